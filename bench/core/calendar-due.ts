import { Temporal } from 'temporal-polyfill'
import { advance } from '../../core/calendar/advance.ts'
import type { CalendarDocument, CompiledCalendar } from '../../core/contract/calendar.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { compare } from '../frame/compare.ts'
import type { Measure } from '../frame/result.ts'

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

const hourMs = 3_600_000
const budgetMs = 8 * hourMs
const longBudgetMs = 2_000 * hourMs
const firstAt = Date.UTC(2026, 0, 5, 1)
const starts = Array.from({ length: 300 }, (_, index) => firstAt + index * 26 * hourMs)

/**
 * `calendar.due`: the due time of an 8-hour target on a split shift with holidays, for 300 starts in a year, against a walk
 * through the civil dates with Temporal. `calendar.due.long`: 2,000 hours, a year of work, against the 8 hours: its cost.
 */
export const calendarDue: Measure = async function* (effort) {
  const subject = () => dueOfAll((startAt) => advance(calendar, startAt, budgetMs))
  const unit = 'calls/s'
  yield await compare({ name: 'calendar.due', unit, subject, baseline: () => dueOfAll(walk) }, effort)
  const long = () => dueOfAll((startAt) => advance(calendar, startAt, longBudgetMs))
  yield await compare({ name: 'calendar.due.long', unit, subject: long, baseline: subject }, effort)
}

/** The sum keeps the calls from being optimised away, and finds a due time that was not found. */
function dueOfAll(dueAt: (startAt: number) => number | null): number {
  let sum = 0
  for (const startAt of starts) sum += dueAt(startAt) ?? Number.NaN
  if (!Number.isFinite(sum)) throw new Error('a due time was not found')
  return starts.length
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
