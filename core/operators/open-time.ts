import { type Day, dayMs } from '../calendar/civil-date.ts'
import { elapsed } from '../calendar/elapsed.ts'
import { isOpenAt } from '../calendar/is-open-at.ts'
import { resolveDuration } from '../calendar/resolve-duration.ts'
import { localAt } from '../calendar/zone-offsets.ts'
import type { CompiledCalendar } from '../contract/calendar.ts'
import { ProblemError } from '../contract/problem-error.ts'
import type { EvaluationContext, Operand } from '../contract/rules.ts'
import { type Duration, durationUnits, type Instant } from '../contract/time.ts'
import { momentOf, parseInstant } from '../facts/moment.ts'
import { never, type Operator } from './operator.ts'

/** The calendar of this id is open at the fact's instant. */
export const isOpen: Operator = {
  facts: ['instant'],
  operand: 'calendar',
  takesOtherFact: false,
  prepare: (expected) => {
    if (typeof expected !== 'string') return never
    return (seen, context) => {
      const at = typeof seen === 'string' ? parseInstant(seen) : null
      return at !== null && isOpenAt(calendarOf(context, expected), at)
    }
  },
}

/**
 * The fact's instant is not later than now, and no more than the duration has passed since. Business time and days are those of the default
 * calendar. Of a date it can be asked in calendar days: it is not later than today there, and at most so many days back.
 */
export const withinLast: Operator = {
  facts: ['date', 'instant'],
  operand: 'duration',
  takesOtherFact: false,
  prepare: (expected) => {
    if (!isDuration(expected)) return never
    return (seen, context) => {
      const moment = typeof seen === 'string' ? momentOf(seen) : null
      if (moment === null) return false
      if (moment.kind === 'date') return isDayWithin(moment.at, expected, context)
      return moment.at <= context.nowAt && isTimeWithin(moment.at, expected, context)
    }
  },
}

/** Whether a right side is a duration. */
export function isDuration(expected: Operand): expected is Duration {
  return (
    typeof expected === 'object' &&
    expected !== null &&
    Object.hasOwn(expected, 'amount') &&
    Object.hasOwn(expected, 'unit')
  )
}

/** Whether a duration can be counted without a calendar. */
export function isPlainDuration(duration: Duration): boolean {
  return duration.unit === 'minutes' || duration.unit === 'hours'
}

function isTimeWithin(fromAt: Instant, duration: Duration, context: EvaluationContext): boolean {
  if (duration.unit === 'minutes') return context.nowAt - fromAt <= Math.round(duration.amount * 60_000)
  if (duration.unit === 'hours') return context.nowAt - fromAt <= Math.round(duration.amount * 3_600_000)
  if (!durationUnits.includes(duration.unit)) return false
  const calendar = calendarOf(context, context.defaultCalendar)
  const { basis, budgetMs } = resolveDuration(calendar, fromAt, duration)
  const passedMs = basis === 'open' ? elapsed(calendar, fromAt, context.nowAt) : context.nowAt - fromAt
  return passedMs <= budgetMs
}

function isDayWithin(day: Day, duration: Duration, context: EvaluationContext): boolean {
  if (duration.unit !== 'calendarDays') return false
  const { zone } = calendarOf(context, context.defaultCalendar)
  const today = Math.floor(localAt(zone, context.nowAt) / dayMs)
  return today - duration.amount <= day && day <= today
}

function calendarOf(context: EvaluationContext, id: string | undefined): CompiledCalendar {
  if (id === undefined) throw new ProblemError('rules.default-calendar-not-given')
  const calendar = Object.hasOwn(context.calendars, id) ? context.calendars[id] : undefined
  if (calendar === undefined) throw new ProblemError('rules.calendar-not-given', { calendar: id })
  return calendar
}
