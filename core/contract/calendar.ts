import type { LocalText } from './language.ts'
import type { CivilDate, Instant, Millis } from './time.ts'

/** The weekdays as documents name them, in the order of the week. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type Weekday = (typeof weekdays)[number]

/** An interval of local time as people write it, half open: `"09:00-17:00"`; `"22:00-06:00"` runs over midnight, `24:00` may end one. */
export type IntervalText = string

/** A calendar as people write it. A weekday left out is closed. */
export interface CalendarDocument {
  readonly kind: 'calendar'
  readonly id: string
  readonly name?: LocalText
  /** An IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string
  readonly hours: { readonly [D in Weekday]?: readonly IntervalText[] }
  readonly holidays?: readonly CalendarHoliday[]
  readonly exceptions?: readonly CalendarException[]
  /** The last date whose holidays are known; a deadline after it is computed with a warning. */
  readonly coversThrough?: CivilDate
}

/** A civil date in the calendar's zone on which nothing opens. */
export interface CalendarHoliday {
  readonly date: CivilDate
  readonly name?: LocalText
}

/** A civil date in the calendar's zone with hours of its own, or with those of a weekday; it beats a holiday. Exactly one of `hours` and `like` is given. */
export interface CalendarException {
  readonly date: CivilDate
  readonly hours?: readonly IntervalText[]
  readonly like?: Weekday
  readonly name?: LocalText
}

/** Minutes of local time since the midnight that begins a civil date, `from` ≤ 1439 and `to` ≤ 2880: beyond 1440 it is the next date. */
export type MinuteInterval = readonly [from: number, to: number]

/** The offsets of a zone, as numbers, so that nothing asks for zone data at run time. Local time = UTC + offset. */
export interface ZoneOffsets {
  /** The offset before the first transition. */
  readonly firstOffsetMs: Millis
  /** When the offset changes, ascending, and to what; both lists are equally long. */
  readonly transitionsAt: readonly Instant[]
  readonly offsetsMs: readonly Millis[]
}

/** What opens on one civil date instead of the weekday's hours: nothing on a holiday. */
export interface DateHours {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly hours: readonly MinuteInterval[]
}

/**
 * A calendar as `core/calendar` reads it: plain JSON, without functions or zone names to look up, so that it can live in a plan, be
 * stored, hashed and sent. Intervals stand as they were written, by the date on which they start, sorted, and are cut at midnight when read.
 */
export interface CompiledCalendar {
  readonly id: string
  /** The published version; `null` for a calendar that is not published (a file, a draft, a scenario). */
  readonly version: number | null
  readonly name: LocalText | null
  /** The zone's name, for display alone. */
  readonly timeZone: string
  readonly zone: ZoneOffsets
  /** Seven lists, Monday first. */
  readonly week: readonly (readonly MinuteInterval[])[]
  /** Holidays and exceptions, ascending, each date once. */
  readonly dates: readonly DateHours[]
  readonly coversThrough: CivilDate | null
}

/** A stretch of open time, half open. */
export interface Opening {
  readonly startAt: Instant
  readonly endAt: Instant
}
