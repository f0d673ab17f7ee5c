import type { ForecastMethod } from '../../core/contract/wire-forecast.ts'
import type { HourlySeries } from './hourly-series.ts'
import { type HourlyForecast, type SeasonalOptions, seasonalModel } from './seasonal-model.ts'

type Method = (series: HourlySeries, options: SeasonalOptions) => HourlyForecast

/** The ways to forecast: what a series is made of, and the two plain ones that it has to beat. */
export const methods: Readonly<Record<ForecastMethod, Method>> = {
  seasonal: seasonalModel,
  naive: ({ days, counts }) => {
    return (index, hour) => counts[(days - 7 + ((index - days) % 7)) * 24 + hour] ?? 0
  },
  mean: ({ days, counts }) => {
    const last = counts.subarray(Math.max(0, days - 28) * 24)
    const mean = last.reduce((sum, value) => sum + value, 0) / Math.max(1, last.length)
    return () => mean
  },
}

/** How the seasonal method may follow a series: quickly or slowly, with a trend or without, with a season of the year where two are known. */
export function candidates({ days }: HourlySeries): readonly SeasonalOptions[] {
  const years = days >= 104 * 7 ? [true, false] : [false]
  return years.flatMap((usesYear) =>
    [7, 21, 60].flatMap((halfLifeDays) =>
      (days >= 112 ? [false, true] : [false]).map((hasTrend) => ({ halfLifeDays, hasTrend, usesYear })),
    ),
  )
}
