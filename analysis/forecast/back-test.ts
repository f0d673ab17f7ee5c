import { mean } from 'simple-statistics'
import type { ForecastMethod, WireForecastError } from '../../core/contract/wire-forecast.ts'
import { bandsOf, type TestedHour } from './forecast-bands.ts'
import { type HourlySeries, seriesUntil } from './hourly-series.ts'
import { methods } from './methods.ts'
import type { SeasonalOptions } from './seasonal-model.ts'
import { leastSeasonWeeks } from './yearly-season.ts'

const daysAhead = 14
const learnedDays = 28
const mostOrigins = 16
/** A method is better when it is off by so much less. */
const clearly = 0.99

/** One forecast as of a day in the past, hour by hour and day by day. */
export interface Tested {
  readonly hours: readonly TestedHour[]
  readonly days: readonly TestedHour[]
}

export interface BackTest {
  /** What is best, by the newer half of the tests. */
  readonly method: ForecastMethod
  /** The seasonal method at its best, by the older half of the tests. */
  readonly options: SeasonalOptions
  /** All tests of each method, the newest first. */
  readonly tested: Readonly<Record<ForecastMethod, readonly Tested[]>>
  readonly error: WireForecastError
}

/** Tests by rolling origin, a week apart; see `forecastArrivals`. Pure; needs eight weeks. */
export function backTest(series: HourlySeries, candidates: readonly SeasonalOptions[]): BackTest {
  const origins: number[] = []
  for (let day = series.days - daysAhead; day >= learnedDays && origins.length < mostOrigins; day -= 7)
    origins.push(day)
  const recent = Math.ceil(origins.length / 2)
  const choosing = origins.slice(recent)
  // Fewer than so many weeks of history cannot tell a season of the year, whatever the whole series could.
  const able = (options: SeasonalOptions, origin: number) =>
    options.usesYear && origin < leastSeasonWeeks * 7 ? { ...options, usesYear: false } : options
  const run = (method: ForecastMethod, options: SeasonalOptions, days: readonly number[]) =>
    days.map((origin) => test(series, origin, method, able(options, origin)))

  let best = {
    options: candidates[0] as SeasonalOptions,
    tests: [] as readonly Tested[],
    off: Number.POSITIVE_INFINITY,
  }
  for (const options of candidates) {
    const tests = run('seasonal', options, choosing)
    const off = maeOf(tests)
    if (off < best.off) best = { options, tests, off }
  }
  const tested = {
    seasonal: [...run('seasonal', best.options, origins.slice(0, recent)), ...best.tests],
    naive: run('naive', best.options, origins),
    mean: run('mean', best.options, origins),
  }
  const newer = (method: ForecastMethod) => tested[method].slice(0, recent)
  const off = { seasonal: maeOf(newer('seasonal')), naive: maeOf(newer('naive')), mean: maeOf(newer('mean')) }
  const plain = off.naive <= off.mean ? 'naive' : 'mean'
  const method = off.seasonal < clearly * off[plain] ? 'seasonal' : plain
  const scale = naiveError(series)
  const error = {
    origins: recent,
    hours: newer(method).reduce((sum, { hours }) => sum + hours.length, 0),
    mae: off.seasonal,
    naiveMae: off.naive,
    meanMae: off.mean,
    mase: scale === 0 ? null : off.seasonal / scale,
    ...coverage(tested[method].slice(recent), newer(method)),
  }
  return { method, options: best.options, tested, error }
}

function test(series: HourlySeries, origin: number, method: ForecastMethod, options: SeasonalOptions): Tested {
  const byHour = methods[method](seriesUntil(series, origin), options)
  const hours: TestedHour[] = []
  const days: TestedHour[] = []
  for (let index = origin; index < origin + daysAhead; index++) {
    const week = index - origin < 7 ? 0 : 1
    let all = 0
    let came = 0
    for (let hour = 0; hour < 24; hour++) {
      const expected = byHour(index, hour)
      all += expected
      const inHour = series.counts[index * 24 + hour] ?? 0
      came += inHour
      hours.push({ week, expected, came: inHour })
    }
    days.push({ week, expected: all, came })
  }
  return { hours, days }
}

function maeOf(tests: readonly Tested[]): number {
  const off = tests.flatMap(({ hours }) => hours.map(({ expected, came }) => Math.abs(expected - came)))
  return off.length === 0 ? 0 : mean(off)
}

/** The error of the same hour of the week before over the whole series (R. Hyndman, A. Koehler 2006: the scale of MASE). */
function naiveError({ counts }: HourlySeries): number {
  let off = 0
  for (let index = 168; index < counts.length; index++)
    off += Math.abs((counts[index] ?? 0) - (counts[index - 168] ?? 0))
  return off / Math.max(1, counts.length - 168)
}

/** The share of hours of the newer tests within the bands that the older ones give. */
function coverage(older: readonly Tested[], newer: readonly Tested[]) {
  const bands = bandsOf(older.flatMap(({ hours }) => hours))
  let [in80, in95, count] = [0, 0, 0]
  for (const { hours } of newer) {
    for (const { week, expected, came } of hours) {
      const { low80, high80, low95, high95 } = bands(week, expected)
      if (came >= low80 && came <= high80) in80++
      if (came >= low95 && came <= high95) in95++
      count++
    }
  }
  return { coverage80: in80 / Math.max(1, count), coverage95: in95 / Math.max(1, count) }
}
