import { ProblemError } from '../contract/problem-error.ts'
import type { Instant } from '../contract/time.ts'
import { formatInstant } from './format-instant.ts'

/** The first instant of which calendars know anything: 1970-01-01T00:00:00Z. */
export const earliestAt: Instant = 0

/** The last instant of which calendars know anything: 2100-12-31T23:59:59.999Z. */
export const latestAt: Instant = 4_133_980_799_999

/** Throws `calendar.instant-out-of-range` unless calendars know the instant, which has to be a whole number. */
export function requireInRange(at: Instant): void {
  if (Number.isInteger(at) && at >= earliestAt && at <= latestAt) return
  throw new ProblemError('calendar.instant-out-of-range', {
    instant: formatInstant(at),
    earliest: formatInstant(earliestAt),
    latest: formatInstant(latestAt),
  })
}
