import { medianSorted } from 'simple-statistics'
import { weekdayOf } from '../../core/calendar/civil-date.ts'
import { dayWeights } from './day-weights.ts'
import { hourShares } from './hour-shares.ts'
import type { HourlySeries } from './hourly-series.ts'
import { type YearlySeason, yearlySeason } from './yearly-season.ts'

/** How a seasonal model follows what it sees; chosen by what was off least. */
export interface SeasonalOptions {
  /** After so many days what was seen counts half for the level. */
  readonly halfLifeDays: number
  /** Whether the level goes on as it went in the last weeks, less and less. */
  readonly hasTrend: boolean
  readonly usesYear: boolean
}

/** What is expected in an hour of a civil date, which is `index` days after the first of the series. */
export type HourlyForecast = (index: number, hour: number) => number

/** So much of the trend is left after each day. */
const dampedDaily = 0.95
const trendDays = 84

/**
 * Fits level × season of the year × weekday × hour of the day to a series, with holidays and make-up days as what they are. Days that lie
 * far off and days without anything between days with much count little or not at all. Pure; needs four weeks.
 */
export function seasonalModel(series: HourlySeries, options: SeasonalOptions): HourlyForecast {
  const totals = dayTotals(series)
  const present = presentDays(series, totals)
  const byDay = dayWeights(series, totals, present)
  const weightOf = byDay.of
  const year = options.usesYear ? seasonOf(series, totals, present, weightOf) : null
  const seasonal = (index: number) => weightOf(index) * (year?.(series.firstDay + index) ?? 1)
  const level = levelOf(totals, present, seasonal, options)
  const shares = hourShares(series, totals, present, level.weights)
  return (index, hour) => level.at(index) * seasonal(index) * shares(index, hour)
}

/** How many came in on each day. */
export function dayTotals({ days, counts }: HourlySeries): Float64Array {
  return Float64Array.from({ length: days }, (_, day) => {
    let sum = 0
    for (let hour = 0; hour < 24; hour++) sum += counts[day * 24 + hour] ?? 0
    return sum
  })
}

/** Days that are no gap: one without anything, where such days usually have plenty, was an outage and not a quiet day. */
function presentDays({ days, firstDay, kinds }: HourlySeries, totals: Float64Array): readonly boolean[] {
  const usual = Array.from({ length: 7 }, (_, weekday) => {
    const own: number[] = []
    for (let index = Math.max(0, days - 182); index < days; index++) {
      if (weekdayOf(firstDay + index) === weekday && kinds[index] === 'ordinary') own.push(totals[index] ?? 0)
    }
    return own.length === 0 ? 0 : medianSorted(own.sort((a, b) => a - b))
  })
  return Array.from(totals, (total, index) => total > 0 || (usual[weekdayOf(firstDay + index)] ?? 0) < 8)
}

function seasonOf(
  { firstDay, days }: HourlySeries,
  totals: Float64Array,
  present: readonly boolean[],
  weightOf: (index: number) => number,
): YearlySeason | null {
  const weeks = Array.from({ length: Math.floor(days / 7) }, (_, week) => {
    let sum = 0
    let weights = 0
    for (let index = days - 7 * (week + 1); index < days - 7 * week; index++) {
      if (present[index] !== true) continue
      sum += totals[index] ?? 0
      weights += weightOf(index)
    }
    return { day: firstDay + days - 7 * week - 4, mean: weights === 0 ? 0 : sum / weights }
  })
  return yearlySeason(weeks.reverse())
}

interface Level {
  /** What a day of weight 1 brings, on any day. */
  readonly at: (index: number) => number
  /** How far each day is to be believed: 1, or less the further it lies off. */
  readonly weights: Float64Array
}

/** The level of the last days, by days that count half after each half-life; days that lie far off count less (Huber, three rounds). */
function levelOf(
  totals: Float64Array,
  present: readonly boolean[],
  seasonal: (index: number) => number,
  { halfLifeDays, hasTrend }: SeasonalOptions,
): Level {
  const days = totals.length
  const weights = new Float64Array(days).fill(1)
  const expected = Float64Array.from({ length: days }, (_, index) => seasonal(index))
  // Robustness looks at the neighbourhood of a day, so that a change of level for good is no outlier for long.
  for (let round = 0; round < 2; round++) {
    for (let index = 0; index < days; index++) {
      const around = meanAround(totals, expected, present, weights, index)
      const share = expected[index] ?? 0
      const off = Math.abs((totals[index] ?? 0) - around * share)
      const scale = Math.sqrt(Math.max(1, around * share)) + 0.1 * around * share
      weights[index] = present[index] === true ? Math.min(1, (2.5 * scale) / Math.max(off, 1e-9)) : 0
    }
  }
  const level = weightedLevel(totals, expected, weights, halfLifeDays, days)
  const slope = hasTrend ? slopeOf(totals, expected, weights, level) : 0
  return {
    weights,
    at(index) {
      const ahead = index - days + 1
      if (slope === 0 || ahead <= 0) return level
      const reach = (dampedDaily * (1 - dampedDaily ** ahead)) / (1 - dampedDaily)
      return Math.max(0.25 * level, level + slope * reach)
    },
  }
}

function meanAround(
  totals: Float64Array,
  expected: Float64Array,
  present: readonly boolean[],
  weights: Float64Array,
  middle: number,
): number {
  let sum = 0
  let share = 0
  const from = Math.max(0, Math.min(middle - 10, totals.length - 21))
  for (let index = from; index < Math.min(totals.length, from + 21); index++) {
    if (present[index] !== true || index === middle) continue
    sum += (totals[index] ?? 0) * (weights[index] ?? 0)
    share += (expected[index] ?? 0) * (weights[index] ?? 0)
  }
  return share === 0 ? 0 : sum / share
}

function weightedLevel(
  totals: Float64Array,
  expected: Float64Array,
  weights: Float64Array,
  halfLifeDays: number,
  until: number,
): number {
  let sum = 0
  let share = 0
  for (let index = 0; index < until; index++) {
    const weight = (weights[index] ?? 0) * 0.5 ** ((until - 1 - index) / halfLifeDays)
    sum += (totals[index] ?? 0) * weight
    share += (expected[index] ?? 0) * weight
  }
  return share === 0 ? 0 : sum / share
}

/** The daily change of the level over the last weeks, by weighted least squares, held within a plausible reach. */
function slopeOf(totals: Float64Array, expected: Float64Array, weights: Float64Array, level: number): number {
  const days = totals.length
  let [sum, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let index = Math.max(0, days - trendDays); index < days; index++) {
    const share = expected[index] ?? 0
    if (share <= 0) continue
    const weight = (weights[index] ?? 0) * share
    const value = (totals[index] ?? 0) / share
    sum += weight
    x += weight * index
    y += weight * value
    xx += weight * index * index
    xy += weight * index * value
  }
  const spread = sum * xx - x * x
  const slope = spread <= 0 ? 0 : (sum * xy - x * y) / spread
  const most = level * 0.02
  return Math.max(-most, Math.min(most, slope))
}
