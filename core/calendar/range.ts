import type { Instant } from '../contract/time.ts'

/** The first instant of which calendars know anything: 1970-01-01T00:00:00Z. */
export const earliestAt: Instant = 0

/** The last instant of which calendars know anything: 2100-12-31T23:59:59.999Z. */
export const latestAt: Instant = 4_133_980_799_999
