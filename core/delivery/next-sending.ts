import { type Day, dateOfDay, dayMs, dayOfDate, weekdayOf } from '../calendar/civil-date.ts'
import { openingsStartingOn } from '../calendar/date-hours.ts'
import { instantOf, localAt } from '../calendar/zone-offsets.ts'
import { type CompiledCalendar, weekdays, type ZoneOffsets } from '../contract/calendar.ts'
import type { Instant } from '../contract/time.ts'
import type { ReportRhythm } from '../contract/wire-delivery.ts'

/** What a rhythm means by its zone and its calendar; without one every day is a working day. */
export interface RhythmGround {
  readonly zone: ZoneOffsets
  readonly calendar: CompiledCalendar | null
}

/** No calendar is closed for longer; what waits longer than that for a working day waits for ever. */
const longestClosedDays = 400

/**
 * The first instant after `after` at which a report of this rhythm is sent; null if its calendar has no working day within 400 days.
 * Pure. Calling it with its own answer gives the one after that: each is later than the one before, and none comes twice.
 */
export function nextSending(rhythm: ReportRhythm, ground: RhythmGround, after: Instant): Instant | null {
  const today = dayAt(ground, after)
  for (let day = today; day <= today + longestClosedDays; day++) {
    if (!isSentOn(rhythm, ground, day)) continue
    const at = instantOnDay(rhythm, ground, day)
    if (at > after) return at
  }
  return null
}

/** Whether a report is sent on a civil date: it is its day, or a day that waited for this one. */
function isSentOn(rhythm: ReportRhythm, ground: RhythmGround, day: Day): boolean {
  if (!isWorkingDay(ground, day)) return false
  for (let candidate = day; candidate > day - longestClosedDays; candidate--) {
    if (isDayOf(rhythm, candidate)) return true
    if (isWorkingDay(ground, candidate - 1)) return false
  }
  return false
}

function isDayOf({ every, weekdays: days = [], monthDay = 1 }: ReportRhythm, day: Day): boolean {
  switch (every) {
    case 'day':
      return true
    case 'week':
      return days.some((name) => weekdays.indexOf(name) === weekdayOf(day))
    case 'month': {
      const dayOfMonth = Number(dateOfDay(day).slice(8))
      const isLastDay = dateOfDay(day + 1).endsWith('-01')
      return dayOfMonth === monthDay || (isLastDay && dayOfMonth < monthDay)
    }
  }
}

/** Whether something opens on a civil date. */
export function isWorkingDay({ calendar }: RhythmGround, day: Day): boolean {
  return calendar === null || openingsStartingOn(calendar, day).length > 0
}

/** The civil date of an instant in the zone of a rhythm. */
export function dayAt({ zone }: RhythmGround, at: Instant): Day {
  return Math.floor(localAt(zone, at) / dayMs)
}

function instantOnDay({ time }: ReportRhythm, { zone }: RhythmGround, day: Day): Instant {
  const [hours = '0', minutes = '0'] = time.split(':')
  return instantOf(zone, day * dayMs + (Number(hours) * 60 + Number(minutes)) * 60_000)
}

/** The number of a civil date that is known to be one. */
export function dayOf(date: string): Day {
  const day = dayOfDate(date)
  if (day === null) throw new RangeError(`${date} is no civil date.`)
  return day
}
