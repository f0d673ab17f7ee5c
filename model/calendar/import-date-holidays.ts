import { dateOfDay, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import {
  type CalendarDocument,
  type CalendarException,
  type CalendarHoliday,
  type IntervalText,
  weekdays,
} from '../../core/contract/calendar.ts'
import { makeIssue } from '../document/issue.ts'
import type { ImportedDates } from './imported-dates.ts'

const dayMs = 86_400_000
const source = 'date-holidays'

export interface ImportDateHolidaysOptions {
  readonly year: number
  /** `US`, `DE-BY`, `US-LA-NO`: a country, its state and its region, as the library names them. */
  readonly place: string
  /** The week that a half day cuts short; null: half days are left out. */
  readonly halfDaysOf: CalendarDocument['hours'] | null
}

/**
 * The public holidays of a place in a year, as the library date-holidays works them out. With `halfDaysOf`, days that are off from some
 * hour on become exceptions with the hours before it. Refused for mainland China, whose holidays cannot be worked out; a place that the
 * library has not is an issue, a year without holidays a warning.
 */
export async function importDateHolidays({
  year,
  place,
  halfDaysOf,
}: ImportDateHolidaysOptions): Promise<ImportedDates> {
  const nothing = { holidays: [], exceptions: [], coversThrough: null }
  const [country = '', state, region] = place.toUpperCase().split('-')
  if (country === 'CN') {
    const issue = makeIssue('calendar.import-wrong-for', '', { source, place, instead: 'chinese-days' })
    return { ...nothing, issues: [issue] }
  }
  const { default: Holidays } = await import('date-holidays')
  if (!isKnown(new Holidays(), country, state, region)) {
    return { ...nothing, issues: [makeIssue('calendar.import-no-such-place', '', { source, place })] }
  }
  const found = new Holidays({ country, ...(state && { state }), ...(region && { region }) }).getHolidays(year)
  const holidays = new Map<string, CalendarHoliday>()
  const exceptions = new Map<string, CalendarException>()
  for (const { date, start, end, name, type } of found) {
    const isWhole = date.includes('00:00:00')
    if (isWhole && type === 'public') {
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
      for (const each of datesFrom(date.slice(0, 10), days)) holidays.set(each, { date: each, name })
    } else if (!isWhole && halfDaysOf !== null && (type === 'public' || type === 'bank')) {
      const hours = hoursUntil(halfDaysOf, date)
      if (hours.length > 0) exceptions.set(date.slice(0, 10), { date: date.slice(0, 10), hours, name })
    }
  }
  if (holidays.size === 0) {
    return { ...nothing, issues: [makeIssue('calendar.import-year-unknown', '', { source, year })] }
  }
  // A holiday that begins before midnight of another one is that one's eve, not a half day.
  const halfDays = [...exceptions.values()].filter(({ date }) => !holidays.has(date))
  return {
    holidays: [...holidays.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    exceptions: halfDays,
    coversThrough: `${year}-12-31`,
    issues: [],
  }
}

/** A country, or a state of one, whose holidays the library can work out. */
export interface HolidayPlace {
  /** As `ImportDateHolidaysOptions.place` takes it. */
  readonly id: string
  readonly name: string
  readonly states: readonly { readonly id: string; readonly name: string }[]
}

/** The places that the library date-holidays knows, by country; without mainland China, whose holidays it has wrong. Names are the library's. */
export async function holidayPlaces(): Promise<readonly HolidayPlace[]> {
  const { default: Holidays } = await import('date-holidays')
  const places: Places = new Holidays()
  const entries = Object.entries(places.getCountries()).filter(([id]) => id !== 'CN')
  return entries.map(([id, name]) => ({
    id,
    name,
    states: Object.entries(places.getStates(id) ?? {}).map(([state, title]) => ({ id: `${id}-${state}`, name: title })),
  }))
}

interface Places {
  getCountries(): Record<string, string>
  getStates(country: string): Record<string, string> | undefined
  getRegions(country: string, state: string): Record<string, string> | undefined
}

/** The library falls back to the whole country where it has no such state. */
function isKnown(places: Places, country: string, state?: string, region?: string): boolean {
  if (!Object.hasOwn(places.getCountries(), country)) return false
  if (state === undefined) return true
  if (!Object.hasOwn(places.getStates(country) ?? {}, state)) return false
  return region === undefined || Object.hasOwn(places.getRegions(country, state) ?? {}, region)
}

function datesFrom(date: string, days: number): readonly string[] {
  const first = dayOfDate(date)
  return first === null ? [] : Array.from({ length: days }, (_, index) => dateOfDay(first + index))
}

/** The intervals of the date's weekday as far as they lie before the time of a text like `2026-12-24 14:00:00`. */
function hoursUntil(week: CalendarDocument['hours'], text: string): readonly IntervalText[] {
  const day = dayOfDate(text.slice(0, 10))
  const until = text.slice(11, 16)
  const weekday = day === null ? undefined : weekdays[weekdayOf(day)]
  return (weekday === undefined ? [] : (week[weekday] ?? [])).flatMap((interval) => {
    const [from = '', to = ''] = interval.split('-')
    if (from >= until) return []
    return [to > from && to <= until ? interval : `${from}-${until}`]
  })
}
