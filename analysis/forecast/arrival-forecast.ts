import { dateOfDay } from '../../core/calendar/civil-date.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { ForecastMethod, WireForecastError } from '../../core/contract/wire-forecast.ts'
import { backTest, type Tested } from './back-test.ts'
import type { DayKind } from './day-kinds.ts'
import { localHour } from './day-kinds.ts'
import { type Bands, bandsOf } from './forecast-bands.ts'
import { type HourCount, type HourlySeries, hourlySeries } from './hourly-series.ts'
import { candidates, methods } from './methods.ts'
import type { SeasonalOptions } from './seasonal-model.ts'

const hourMs = 3_600_000
export const daysAhead = 14
/** Four weeks to learn from, and three tests of two weeks that begin a week apart. */
const leastDays = 28 + daysAhead + 14

/** An hour to come. */
export interface ExpectedHour extends Bands {
  readonly at: number
  readonly expected: number
  readonly naive: number
}

export interface ExpectedDay {
  readonly date: string
  readonly expected: number
  readonly low80: number
  readonly high80: number
  readonly kind: DayKind
}

/** Two weeks by hour, and how far such forecasts were off. */
export interface ArrivalForecast {
  readonly method: ForecastMethod
  readonly options: SeasonalOptions
  readonly historyDays: number
  readonly error: WireForecastError
  readonly hours: readonly ExpectedHour[]
  readonly days: readonly ExpectedDay[]
}

/**
 * What comes in by hour in the next two weeks, from the hour of `at` on. Tested by rolling origin: forecasts are made as of a day a week
 * apart, from what was known then, and held against what came. The older half of the tests chooses how the seasonal method follows the
 * level; the newer half says how good it is, and whether it is better than the same hour of last week and than the plain mean: if it is
 * not, the better of those is the forecast. Bands come from the older half when coverage is measured, from all of them ahead. Null where
 * the history is shorter than eight weeks. Pure.
 */
export function forecastArrivals(
  counts: readonly HourCount[],
  calendar: CompiledCalendar,
  at: number,
): ArrivalForecast | null {
  const series = hourlySeries(counts, calendar, at, daysAhead + 2)
  if (series.days < leastDays) return null
  const tests = backTest(series, candidates(series))
  const { method, options, tested } = tests
  const byHour = methods[method](series, options)
  const naive = methods.naive(series, options)
  const bands = bandsOf(tested[method].flatMap(({ hours }) => hours))
  const fromAt = Math.floor(at / hourMs) * hourMs
  const hours: ExpectedHour[] = Array.from({ length: daysAhead * 24 }, (_, ahead) => {
    const hourAt = fromAt + ahead * hourMs
    const { day, hour } = localHour(calendar, hourAt)
    const index = day - series.firstDay
    const expected = byHour(index, hour)
    return { at: hourAt, expected, naive: naive(index, hour), ...bands(index - series.days < 7 ? 0 : 1, expected) }
  })
  const days = expectedDays(series, byHour, tested[method])
  return { method, options, historyDays: series.days, error: tests.error, hours, days }
}

/** Whole days from tomorrow on; their bands come from how far whole days were off. */
function expectedDays(
  series: HourlySeries,
  byHour: (index: number, hour: number) => number,
  tested: readonly Tested[],
): ExpectedDay[] {
  const bands = bandsOf(tested.flatMap(({ days }) => days))
  return Array.from({ length: daysAhead - 1 }, (_, ahead) => {
    const index = series.days + 1 + ahead
    let expected = 0
    for (let hour = 0; hour < 24; hour++) expected += byHour(index, hour)
    const { low80, high80 } = bands(ahead < 6 ? 0 : 1, expected)
    const kind = series.kinds[index] ?? 'ordinary'
    return { date: dateOfDay(series.firstDay + index), expected, low80, high80, kind }
  })
}
