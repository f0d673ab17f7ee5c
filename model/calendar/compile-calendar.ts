import { dayOfDate } from '../../core/calendar/civil-date.ts'
import {
  type CalendarDocument,
  type CompiledCalendar,
  type DateHours,
  type IntervalText,
  type MinuteInterval,
  weekdays,
} from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { hasErrors } from '../document/issue.ts'
import { checkCalendar } from './check-calendar.ts'
import { parseInterval } from './parse-interval.ts'
import { readZone } from './read-zone.ts'

/** A compiled calendar, with the warnings its document deserves, or the issues that forbid it. */
export type CompileCalendarResult =
  | { readonly ok: true; readonly calendar: CompiledCalendar; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Turns a calendar document into plain numbers, the zone's offsets included, after checking it; pure but for the zone data of this
 * process, which is read here once and for all. Takes any value. `version` is the published one, `null` for a file or a draft.
 */
export function compileCalendar(
  value: unknown,
  { version }: { readonly version: number | null },
): CompileCalendarResult {
  const issues = checkCalendar(value)
  if (hasErrors(issues)) return { ok: false, issues }
  const document = value as CalendarDocument
  const zone = readZone(document.timeZone)
  if (zone === null) throw new Error(`The zone ${document.timeZone} passed the check but cannot be read`)
  const calendar: CompiledCalendar = {
    id: document.id,
    version,
    name: document.name ?? null,
    timeZone: document.timeZone,
    zone,
    week: weekdays.map((weekday) => compiledHours(document.hours[weekday])),
    dates: compiledDates(document),
    coversThrough: document.coversThrough ?? null,
  }
  return { ok: true, calendar, issues }
}

function compiledHours(texts: readonly IntervalText[] = []): MinuteInterval[] {
  return texts.map(minutesOf).sort((a, b) => a[0] - b[0])
}

/** Holidays first, so that an exception on the same date replaces them. */
function compiledDates({ hours, holidays = [], exceptions = [] }: CalendarDocument): DateHours[] {
  const byDay = new Map<number, readonly MinuteInterval[]>()
  for (const { date } of holidays) byDay.set(numberOf(date), [])
  for (const { date, hours: own, like } of exceptions) {
    byDay.set(numberOf(date), compiledHours(like === undefined ? own : hours[like]))
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, dayHours]) => ({ day, hours: dayHours }))
}

function minutesOf(text: IntervalText): MinuteInterval {
  const parsed = parseInterval(text)
  if (!parsed.ok) throw new Error(`The interval ${text} passed the check but cannot be read`)
  return parsed.interval
}

function numberOf(date: string): number {
  const day = dayOfDate(date)
  if (day === null) throw new Error(`The date ${date} passed the check but does not exist`)
  return day
}
