import { dateOfDay, dayOfDate } from '../../core/calendar/civil-date.ts'
import type { CalendarException, CalendarHoliday, Weekday } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { documentLimits } from '../document/bounds.ts'
import { makeIssue } from '../document/issue.ts'
import { shown } from '../document/shown.ts'
import type { ImportedDates } from './imported-dates.ts'

/** The properties of an event by name (RFC 5545, 3.1), without their parameters. */
type Event = ReadonlyMap<string, string>

const longestHolidayDays = 60
const longestText = 200

/**
 * Reads the whole-day events of an iCalendar text (RFC 5545) as holidays; pure. An event of several days gives each of them. What a
 * calendar server marks as a make-up working day (`X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY`) becomes an exception `like` the weekday given.
 * Events with a time of day, cancelled or recurring ones are left out, with a warning unless cancelled: how far such a file knows the
 * holidays it does not say, so `coversThrough` stays `null`.
 */
export function importICalendar(text: string, { like }: { readonly like: Weekday }): ImportedDates {
  const nothing = { holidays: [], exceptions: [], coversThrough: null }
  if (text.length > documentLimits.bytes) {
    return {
      ...nothing,
      issues: [makeIssue('document.too-large', '', { size: text.length, limit: documentLimits.bytes })],
    }
  }
  const events = eventsOf(text)
  if (events === null)
    return { ...nothing, issues: [makeIssue('calendar.import-not-understood', '', { format: 'iCalendar' })] }

  const holidays = new Map<string, CalendarHoliday>()
  const exceptions = new Map<string, CalendarException>()
  const issues: Issue[] = []
  for (const event of events) {
    if (event.get('STATUS')?.toUpperCase() === 'CANCELLED') continue
    const dates = wholeDays(event)
    const name = unescaped(event.get('SUMMARY') ?? '').slice(0, longestText)
    if (dates === null || holidays.size + exceptions.size + dates.length > documentLimits.entries) {
      issues.push(makeIssue('calendar.import-entry-skipped', '', { entry: shown(name) }))
      continue
    }
    const named = name === '' ? {} : { name }
    const isWorkday = event.get('X-APPLE-SPECIAL-DAY')?.toUpperCase() === 'ALTERNATE-WORKDAY'
    for (const date of dates) {
      if (isWorkday) exceptions.set(date, { date, like, ...named })
      else holidays.set(date, { date, ...named })
    }
  }
  if (holidays.size + exceptions.size === 0) issues.push(makeIssue('calendar.import-empty', '', {}))
  return { holidays: sorted(holidays), exceptions: sorted(exceptions), coversThrough: null, issues }
}

function sorted<T>(byDate: ReadonlyMap<string, T>): T[] {
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

const contentLine = /^([A-Za-z0-9-]+)(?:;[^:"]*(?:"[^"]*"[^:"]*)*)?:(.*)$/

/** The events of a calendar, `null` if the text is none. Lines folded by a leading blank are joined first; parts of events (alarms) are passed over. */
function eventsOf(text: string): Event[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return null
  const events: Event[] = []
  let event: Map<string, string> | undefined
  let partsOpen = 0
  for (const line of lines) {
    const [, name = '', value = ''] = contentLine.exec(line) ?? []
    const key = name.toUpperCase()
    const isEvent = value.trim().toUpperCase() === 'VEVENT'
    if (key === 'BEGIN' && isEvent) {
      event = new Map()
      partsOpen = 0
    } else if (event === undefined) continue
    else if (key === 'END' && isEvent) {
      events.push(event)
      event = undefined
    } else if (key === 'BEGIN') partsOpen++
    else if (key === 'END') partsOpen--
    else if (partsOpen === 0 && key !== '') event.set(key, value.trim())
  }
  return events
}

/** The civil dates of an event that lasts whole days and does not recur, else `null`. Its end is the first date after it. */
function wholeDays(event: Event): string[] | null {
  const first = dayOfBasicDate(event.get('DTSTART'))
  if (first === null || event.has('RRULE') || event.has('RDATE')) return null
  const end = event.has('DTEND') ? dayOfBasicDate(event.get('DTEND')) : first + daysOf(event.get('DURATION'))
  if (end === null || Number.isNaN(end)) return null
  const count = Math.max(1, end - first)
  return count > longestHolidayDays ? null : Array.from({ length: count }, (_, index) => dateOfDay(first + index))
}

/** `20261225`, as the value type DATE writes it; a value with a time of day is none. */
function dayOfBasicDate(value = ''): number | null {
  return /^\d{8}$/.test(value) ? dayOfDate(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`) : null
}

function daysOf(duration: string | undefined): number {
  if (duration === undefined) return 1
  const [, weeks, days] = /^P(?:(\d{1,2})W|(\d{1,3})D)$/i.exec(duration) ?? []
  return weeks === undefined ? Number(days) : Number(weeks) * 7
}

function unescaped(text: string): string {
  return text
    .replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === 'n' ? ' ' : character))
    .replaceAll('\0', '')
}
