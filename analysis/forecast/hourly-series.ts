import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import { type DayKind, dayKinds, localHour } from './day-kinds.ts'

/** How many came in, by civil date and hour of a zone: `counts[day * 24 + hour]`, whole days without a hole. */
export interface HourlySeries {
  /** The first civil date, in days since 1970. */
  readonly firstDay: number
  readonly days: number
  readonly counts: Float64Array
  /** What each date is, and each of the dates after it for which the series was asked. */
  readonly kinds: readonly DayKind[]
}

/** So many came in within the hour that begins then (whole hours since 1970, UTC). */
export interface HourCount {
  readonly hour: number
  readonly count: number
}

/**
 * Puts counts by hour into the civil dates of a calendar's zone, from the date of the first count to the last whole date before `untilAt`,
 * with what each date is up to `ahead` days later. Pure.
 */
export function hourlySeries(
  counts: readonly HourCount[],
  calendar: CompiledCalendar,
  untilAt: number,
  ahead: number,
): HourlySeries {
  const endDay = localHour(calendar, untilAt).day
  const begin = counts.reduce((least, { hour }) => Math.min(least, hour), Number.POSITIVE_INFINITY)
  const firstDay = Number.isFinite(begin) ? Math.min(endDay, localHour(calendar, begin * 3_600_000).day + 1) : endDay
  const days = endDay - firstDay
  const series = new Float64Array(days * 24)
  for (const { hour, count } of counts) {
    const local = localHour(calendar, hour * 3_600_000)
    const index = (local.day - firstDay) * 24 + local.hour
    if (index >= 0 && index < series.length) series[index] = (series[index] ?? 0) + count
  }
  return { firstDay, days, counts: series, kinds: dayKinds(calendar, firstDay, days + ahead) }
}

/** The first so many days of a series. */
export function seriesUntil(series: HourlySeries, days: number): HourlySeries {
  return { ...series, days, counts: series.counts.subarray(0, days * 24) }
}
