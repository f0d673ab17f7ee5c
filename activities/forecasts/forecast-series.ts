import type { HourCount } from '../../analysis/forecast/hourly-series.ts'
import { arrivalsKey, type KeptArrivals } from '../../analysis/forecast/kept-arrivals.ts'
import { arrivalCounts } from '../../store/forecasts/arrival-counts.ts'
import { dropOtherForecasts, keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { Store } from '../../store/store.ts'
import type { ForecastWorld } from './forecast-world.ts'
import type { Forecaster } from './forecaster.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const pastMs = 800 * dayMs
const shownPastHours = 14 * 24
/** All, every flow, every channel, and the busiest pairs of both: no more. */
const mostSeries = 40

interface Series {
  readonly flow: string | null
  readonly channel: string | null
  readonly counts: Map<number, number>
  total: number
}

/** Forecasts what comes in, for all, and by flow and channel, and keeps it. Answers with the series of each flow. */
export async function forecastSeries(
  store: Store,
  forecaster: Forecaster,
  world: ForecastWorld,
  at: number,
): Promise<readonly KeptArrivals[]> {
  const fromAt = Math.floor(at / hourMs) * hourMs
  const all = await readSeries(store, fromAt - pastMs, fromAt)
  const flows = [...all.values()].filter(({ flow, channel }) => flow !== null && channel === null)
  const channels = [...all.values()].filter(({ flow, channel }) => flow === null && channel !== null)
  const names = {
    flows: flows.map(({ flow }) => flow as string).sort(),
    channels: channels.map(({ channel }) => channel as string).sort(),
  }
  const breadth = ({ flow, channel }: Series) => Number(flow !== null) + Number(channel !== null)
  const chosen = [...all.values()].sort((a, b) => breadth(a) - breadth(b) || b.total - a.total).slice(0, mostSeries)
  const kept: KeptArrivals[] = []
  for (const { flow, channel, counts } of chosen) {
    const calendar = world.calendarOfFlow(flow)
    const list = Array.from(counts, ([hour, count]): HourCount => ({ hour, count }))
    const forecast = await forecaster.ask('arrivals', { counts: list, calendar, at })
    const first = fromAt / hourMs - shownPastHours
    const past = Array.from({ length: shownPastHours }, (_, index) => counts.get(first + index) ?? 0)
    const body: KeptArrivals = {
      zone: calendar.timeZone,
      flow,
      channel,
      forecast,
      pastFromAt: first * hourMs,
      past,
      ...names,
    }
    await keepForecast(store, 'arrivals', arrivalsKey(flow, channel), { at, body })
    kept.push(body)
  }
  const keys = kept.map(({ flow, channel }) => arrivalsKey(flow, channel))
  await dropOtherForecasts(store, 'arrivals', keys)
  return kept.filter(({ flow, channel }) => flow !== null && channel === null)
}

async function readSeries(store: Store, since: number, until: number): Promise<ReadonlyMap<string, Series>> {
  const all = new Map<string, Series>([['', { flow: null, channel: null, counts: new Map(), total: 0 }]])
  for await (const page of arrivalCounts(store, since, until)) {
    for (const { hour, flow, channel, count } of page) {
      const own = channel === '' ? null : channel
      const pairs: (readonly [string | null, string | null])[] = [
        [null, null],
        [flow, null],
      ]
      if (own !== null) pairs.push([null, own], [flow, own])
      for (const [ofFlow, ofChannel] of pairs) {
        const key = arrivalsKey(ofFlow, ofChannel)
        const series = all.get(key) ?? { flow: ofFlow, channel: ofChannel, counts: new Map<number, number>(), total: 0 }
        all.set(key, series)
        series.counts.set(hour, (series.counts.get(hour) ?? 0) + count)
        series.total += count
      }
    }
  }
  return all
}
