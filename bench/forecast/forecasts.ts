import { forecastArrivals } from '../../analysis/forecast/arrival-forecast.ts'
import type { HourCount } from '../../analysis/forecast/hourly-series.ts'
import { learnRisk } from '../../analysis/risk/learn-risk.ts'
import type { BenchResult, Effort, Measure } from '../frame/result.ts'
import { arrivals } from '../seed/service-centre.ts'
import { seededHistories } from './seeded-histories.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const untilAt = Date.parse('2026-11-20T06:00:00Z')

/**
 * How good forecasts are on the cases of the seeded centre, and how long they take. `forecast.arrivals`: the mean error in cases an hour up
 * to two weeks ahead, against the same hour of last week. `forecast.cases`: the mean squared error of the probabilities of lateness on
 * the last fifth of the history, against saying the share of all every time.
 */
export const forecasts: Measure = async function* (effort) {
  const { calendars, histories } = await seededHistories(effort.isFull ? 6000 : 1500, 120, untilAt)
  const calendar = [...calendars.values()][0]
  if (calendar === undefined) throw new Error('the templates have no calendar')
  yield* measuredArrivals(effort, calendar)

  const began = performance.now()
  const model = learnRisk(histories, calendars, untilAt, 1)
  const took = performance.now() - began
  if (model === null) throw new Error('the seeded history is too short to learn from')
  const { brier, baseBrier, measuredOn } = model.measured
  yield {
    name: 'forecast.cases',
    value: brier,
    unit: 'squared error',
    baseline: baseBrier,
    ratio: baseBrier / brier,
    runs: measuredOn,
  }
  yield { name: 'forecast.cases.time', value: took, unit: 'ms', runs: 1 }
}

function* measuredArrivals(
  { isFull }: Effort,
  calendar: Parameters<typeof forecastArrivals>[1],
): Generator<BenchResult> {
  const counts = new Map<number, number>()
  for (const at of arrivals(1, isFull ? 1_000_000 : 100_000, untilAt - 730 * dayMs, untilAt)) {
    const hour = Math.floor(at / hourMs)
    counts.set(hour, (counts.get(hour) ?? 0) + 1)
  }
  const list = Array.from(counts, ([hour, count]): HourCount => ({ hour, count }))
  const began = performance.now()
  const forecast = forecastArrivals(list, calendar, untilAt)
  const took = performance.now() - began
  if (forecast === null) throw new Error('the seeded history is too short to forecast from')
  const { mae, naiveMae, hours } = forecast.error
  yield {
    name: 'forecast.arrivals',
    value: mae,
    unit: 'cases/h',
    baseline: naiveMae,
    ratio: naiveMae / mae,
    runs: hours,
  }
  yield { name: 'forecast.arrivals.time', value: took, unit: 'ms', runs: 1 }
}
