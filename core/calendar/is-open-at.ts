import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant } from '../contract/time.ts'
import { indexOf, openingIndexAt } from './calendar-index.ts'
import { requireInRange } from './range.ts'

/** Whether the calendar is open at an instant; openings are half open, so it is not at a close. Pure. Throws `calendar.instant-out-of-range`. */
export function isOpenAt(calendar: CompiledCalendar, at: Instant): boolean {
  requireInRange(at)
  const index = indexOf(calendar)
  const chunk = index.chunk(index.numberAt(at))
  const found = openingIndexAt(chunk, at)
  return found >= 0 && at < (chunk.endsAt[found] as number)
}
