import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Duration, Instant, Millis } from '../contract/time.ts'
import { instantAfter } from './target.ts'

const firstStepMs: Millis = 3_600_000
const longestMs: Millis = 50 * 366 * 86_400_000

/**
 * The latest instant from which a duration ends at `endAt` or before: `endAt` minus the duration, for units that cannot be
 * subtracted. Found by halving, since the end never moves back when the start moves on; bounded at 50 years before `endAt`.
 */
export function latestStart(calendar: CompiledCalendar, endAt: Instant, duration: Duration): Instant {
  const isInTime = (at: Instant): boolean => {
    const reachedAt = instantAfter(calendar, at, duration)
    return reachedAt !== null && reachedAt <= endAt
  }
  let stepMs = firstStepMs
  while (stepMs < longestMs && !isInTime(endAt - stepMs)) stepMs *= 2
  let low = endAt - stepMs
  let high = endAt
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isInTime(middle)) low = middle
    else high = middle
  }
  return low
}
