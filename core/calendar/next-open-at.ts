import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant } from '../contract/time.ts'
import { indexOf, openingIndexAt } from './calendar-index.ts'
import { latestAt, requireInRange } from './range.ts'

/**
 * The first open instant at or after `at`; pure. `null` if the calendar does not open again by the end of 2100.
 * Of a `dueAt` it is the `breachesAt`: the first instant from which more than the target would have elapsed. Throws `calendar.instant-out-of-range`.
 */
export function nextOpenAt(calendar: CompiledCalendar, at: Instant): Instant | null {
  requireInRange(at)
  const index = indexOf(calendar)
  const first = index.numberAt(at)
  const chunk = index.chunk(first)
  const found = openingIndexAt(chunk, at)
  if (found >= 0 && at < (chunk.endsAt[found] as number)) return at
  if (found + 1 < chunk.startsAt.length) return withinRange(chunk.startsAt[found + 1] as number)
  for (let number = first + 1; number <= index.last; number++) {
    if (index.totalMs(number) > 0) return withinRange(index.chunk(number).startsAt[0] as number)
  }
  return null
}

function withinRange(at: Instant): Instant | null {
  return at <= latestAt ? at : null
}
