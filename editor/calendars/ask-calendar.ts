import { dateOfDay, dayMs, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { isOpenAt } from '../../core/calendar/is-open-at.ts'
import { nextOpenAt } from '../../core/calendar/next-open-at.ts'
import { openings } from '../../core/calendar/openings.ts'
import { earliestAt, latestAt } from '../../core/calendar/range.ts'
import { resolveDuration } from '../../core/calendar/resolve-duration.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import { instantOf, localAt } from '../../core/calendar/zone-offsets.ts'
import { type CalendarDocument, type CompiledCalendar, weekdays } from '../../core/contract/calendar.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { CivilDate, Duration, Instant } from '../../core/contract/time.ts'
import { planOf } from './edit-dates.ts'
import { minutesOfTime } from './week.ts'

/** Why nothing is open: a holiday, a date with other hours, a weekday that is closed, or a time outside the hours. */
export type ClosedReason = 'holiday' | 'ownHours' | 'weekday' | 'outside'

/** What a calendar says of an instant. */
export type CalendarAnswer =
  | { readonly isOpen: true; readonly untilAt: Instant }
  | {
      readonly isOpen: false
      readonly reason: ClosedReason
      /** What the date is called. */
      readonly name: LocalText | undefined
      /** Null when it does not open again by the end of 2100. */
      readonly nextAt: Instant | null
    }

/** Whether a local time is one: `skipped` when the clocks jump over it, `twice` when they come to it again. */
export type LocalTimeKind = 'once' | 'skipped' | 'twice'

/** The instant of a local time in the calendar's zone, and what kind of time it is; null for a text that is none, or outside the years that calendars know. */
export function instantOfLocal(
  { zone }: CompiledCalendar,
  text: string,
): { readonly at: Instant; readonly kind: LocalTimeKind } | null {
  const [date = '', time = ''] = text.split('T')
  const day = dayOfDate(date)
  const minutes = minutesOfTime(time.slice(0, 5))
  if (day === null || minutes === null) return null
  const local = day * dayMs + minutes * 60_000
  const at = instantOf(zone, local)
  if (at < earliestAt || at > latestAt - dayMs) return null
  if (localAt(zone, at) !== local) return { at, kind: 'skipped' }
  const later = zone.transitionsAt.find((transitionAt) => transitionAt > at && transitionAt <= at + dayMs / 2)
  const again = later === undefined ? null : local - (localAt(zone, later) - later)
  return { at, kind: later !== undefined && again !== null && again >= later && again !== at ? 'twice' : 'once' }
}

/** The local time of an instant as a field takes it, `YYYY-MM-DDTHH:MM`. */
export function localTimeText({ zone }: CompiledCalendar, at: Instant): string {
  const local = localAt(zone, at)
  const minutes = Math.floor((local - Math.floor(local / dayMs) * dayMs) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dateOfDay(Math.floor(local / dayMs))}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** What is open at an instant, or why nothing is and when it opens again. Pure. */
export function askCalendar(document: CalendarDocument, calendar: CompiledCalendar, at: Instant): CalendarAnswer {
  if (isOpenAt(calendar, at)) {
    const [first] = openings(calendar, at, Math.min(latestAt, at + 400 * dayMs))
    return { isOpen: true, untilAt: first?.endAt ?? at }
  }
  const day = dayAt(calendar, at)
  const { plan, name } = planOf(document, dateOfDay(day))
  const isWeekdayOpen = (document.hours[weekdays[weekdayOf(day)] ?? 'mon'] ?? []).length > 0
  const isClosedAllDay = plan.kind === 'holiday' || (plan.kind === 'hours' && plan.hours.length === 0)
  const reason = isClosedAllDay
    ? 'holiday'
    : plan.kind !== 'ordinary'
      ? 'ownHours'
      : isWeekdayOpen
        ? 'outside'
        : 'weekday'
  return { isOpen: false, reason, name, nextAt: nextOpenAt(calendar, at) }
}

/** When something that takes so long is due, and whether that lies after the last date whose holidays are known. Pure; null when not by the end of 2100. */
export function dueOf(
  calendar: CompiledCalendar,
  fromAt: Instant,
  duration: Duration,
): { readonly dueAt: Instant; readonly unknownAfter: CivilDate | null } | null {
  const { dueAt, basis } = resolveDuration(calendar, fromAt, duration)
  if (dueAt === null) return null
  const { coversThrough } = calendar
  const isUnknown = basis === 'open' && coversThrough !== null && dateOfDay(dayAt(calendar, dueAt)) > coversThrough
  return { dueAt, unknownAfter: isUnknown ? coversThrough : null }
}
