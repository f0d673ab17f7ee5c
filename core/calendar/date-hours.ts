import type { CompiledCalendar, MinuteInterval, Opening } from '../contract/calendar.ts'
import { type Day, dayMs, weekdayOf } from './civil-date.ts'
import { instantOf } from './zone-offsets.ts'

const minuteMs = 60_000
const minutesOfDay = 1440

/** The hours written for one civil date instead of its weekday's, or `undefined` on an ordinary date. */
function ownHours({ dates }: CompiledCalendar, day: Day): readonly MinuteInterval[] | undefined {
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = dates[middle] as CompiledCalendar['dates'][number]
    if (found.day === day) return found.hours
    if (found.day < day) low = middle + 1
    else high = middle
  }
  return undefined
}

/** The intervals that start on a civil date, as they were written. */
function writtenHours(calendar: CompiledCalendar, day: Day): readonly MinuteInterval[] {
  return ownHours(calendar, day) ?? weekHours(calendar, day)
}

/**
 * What is open on a civil date, cut at its midnights and in no particular order: what starts on it, and the tails of the night before.
 * A date with hours of its own takes no tails. Any other takes that of its weekday's eve, even if the eve itself is a holiday or an
 * exception, and that of the exception on its eve.
 */
export function cutHours(calendar: CompiledCalendar, day: Day): MinuteInterval[] {
  const own = ownHours(calendar, day)
  const heads = (own ?? weekHours(calendar, day)).map(
    ([from, to]): MinuteInterval => [from, Math.min(to, minutesOfDay)],
  )
  if (own !== undefined) return heads
  const eves = [...weekHours(calendar, day - 1), ...(ownHours(calendar, day - 1) ?? [])]
  for (const [, to] of eves) if (to > minutesOfDay) heads.push([0, to - minutesOfDay])
  return heads
}

/**
 * The openings that start on a civil date, whole: a night shift's ends on the next date, or at midnight if that date has hours of its
 * own. What local time drops (an interval inside a gap) is left out.
 */
export function openingsStartingOn(calendar: CompiledCalendar, day: Day): Opening[] {
  const cutsNights = ownHours(calendar, day + 1) !== undefined
  const whole = writtenHours(calendar, day).map(([from, to]) =>
    openingOf(calendar, day, [from, cutsNights ? Math.min(to, minutesOfDay) : to]),
  )
  return whole.filter(({ startAt, endAt }) => startAt < endAt)
}

/** The instants of an interval of a civil date; empty or reversed if local time drops it. */
export function openingOf({ zone }: CompiledCalendar, day: Day, [from, to]: MinuteInterval): Opening {
  const midnight = day * dayMs
  return { startAt: instantOf(zone, midnight + from * minuteMs), endAt: instantOf(zone, midnight + to * minuteMs) }
}

function weekHours({ week }: CompiledCalendar, day: Day): readonly MinuteInterval[] {
  return week[weekdayOf(day)] ?? []
}
