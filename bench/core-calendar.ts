import { Temporal } from 'temporal-polyfill'
import { advance } from '../core/calendar/advance.ts'
import type { CalendarDocument, CompiledCalendar } from '../core/contract/calendar.ts'
import { compileCalendar } from '../model/calendar/compile-calendar.ts'

const morningAndAfternoon = ['09:00-12:00', '13:30-18:00']
const holidays = [
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-04-06',
  '2026-05-01',
  '2026-06-19',
  '2026-10-01',
  '2026-10-02',
]

const document: CalendarDocument = {
  kind: 'calendar',
  id: 'bench',
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => [weekday, morningAndAfternoon])),
  holidays: holidays.map((date) => ({ date })),
  exceptions: [{ date: '2026-02-14', like: 'mon' }],
}

const budgetMs = 8 * 3_600_000
const firstAt = Date.UTC(2026, 0, 5, 1)
const starts = Array.from({ length: 300 }, (_, index) => firstAt + index * 26 * 3_600_000)

/** `calendar.due`: the due time of an 8-hour target on a split shift with holidays, against a walk through the civil dates with Temporal. */
export const calendarDue = {
  name: 'calendar.due',
  unit: 'calls/s',
  /** Computes one due time for each of 300 starts in a year; returns how many. */
  subject: (): number => {
    for (const startAt of starts) advance(calendar, startAt, budgetMs)
    return starts.length
  },
  baseline: (): number => {
    for (const startAt of starts) walk(startAt)
    return starts.length
  },
}

const calendar = compiled()

function compiled(): CompiledCalendar {
  const result = compileCalendar(document, { version: 1 })
  if (!result.ok) throw new Error('The calendar of the bench is not valid')
  return result.calendar
}

const closed = new Set(holidays)

/** Day by day, interval by interval, as one writes it with a calendar library and no index. */
function walk(startAt: number): number {
  let leftMs = budgetMs
  const start = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(document.timeZone)
  for (let date = start.toPlainDate(); ; date = date.add({ days: 1 })) {
    const isWorkday = date.dayOfWeek <= 5 && !closed.has(date.toString())
    if (!isWorkday && date.toString() !== '2026-02-14') continue
    for (const interval of morningAndAfternoon) {
      const [from, to] = interval
        .split('-')
        .map(
          (time) =>
            date.toZonedDateTime({ timeZone: document.timeZone, plainTime: Temporal.PlainTime.from(time) })
              .epochMilliseconds,
        ) as [number, number]
      const openMs = Math.max(0, to - Math.max(from, startAt))
      if (openMs >= leftMs) return Math.max(from, startAt) + leftMs
      leftMs -= openMs
    }
  }
}
