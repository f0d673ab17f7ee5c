import type { CalendarDocument, CompiledCalendar, Weekday } from '../../../core/contract/calendar.ts'
import type { Instant } from '../../../core/contract/time.ts'
import { parseInstant } from '../../../core/facts/moment.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const everyDay: readonly Weekday[] = [...workdays, 'sat', 'sun']

/** The same hours on each of some weekdays. */
export function hoursOn(weekdays: readonly Weekday[], ...intervals: string[]): CalendarDocument['hours'] {
  return Object.fromEntries(weekdays.map((weekday) => [weekday, intervals]))
}

/** A compiled calendar from the fields that matter to a test. */
export function calendarOf(fields: Omit<CalendarDocument, 'kind' | 'id'>): CompiledCalendar {
  const result = compileCalendar({ kind: 'calendar', id: 'test', ...fields }, { version: 1 })
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.path} ${issue.message}`).join('\n'))
  return result.calendar
}

/** An instant as documents write it. */
export function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} is no instant`)
  return instant
}

/** An instant as the calendar's clocks show it, `2026-11-23 13:00`. */
export function local(calendar: CompiledCalendar, instant: Instant | null): string | null {
  if (instant === null) return null
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return formatter.format(instant)
}

export const newYorkDocument = {
  timeZone: 'America/New_York',
  hours: hoursOn(workdays, '09:00-17:00'),
  holidays: ['2026-11-26', '2026-12-25', '2027-01-01'].map((date) => ({ date })),
  coversThrough: '2027-12-31',
}

export const newYork = calendarOf(newYorkDocument)

const chineseHolidays = [
  ['2026-01-01', 3],
  ['2026-02-15', 9],
  ['2026-04-04', 3],
  ['2026-05-01', 5],
  ['2026-06-19', 3],
  ['2026-09-25', 3],
  ['2026-10-01', 7],
] as const

const makeUpDays = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']

/** Split shifts, with the official holidays and make-up days of 2026. */
export const shanghai = calendarOf({
  timeZone: 'Asia/Shanghai',
  hours: hoursOn(workdays, '09:00-12:00', '13:30-18:00'),
  holidays: chineseHolidays.flatMap(([first, days]) =>
    Array.from({ length: days }, (_, day) => ({
      date: new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10),
    })),
  ),
  exceptions: makeUpDays.map((date) => ({ date, like: 'mon' as const, name: '调休' })),
  coversThrough: '2026-12-31',
})

export const aroundTheClock = calendarOf({ timeZone: 'America/New_York', hours: hoursOn(everyDay, '00:00-24:00') })

export const nightShift = calendarOf({
  timeZone: 'America/New_York',
  hours: hoursOn(everyDay, '22:00-06:00'),
  holidays: [{ date: '2026-12-25' }],
})

export { everyDay, workdays }
