import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant } from '../contract/time.ts'
import { type Day, dayMs } from './civil-date.ts'
import { openingsStartingOn } from './date-hours.ts'
import { latestAt } from './range.ts'
import { localAt } from './zone-offsets.ts'

const lastDay = Math.floor(latestAt / dayMs)

/** Whether an opening starts on a civil date; the tail of a night does not count. */
function isWorkingDay(calendar: CompiledCalendar, day: Day): boolean {
  return openingsStartingOn(calendar, day).length > 0
}

/** The end of the last opening that starts on a civil date, also when that is after midnight; `null` if it is not a working day. */
export function closeOf(calendar: CompiledCalendar, day: Day): Instant | null {
  const ends = openingsStartingOn(calendar, day).map(({ endAt }) => endAt)
  return ends.length === 0 ? null : Math.max(...ends)
}

/** The civil date at an instant, in the calendar's zone. */
export function dayAt({ zone }: CompiledCalendar, at: Instant): Day {
  return Math.floor(localAt(zone, at) / dayMs)
}

/**
 * The working day on which the opening that holds an instant starts; `null` while closed. Where a night and the next date's own hours
 * overlap, the date's own win. `null` also in the tail of a night whose evening was replaced: it belongs to no working day.
 */
export function workingDayAt(calendar: CompiledCalendar, at: Instant): Day | null {
  const today = dayAt(calendar, at)
  // A night began yesterday; what a skipped civil date moved forward began the day before that.
  for (const day of [today, today - 1, today - 2]) {
    if (openingsStartingOn(calendar, day).some(({ startAt, endAt }) => startAt <= at && at < endAt)) return day
  }
  return null
}

/** The first working day, from `day` on, with an opening that starts at or after an instant; `null` if there is none by the end of 2100. */
export function nextWorkingDay(calendar: CompiledCalendar, day: Day, at: Instant): Day | null {
  for (let next = day; next <= lastDay; next++) {
    if (openingsStartingOn(calendar, next).some(({ startAt }) => startAt >= at)) return next
  }
  return null
}

/** The n-th working day after a civil date; the date itself for 0. `null` if there are not so many by the end of 2100. */
export function workingDayAfter(calendar: CompiledCalendar, day: Day, count: number): Day | null {
  let left = count
  let next = day
  while (left > 0) {
    next++
    if (next > lastDay) return null
    if (isWorkingDay(calendar, next)) left--
  }
  return next
}
