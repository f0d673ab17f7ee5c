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
    if (left > lastDay - next) return null
    const weeks = ordinaryWeeks(calendar, next, left)
    next += 7 * weeks
    left -= weeks * workingDaysOfWeek(calendar)
    next++
    if (next > lastDay) return null
    if (isWorkingDay(calendar, next)) left--
  }
  return next
}

/** So near to a change of the clock a day may have openings that its weekday does not say. */
const daysAroundTransition = 3

/**
 * How many whole weeks follow a civil date in which every weekday is as the week says, no holiday, no exception, no change of the clock, and
 * after which at least one of the working days still to be counted is left: decades pass at once that would be counted day by day.
 */
function ordinaryWeeks(calendar: CompiledCalendar, day: Day, left: number): number {
  const { dates, zone } = calendar
  const perWeek = workingDaysOfWeek(calendar)
  if (left <= perWeek) return 0
  const date = dates[firstAbove(dates.length, (index) => (dates[index]?.day ?? lastDay) > day)]?.day ?? lastDay
  const transitionOf = (index: number) => Math.floor((zone.transitionsAt[index] ?? latestAt) / dayMs)
  const near = firstAbove(zone.transitionsAt.length, (index) => transitionOf(index) + daysAroundTransition > day)
  const until = Math.min(date - 1, transitionOf(near) - daysAroundTransition, lastDay)
  const weeks = Math.max(0, Math.floor((until - day) / 7))
  return perWeek === 0 ? weeks : Math.min(weeks, Math.floor((left - 1) / perWeek))
}

function workingDaysOfWeek({ week }: CompiledCalendar): number {
  return week.filter((hours) => hours.length > 0).length
}

/** The first of the numbers below `count` for which something is true that stays true, or `count`. */
function firstAbove(count: number, isAbove: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAbove(middle)) high = middle
    else low = middle + 1
  }
  return low
}
