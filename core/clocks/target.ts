import { alwaysOpen } from '../calendar/always-open.ts'
import { openBudgetMs, resolveDuration } from '../calendar/resolve-duration.ts'
import type { CompiledCalendar } from '../contract/calendar.ts'
import type { FactValue } from '../contract/facts.ts'
import type { PlanClock, PlanTarget } from '../contract/plan.ts'
import type { Duration, Instant, Millis } from '../contract/time.ts'
import { isSameValue } from '../operators/same-value.ts'

/** The name of a target: two rows with the same duration are the same target. */
export function targetKey(within: Duration): string {
  return `${within.amount} ${within.unit}`
}

export interface ChosenTarget {
  readonly row: number
  readonly within: Duration
}

/** The first row whose conditions all hold; null when none does, then there is no clock. `factOf` reads a fact, null if missing. */
export function chooseTarget(clock: PlanClock, factOf: (id: string) => FactValue): ChosenTarget | null {
  for (let row = 0; row < clock.targets.length; row++) {
    const target = clock.targets[row]
    if (target !== undefined && holds(target, factOf)) return { row, within: target.within }
  }
  return null
}

function holds(target: PlanTarget, factOf: (id: string) => FactValue): boolean {
  for (const { fact, oneOf } of target.when) {
    const seen = factOf(fact)
    if (seen === null || !oneOf.some((value) => value !== null && isSameValue(seen, value as FactValue))) return false
  }
  return true
}

/** Whether two durations are the same target: what `targetKey` says, without making the names. */
export function isSameTarget(a: Duration, b: Duration): boolean {
  return a === b || (a.amount === b.amount && a.unit === b.unit)
}

const dayUnits: ReadonlySet<string> = new Set(['calendarDays', 'businessDaysSameTime', 'endOfBusinessDay'])

export interface Budget {
  readonly budgetMs: Millis
  /** The instant that a day target names; null for other targets. */
  readonly fixedDueAt: Instant | null
}

/** A target as an amount of time, counted from `fromAt` in the calendar given (FORMATS section 2). */
export function budgetOf(calendar: CompiledCalendar, fromAt: Instant, within: Duration): Budget {
  const openMs = openBudgetMs(within)
  if (openMs !== null) return { budgetMs: openMs, fixedDueAt: null }
  const resolved = resolveDuration(calendar, fromAt, within)
  return { budgetMs: resolved.budgetMs, fixedDueAt: dayUnits.has(within.unit) ? resolved.dueAt : null }
}

/** The instant that is a duration after another; in UTC and always open where the flow has no calendar. */
export function instantAfter(calendar: CompiledCalendar | null, fromAt: Instant, duration: Duration): Instant | null {
  return resolveDuration(calendar ?? alwaysOpen, fromAt, duration).dueAt
}
