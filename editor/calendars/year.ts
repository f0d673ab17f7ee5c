import { dateOfDay, dayMs, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { localAt, offsetAt } from '../../core/calendar/zone-offsets.ts'
import { type CalendarDocument, type MinuteInterval, weekdays, type ZoneOffsets } from '../../core/contract/calendar.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { CivilDate, Instant } from '../../core/contract/time.ts'
import { type PlannedDate, planOf } from './edit-dates.ts'
import { intervalsOf, lengthOf } from './week.ts'

/**
 * How a date looks in a year: as its weekday says (open or closed), closed although its weekday opens or not (`holiday`), with fewer hours
 * than its weekday (`short`), open although its weekday is closed (`extra`), or otherwise with hours of its own (`own`).
 */
export type DateLook = 'open' | 'closed' | 'holiday' | 'short' | 'extra' | 'own'

export interface YearDay {
  readonly date: CivilDate
  /** 0 is Monday. */
  readonly weekday: number
  readonly look: DateLook
  readonly name: LocalText | undefined
}

/** The dates of a year, month by month. Pure. */
export function daysOfYear(document: CalendarDocument, year: number): readonly (readonly YearDay[])[] {
  const planned = new Map(
    [...(document.holidays ?? []), ...(document.exceptions ?? [])].map(({ date }) => [date, planOf(document, date)]),
  )
  return Array.from({ length: 12 }, (_, month) => {
    const first = dayOfMonth(year, month)
    const end = month === 11 ? dayOfMonth(year + 1, 0) : dayOfMonth(year, month + 1)
    return Array.from({ length: end - first }, (_, index) => {
      const date = dateOfDay(first + index)
      const weekday = weekdayOf(first + index)
      const own = planned.get(date)
      return { date, weekday, look: lookOf(document, weekday, own), name: own?.name }
    })
  })
}

function dayOfMonth(year: number, month: number): number {
  return dayOfDate(`${year}-${String(month + 1).padStart(2, '0')}-01`) ?? 0
}

function lookOf(document: CalendarDocument, weekday: number, planned: PlannedDate | undefined): DateLook {
  const usual = lengthOf(intervalsOf(document.hours[weekdays[weekday] ?? 'mon']))
  if (planned === undefined || planned.plan.kind === 'ordinary') return usual > 0 ? 'open' : 'closed'
  const length = lengthOf(hoursOf(document, planned))
  if (length === 0) return 'holiday'
  if (usual === 0) return 'extra'
  return length < usual ? 'short' : 'own'
}

/** What opens on a date that has a plan of its own. */
function hoursOf({ hours }: CalendarDocument, { plan }: PlannedDate): readonly MinuteInterval[] {
  if (plan.kind === 'hours') return intervalsOf(plan.hours)
  return plan.kind === 'like' ? intervalsOf(hours[plan.like]) : []
}

/** What a calendar knows of the holidays of a year: all, those of its beginning, none, or it does not say how far it knows. */
export type YearKnowledge = 'known' | 'partly' | 'unknown' | 'unsaid'

export function knowledgeOf(
  { holidays = [], exceptions = [], coversThrough }: CalendarDocument,
  year: number,
): YearKnowledge {
  if (coversThrough !== undefined) {
    if (coversThrough >= `${year}-12-31`) return 'known'
    return coversThrough >= `${year}-01-01` ? 'partly' : 'unknown'
  }
  return [...holidays, ...exceptions].some(({ date }) => date.startsWith(`${year}-`)) ? 'unsaid' : 'unknown'
}

/** A moment at which the clocks of a zone are put forward or back. */
export interface ZoneChange {
  readonly at: Instant
  /** The local date on which it happens. */
  readonly date: CivilDate
  /** The local times before and after it, in minutes of the day. */
  readonly from: number
  readonly to: number
}

/** When the clocks of a zone change in a year, in order. Pure. */
export function zoneChangesOf(zone: ZoneOffsets, year: number): readonly ZoneChange[] {
  return zone.transitionsAt.flatMap((at) => {
    const before = at + offsetAt(zone, at - 1)
    const after = localAt(zone, at)
    const date = dateOfDay(Math.floor(before / dayMs))
    if (before === after || !date.startsWith(`${year}-`)) return []
    return [{ at, date, from: minutesOf(before), to: minutesOf(after) }]
  })
}

function minutesOf(local: number): number {
  return Math.floor((((local % dayMs) + dayMs) % dayMs) / 60_000)
}

/** All dates from one to another, whichever comes first. */
export function datesBetween(one: CivilDate, other: CivilDate): readonly CivilDate[] {
  const [first, last] = [dayOfDate(one), dayOfDate(other)]
  if (first === null || last === null) return []
  const start = Math.min(first, last)
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => dateOfDay(start + index))
}

/** A date some days on; itself where that is outside the years that calendars know. */
export function daysOn(date: CivilDate, days: number): CivilDate {
  const day = dayOfDate(date)
  const next = day === null ? date : dateOfDay(day + days)
  return next >= '1970-01-01' && next <= '2100-12-31' ? next : date
}
