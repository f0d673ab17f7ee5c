import { advance } from '../calendar/advance.ts'
import { alwaysOpen } from '../calendar/always-open.ts'
import { elapsed } from '../calendar/elapsed.ts'
import { nextOpenAt } from '../calendar/next-open-at.ts'
import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState, ClockInstance, ClockSpan } from '../contract/state.ts'
import type { DurationUnit, Instant, Millis } from '../contract/time.ts'
import { calendarOfKey } from './calendar-of.ts'

const plainUnits: ReadonlySet<DurationUnit> = new Set(['minutes', 'hours', 'calendarDays'])

/** Whether a target counts all time, open or not. */
export function countsPlainTime(instance: Pick<ClockInstance, 'target'>): boolean {
  return plainUnits.has(instance.target.unit)
}

/** The calendar in which a span of an instance counts for its present target. */
export function countingCalendar(plan: Plan, state: CaseState, instance: ClockInstance, key: string): CompiledCalendar {
  return countsPlainTime(instance) ? alwaysOpen : calendarOfKey(plan, state, key)
}

function spanMs(plan: Plan, state: CaseState, instance: ClockInstance, span: ClockSpan, at: Instant): Millis {
  if (span.toAt !== null) return countsPlainTime(instance) ? span.toAt - span.fromAt : span.openMs
  return at <= span.fromAt ? 0 : elapsed(countingCalendar(plan, state, instance, span.calendar), span.fromAt, at)
}

/** What an instance has counted until `at`, in the time of its target; `at` not before its last change. */
export function elapsedOf(plan: Plan, state: CaseState, instance: ClockInstance, at: Instant): Millis {
  let sum = 0
  for (const span of instance.spans) sum += spanMs(plan, state, instance, span, at)
  return sum
}

/** Whether the computed instant of a day target still counts: no open time, in the time of its target, was paused before it. */
function isUnmoved(plan: Plan, state: CaseState, instance: ClockInstance, fixedDueAt: Instant): boolean {
  const calendar = countingCalendar(plan, state, instance, instance.calendar)
  let last = instance.measuredFromAt
  for (const span of instance.spans) {
    const untilAt = span.fromAt < fixedDueAt ? span.fromAt : fixedDueAt
    if (untilAt > last && elapsed(calendar, last, untilAt) > 0) return false
    last = span.toAt ?? span.fromAt
  }
  return true
}

/**
 * The earliest instant at which an instance has, or will have, counted `ms`, if it runs on as it does now; null while it is paused
 * before that, or when the calendar never opens long enough. The last span of a stopped one is taken to go on.
 */
export function instantOf(plan: Plan, state: CaseState, instance: ClockInstance, ms: Millis): Instant | null {
  let left = ms
  const last = instance.spans.length - 1
  for (let index = 0; index <= last; index++) {
    const span = instance.spans[index] as ClockSpan
    const isOpenEnded = span.toAt === null || (index === last && instance.state !== 'paused')
    if (!isOpenEnded) {
      const counted = spanMs(plan, state, instance, span, span.fromAt)
      if (left > counted) {
        left -= counted
        continue
      }
    }
    return left <= 0 ? span.fromAt : advance(countingCalendar(plan, state, instance, span.calendar), span.fromAt, left)
  }
  return null
}

/**
 * An instant before which a running instance surely has not counted `ms`, found without a calendar: open time never passes faster than
 * time. Null where that cannot be told so cheaply.
 */
export function notBefore(instance: ClockInstance, ms: Millis): Instant | null {
  if (instance.state !== 'running' || instance.fixedDueAt !== null || instance.spans.length !== 1) return null
  return (instance.spans[0] as ClockSpan).fromAt + ms
}

/** An instance on hold as if its last span went on: for what lay before the hold. */
export function asRunning(instance: ClockInstance): ClockInstance {
  return instance.state === 'paused' ? { ...instance, state: 'running' } : instance
}

/** When an instance is due: the earliest instant at which what has elapsed equals the target; null while paused. */
export function dueAtOf(plan: Plan, state: CaseState, instance: ClockInstance): Instant | null {
  if (instance.state === 'paused' || instance.spans.length === 0) return null
  const { fixedDueAt } = instance
  if (fixedDueAt !== null && isUnmoved(plan, state, instance, fixedDueAt)) return fixedDueAt
  return instantOf(plan, state, instance, instance.budgetMs)
}

/** The first open, unpaused instant at or after `dueAt`, from which elapsed time would exceed the target; null if there is none. */
export function breachesAtOf(plan: Plan, state: CaseState, instance: ClockInstance): Instant | null {
  const dueAt = dueAtOf(plan, state, instance)
  if (dueAt === null) return null
  for (let index = 0; index < instance.spans.length; index++) {
    const span = instance.spans[index] as ClockSpan
    const toAt = index === instance.spans.length - 1 ? null : span.toAt
    if (toAt !== null && toAt <= dueAt) continue
    const calendar = countingCalendar(plan, state, instance, span.calendar)
    const openAt = nextOpenAt(calendar, dueAt > span.fromAt ? dueAt : span.fromAt)
    if (openAt !== null && (toAt === null || openAt < toAt)) return openAt
  }
  return null
}
