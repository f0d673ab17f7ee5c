import type { CompiledCalendar, Opening } from '../contract/calendar.ts'
import { ProblemError } from '../contract/problem-error.ts'
import type { CivilDate, Instant } from '../contract/time.ts'
import { indexOf } from './calendar-index.ts'
import { dayMs, dayOfDate } from './civil-date.ts'
import { earliestAt, latestAt, requireInRange } from './range.ts'
import { instantOf } from './zone-offsets.ts'

/**
 * The openings between two instants, ascending, clipped to them, adjacent ones merged; pure, and worked out as they are asked for, so a
 * long stretch may be left early. Throws `calendar.instant-out-of-range`.
 */
export function* openings(calendar: CompiledCalendar, fromAt: Instant, toAt: Instant): Iterable<Opening> {
  requireInRange(fromAt)
  requireInRange(toAt)
  let pending: Opening | undefined
  for (const opening of unmerged(calendar, fromAt, toAt)) {
    if (pending === undefined) pending = opening
    else if (pending.endAt === opening.startAt) pending = { startAt: pending.startAt, endAt: opening.endAt }
    else {
      yield pending
      pending = opening
    }
  }
  if (pending !== undefined) yield pending
}

/**
 * The openings of a civil date in the calendar's zone, from its first instant to that of the next date; pure. Throws
 * `calendar.no-such-date` if the text names none, or one that is not wholly within 1970 … 2100.
 */
export function openingsOfDate(calendar: CompiledCalendar, date: CivilDate): Opening[] {
  const day = dayOfDate(date)
  if (day === null) throw new ProblemError('calendar.no-such-date', { date: date.slice(0, 60) })
  const startAt = instantOf(calendar.zone, day * dayMs)
  const endAt = instantOf(calendar.zone, (day + 1) * dayMs)
  if (startAt < earliestAt || endAt > latestAt) throw new ProblemError('calendar.no-such-date', { date })
  return [...openings(calendar, startAt, endAt)]
}

function* unmerged(calendar: CompiledCalendar, fromAt: Instant, toAt: Instant): Iterable<Opening> {
  if (toAt <= fromAt) return
  const index = indexOf(calendar)
  const last = index.numberAt(toAt)
  for (let number = index.numberAt(fromAt); number <= last; number++) {
    const { startsAt, endsAt } = index.chunk(number)
    for (let nth = 0; nth < startsAt.length; nth++) {
      const startAt = Math.max(startsAt[nth] as number, fromAt)
      const endAt = Math.min(endsAt[nth] as number, toAt)
      if (startAt < endAt) yield { startAt, endAt }
    }
  }
}
