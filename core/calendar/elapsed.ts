import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant, Millis } from '../contract/time.ts'
import { indexOf, openMsBefore } from './calendar-index.ts'
import { requireInRange } from './range.ts'

/**
 * The open time from one instant (included) to another (excluded), in whole milliseconds; pure. 0 if `toAt` is not after `fromAt`.
 * Additive: what elapsed from a to b and from b to c adds up to a to c. Throws `calendar.instant-out-of-range`.
 */
export function elapsed(calendar: CompiledCalendar, fromAt: Instant, toAt: Instant): Millis {
  requireInRange(fromAt)
  requireInRange(toAt)
  if (toAt <= fromAt) return 0
  const index = indexOf(calendar)
  const first = index.numberAt(fromAt)
  const last = index.numberAt(toAt)
  let elapsedMs = openMsBefore(index.chunk(last), toAt) - openMsBefore(index.chunk(first), fromAt)
  for (let number = first; number < last; number++) elapsedMs += index.totalMs(number)
  return elapsedMs
}
