import { alwaysOpen } from '../../core/calendar/always-open.ts'
import { dateOfDay, dayMs, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { instantOf, localAt, offsetAt } from '../../core/calendar/zone-offsets.ts'
import type { CompiledCalendar, ZoneOffsets } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { Instant } from '../../core/contract/time.ts'
import { instantLike } from '../../model/words/instant-like.ts'

const minuteMs = 60_000
const nineMs = 9 * 3_600_000

/** The calendar by which a rehearsal tells time: that of the first clock; always open, in UTC, where there is none. */
export function calendarOfPlan(plan: Plan | null): CompiledCalendar {
  const id = plan?.policy?.clocks[0]?.calendar
  return (id === undefined ? undefined : plan?.calendars[id]) ?? alwaysOpen
}

/** An instant as documents write it, with the offset that the zone has then. */
export function zonedText(zone: ZoneOffsets, at: Instant): string {
  const offset = offsetAt(zone, at) / minuteMs
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.trunc(Math.abs(offset))
  const sample = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return instantLike(at, sample)
}

/** Monday 9:00 of the week after an instant, in the zone of a calendar. */
export function nextMonday({ zone }: CompiledCalendar, now: Instant): Instant {
  const day = Math.floor(localAt(zone, now) / dayMs)
  return instantOf(zone, (day + 7 - weekdayOf(day)) * dayMs + nineMs)
}

/** An instant as a field of the kind `datetime-local` has it, in the zone. */
export function localInput(zone: ZoneOffsets, at: Instant): string {
  const local = localAt(zone, at)
  const day = Math.floor(local / dayMs)
  const minutes = Math.floor((local - day * dayMs) / minuteMs)
  return `${dateOfDay(day)}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What stands in such a field as an instant; null while it is none. */
export function readLocalInput(zone: ZoneOffsets, text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text)
  const day = match === null ? null : dayOfDate(match[1] ?? '')
  if (match === null || day === null) return null
  return instantOf(zone, day * dayMs + (Number(match[2]) * 60 + Number(match[3])) * minuteMs)
}
