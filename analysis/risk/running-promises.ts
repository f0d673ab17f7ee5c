import { elapsed } from '../../core/calendar/elapsed.ts'
import { isOpenAt } from '../../core/calendar/is-open-at.ts'
import { type Calendars, type CaseHistory, type Standing, standingAt } from './case-history.ts'
import { clockAt } from './clock-at.ts'

/** All that is known at an instant of a promise that runs then. Times in ms of the promise's own time. */
export interface RunningPromise {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly flow: string
  readonly channel: string | null
  readonly standing: Standing
  readonly isPaused: boolean
  readonly usedMs: number
  readonly budgetMs: number
  readonly timeInNodeMs: number
  /** Cases that the team has and that do not wait, this one left out. */
  readonly queue: number
  /** Cases that its assignee has and that do not wait, this one left out; 0 without one. */
  readonly assigneeLoad: number
  readonly isOpen: boolean
  /** Another promise of the case was broken. */
  readonly isOtherLate: boolean
}

/**
 * Every promise that runs at an instant, as it was known then: whatever is recorded later changes nothing of it. Queues are counted over
 * the cases given. Pure.
 */
export function runningPromises(cases: Iterable<CaseHistory>, calendars: Calendars, at: number): RunningPromise[] {
  const standing: (readonly [CaseHistory, Standing])[] = []
  const queues = new Map<string, number>()
  const loads = new Map<string, number>()
  for (const history of cases) {
    const where = standingAt(history, at)
    if (where === null) continue
    standing.push([history, where])
    if (where.isWaiting) continue
    if (where.team !== null) queues.set(where.team, (queues.get(where.team) ?? 0) + 1)
    if (where.assignee !== null) loads.set(where.assignee, (loads.get(where.assignee) ?? 0) + 1)
  }
  const found: RunningPromise[] = []
  for (const [history, where] of standing) {
    const own = where.isWaiting ? 0 : 1
    const brokenOf = new Set(
      history.clocks.flatMap(({ id, instances }) =>
        instances.some(({ breachedAt }) => breachedAt !== null && breachedAt <= at) ? [id] : [],
      ),
    )
    for (const { id, instances } of history.clocks) {
      for (const instance of instances) {
        if (instance.startedAt > at) continue
        const clock = clockAt(instance, calendars, at)
        if (clock === null || clock.budgetMs <= 0) continue
        found.push({
          caseId: history.id,
          clock: id,
          instance: instance.instance,
          flow: history.flow,
          channel: history.channel,
          standing: where,
          isPaused: clock.isPaused,
          usedMs: clock.usedMs,
          budgetMs: clock.budgetMs,
          timeInNodeMs: elapsed(clock.calendar, where.nodeSinceAt, at),
          queue: where.team === null ? 0 : (queues.get(where.team) ?? 0) - own,
          assigneeLoad: where.assignee === null ? 0 : (loads.get(where.assignee) ?? 0) - own,
          isOpen: isOpenAt(clock.calendar, at),
          isOtherLate: brokenOf.size > (brokenOf.has(id) ? 1 : 0),
        })
      }
    }
  }
  return found
}
