import type { Instant } from '../../core/contract/time.ts'

const hourMs = 3_600_000

/** A session that nobody uses ends after half a day, and any session after two weeks. */
export const sessionLife = { idleMs: 12 * hourMs, longestMs: 14 * 24 * hourMs } as const

/** When a session ends that began at `startedAt` and was last used at `at`. Pure. */
export function sessionEndsAt(startedAt: Instant, at: Instant): Instant {
  return Math.min(startedAt + sessionLife.longestMs, at + sessionLife.idleMs)
}
