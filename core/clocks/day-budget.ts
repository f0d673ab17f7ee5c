import { elapsed } from '../calendar/elapsed.ts'
import { dueWithPauses, elapsedUnpaused, type Pause } from '../calendar/pauses.ts'
import { resolveDuration } from '../calendar/resolve-duration.ts'
import type { ClockInstance } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import type { Work } from '../step/work.ts'
import { calendarOfKey } from './calendar-of.ts'
import { countingCalendar, elapsedOf } from './measure.ts'
import { budgetOf } from './target.ts'

/**
 * The budget of a day target that is computed anew at `work.at` under a calendar: its instant counts from the original start, moved by
 * the open part of the pauses, and the budget is what has elapsed and the open time from now to it. Nothing for other targets
 * (FORMATS section 2).
 */
export function dayBudget(work: Work, instance: ClockInstance, key: string): Partial<ClockInstance> {
  const own = calendarOfKey(work.plan, work.state, key)
  const { measuredFromAt, target } = instance
  const { fixedDueAt } = budgetOf(own, measuredFromAt, target)
  if (fixedDueAt === null) return {}
  const resolved = resolveDuration(own, measuredFromAt, target)
  const pauses = pausesUntil(instance, work.at)
  const dueAt = dueWithPauses(own, measuredFromAt, resolved, pauses).dueAt ?? fixedDueAt
  const usedMs = elapsedOf(work.plan, work.state, instance, work.at)
  const calendar = countingCalendar(work.plan, work.state, instance, key)
  const aheadMs =
    dueAt >= work.at ? elapsed(calendar, work.at, dueAt) : -elapsedUnpaused(calendar, dueAt, work.at, pauses)
  return { budgetMs: Math.max(0, usedMs + aheadMs), fixedDueAt }
}

/** The gaps between the spans of an instance, and the pause that it is in, until now. */
function pausesUntil({ measuredFromAt, spans, state }: ClockInstance, at: Instant): readonly Pause[] {
  const pauses: Pause[] = []
  let last = measuredFromAt
  for (const span of spans) {
    if (span.fromAt > last) pauses.push({ fromAt: last, toAt: span.fromAt })
    last = span.toAt ?? at
  }
  return state === 'paused' ? [...pauses, { fromAt: last, toAt: at }] : pauses
}
