import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Duration, Instant, Millis } from '../contract/time.ts'
import { advance } from './advance.ts'
import { dayMs } from './civil-date.ts'
import { elapsed } from './elapsed.ts'
import { nextOpenAt } from './next-open-at.ts'
import { latestAt, requireInRange } from './range.ts'
import { closeOf, dayAt, nextWorkingDay, workingDayAfter, workingDayAt } from './working-day.ts'
import { instantOf, localAt } from './zone-offsets.ts'

/** A duration as it stands for one start. */
export interface ResolvedDuration {
  /** `open`: the budget is open time of the calendar; `elapsed`: it is wall time, as on the calendar `alwaysOpen`. */
  readonly basis: 'open' | 'elapsed'
  /** How much has to elapse. The largest safe integer for a day target that is not reached by the end of 2100. */
  readonly budgetMs: Millis
  /** When it is due if nothing pauses it; `null` if that is not by the end of 2100. */
  readonly dueAt: Instant | null
}

const minuteMs = 60_000
const hourMs = 3_600_000

/**
 * Turns a duration into a budget, counted from a start; pure. Day units become the time that elapses until the instant they name, so a
 * pause moves them like any other; as long as no open time was paused their `dueAt` is that instant, which `advance` need not give.
 * Throws `calendar.instant-out-of-range`.
 */
export function resolveDuration(calendar: CompiledCalendar, startAt: Instant, duration: Duration): ResolvedDuration {
  requireInRange(startAt)
  const { amount, unit } = duration
  switch (unit) {
    case 'minutes':
      return wallTime(startAt, startAt + Math.round(amount * minuteMs))
    case 'hours':
      return wallTime(startAt, startAt + Math.round(amount * hourMs))
    case 'calendarDays':
      return wallTime(startAt, sameLocalTime(calendar, startAt, amount))
    case 'businessMinutes':
      return openTime(calendar, startAt, Math.round(amount * minuteMs))
    case 'businessHours':
      return openTime(calendar, startAt, Math.round(amount * hourMs))
    case 'businessDaysSameTime':
      return untilInstant(calendar, startAt, sameTimeOnWorkingDay(calendar, startAt, amount))
    case 'endOfBusinessDay':
      return untilInstant(calendar, startAt, endOfWorkingDay(calendar, startAt, amount))
  }
}

/** The budget of a target in business minutes or hours, which is the same from any start; `null` for other units. */
export function openBudgetMs({ amount, unit }: Duration): Millis | null {
  if (unit === 'businessMinutes') return Math.round(amount * minuteMs)
  return unit === 'businessHours' ? Math.round(amount * hourMs) : null
}

function wallTime(startAt: Instant, dueAt: Instant): ResolvedDuration {
  return { basis: 'elapsed', budgetMs: dueAt - startAt, dueAt: dueAt <= latestAt ? dueAt : null }
}

function openTime(calendar: CompiledCalendar, startAt: Instant, budgetMs: Millis): ResolvedDuration {
  return { basis: 'open', budgetMs, dueAt: advance(calendar, startAt, budgetMs) }
}

function untilInstant(calendar: CompiledCalendar, startAt: Instant, dueAt: Instant | null): ResolvedDuration {
  if (dueAt === null || dueAt > latestAt) return { basis: 'open', budgetMs: Number.MAX_SAFE_INTEGER, dueAt: null }
  return { basis: 'open', budgetMs: elapsed(calendar, startAt, dueAt), dueAt }
}

function sameLocalTime({ zone }: CompiledCalendar, at: Instant, days: number): Instant {
  return instantOf(zone, localAt(zone, at) + days * dayMs)
}

/** From the next opening if the start is outside open time, n working days on, at the same local time, or the next opening if that is closed. */
function sameTimeOnWorkingDay(calendar: CompiledCalendar, startAt: Instant, count: number): Instant | null {
  const openAt = nextOpenAt(calendar, startAt)
  if (openAt === null) return null
  const from = workingDayAt(calendar, openAt) ?? dayAt(calendar, openAt)
  const to = workingDayAfter(calendar, from, count)
  if (to === null) return null
  const dueAt = sameLocalTime(calendar, openAt, to - from)
  return dueAt <= latestAt ? nextOpenAt(calendar, dueAt) : null
}

/** The close of the current working day, or of the next one if none is current, n working days later. */
function endOfWorkingDay(calendar: CompiledCalendar, startAt: Instant, count: number): Instant | null {
  const current = workingDayAt(calendar, startAt) ?? nextWorkingDay(calendar, dayAt(calendar, startAt), startAt)
  const last = current === null ? null : workingDayAfter(calendar, current, count)
  return last === null ? null : closeOf(calendar, last)
}
