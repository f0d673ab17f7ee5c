import { weekdayOf } from '../../core/calendar/civil-date.ts'
import type { HourlySeries } from './hourly-series.ts'

const halfLifeDays = 56
/** How many arrivals speak as loudly as the belief that a weekday is like all days of its kind; and that those are like all days. */
const priorOfWeekday = 60
const priorOfKind = 30
const priorOfHour = 24

/** Weekdays from 0, Monday; holidays are their own kind of rest day. */
const holiday = 7
const kindsOfDay = 8

/**
 * The share of a day that comes in each hour, by weekday and on holidays; make-up days are like workdays. What little is known of a
 * weekday is drawn towards its kind, workdays or rest days, and these towards all days. Pure.
 */
export function hourShares(
  series: HourlySeries,
  totals: Float64Array,
  present: readonly boolean[],
  believed: Float64Array,
): (index: number, hour: number) => number {
  const { firstDay, days, counts, kinds } = series
  const slot = (index: number) => {
    const kind = kinds[index] ?? 'ordinary'
    return kind === 'holiday' ? holiday : kind === 'makeUp' ? 0 : weekdayOf(firstDay + index)
  }
  const seen = Array.from({ length: kindsOfDay }, () => new Float64Array(24))
  for (let index = Math.max(0, days - 365); index < days; index++) {
    if (present[index] !== true || (totals[index] ?? 0) === 0) continue
    const weight = (believed[index] ?? 0) * 0.5 ** ((days - index) / halfLifeDays)
    const row = seen[slot(index)] as Float64Array
    for (let hour = 0; hour < 24; hour++) row[hour] = (row[hour] ?? 0) + weight * (counts[index * 24 + hour] ?? 0)
  }
  const all = drawn(merged(seen), new Float64Array(24).fill(1 / 24), priorOfHour)
  const workdays = drawn(merged(seen.slice(0, 5)), all, priorOfKind)
  const restDays = drawn(merged(seen.slice(5)), all, priorOfKind)
  const shares = seen.map((row, kind) => drawn(row, kind < 5 ? workdays : restDays, priorOfWeekday))
  // A make-up day is like the workdays together, not like a Monday with what came over the weekend.
  return (index, hour) => (kinds[index] === 'makeUp' ? workdays : (shares[slot(index)] as Float64Array))[hour] ?? 0
}

function merged(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: 24 }, (_, hour) => rows.reduce((sum, row) => sum + (row[hour] ?? 0), 0))
}

function drawn(row: Float64Array, towards: Float64Array, prior: number): Float64Array {
  const total = row.reduce((sum, value) => sum + value, 0) + prior
  return row.map((value, hour) => (value + prior * (towards[hour] ?? 0)) / total)
}
