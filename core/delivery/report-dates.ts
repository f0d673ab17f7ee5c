import { type Day, dateOfDay, weekdayOf } from '../calendar/civil-date.ts'
import type { Instant } from '../contract/time.ts'
import type { ReportDates, ReportPeriod } from '../contract/wire-delivery.ts'
import { dayAt, dayOf, isWorkingDay, type RhythmGround } from './next-sending.ts'

const farthestDays = 400

/**
 * What a report that is due at an instant is about: the whole span before its day, and the span before that. With a calendar, a day reaches
 * back to the working day before, so that Monday's report tells of Friday and the weekend. Pure.
 */
export function reportDates(
  period: ReportPeriod,
  ground: RhythmGround,
  dueAt: Instant,
): { readonly dates: ReportDates; readonly before: ReportDates } {
  const to = startOf(period, dayAt(ground, dueAt))
  const from = before(period, ground, to)
  return { dates: datesOf(from, to), before: datesOf(before(period, ground, from), from) }
}

function datesOf(from: Day, to: Day): ReportDates {
  return { from: dateOfDay(from), to: dateOfDay(to) }
}

/** The first day of the span that a day lies in. */
function startOf(period: ReportPeriod, day: Day): Day {
  switch (period) {
    case 'day':
      return day
    case 'week':
      return day - weekdayOf(day)
    case 'month':
      return dayOf(`${dateOfDay(day).slice(0, 7)}-01`)
    case 'quarter': {
      const [year = '', month = '1'] = dateOfDay(day).split('-')
      const first = Math.floor((Number(month) - 1) / 3) * 3 + 1
      return dayOf(`${year}-${String(first).padStart(2, '0')}-01`)
    }
  }
}

/** The first day of the span that ends before `start`, which begins one. */
function before(period: ReportPeriod, ground: RhythmGround, start: Day): Day {
  if (period !== 'day') return startOf(period, start - 1)
  for (let day = start - 1; day > start - farthestDays; day--) if (isWorkingDay(ground, day)) return day
  return start - 1
}
