import type { Instant, Millis } from '../../core/contract/time.ts'

/** How pressing something is that has a due time. `waiting`: its clock is paused; `none`: nothing runs. */
export type Urgency = 'onTime' | 'dueSoon' | 'late' | 'waiting' | 'none'

/** From one hour before it is due, by the wall clock, a thing is due soon: an hour is what a person can still arrange. */
export const dueSoonMs: Millis = 60 * 60 * 1000

/**
 * Judges a running due time. What is due is late from `breachesAt` on (a due time that is a closing time is broken only when it opens again);
 * without one, one millisecond after `dueAt`.
 */
export function urgencyOf(dueAt: Instant, breachesAt: Instant | null, now: Instant): Urgency {
  if (breachesAt === null ? now > dueAt : now >= breachesAt) return 'late'
  return dueAt - now <= dueSoonMs ? 'dueSoon' : 'onTime'
}
