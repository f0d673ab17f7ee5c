import { arrivalsKey, type KeptArrivals } from '../../analysis/forecast/kept-arrivals.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireArrivalForecast } from '../../core/contract/wire-forecast.ts'
import { keptForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { Sql } from '../../store/store.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'
import { forecastNames } from './forecast-names.ts'

const hourMs = 3_600_000

/** What will come in, for all or for a flow and a channel, as the API says it. A pair that nothing is kept of is as one without a history. */
export async function arrivalForecast(
  sql: Sql,
  flow: string | null,
  channel: string | null,
  plans: readonly Plan[],
): Promise<WireArrivalForecast> {
  const kept = await keptForecast<KeptArrivals>(sql, 'arrivals', arrivalsKey(flow, channel))
  const all = kept ?? (await keptForecast<KeptArrivals>(sql, 'arrivals'))
  const { zone = 'UTC', flows = [], channels = [] } = all?.body ?? {}
  const { forecast = null, past = [], pastFromAt = 0 } = kept?.body ?? {}
  return {
    state: forecast === null ? 'learning' : 'ready',
    asOf: wireInstantOrNull(kept?.at),
    zone,
    flow,
    channel,
    method: forecast?.method ?? 'naive',
    usesYear: forecast?.method === 'seasonal' && forecast.options.usesYear,
    historyDays: forecast?.historyDays ?? 0,
    error: forecast === null ? null : roundedError(forecast.error),
    past: past.map((arrivals, index) => ({ at: wireInstant(pastFromAt + index * hourMs), arrivals })),
    hours: (forecast?.hours ?? []).map(({ at, ...hour }) => ({ at: wireInstant(at), ...rounded(hour) })),
    days: (forecast?.days ?? []).map(({ date, kind, ...day }) => ({ date, kind, ...rounded(day) })),
    flows,
    channels,
    names: await forecastNames(sql, { flow: new Set(flows) }, plans),
  }
}

function roundedError({ origins, hours, mase, ...error }: NonNullable<WireArrivalForecast['error']>) {
  const scaled = mase === null ? null : Math.round(mase * 1000) / 1000
  return { origins, hours, ...rounded(error, 1000), mase: scaled }
}

function rounded<T extends Readonly<Record<string, number>>>(values: T, by = 100): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value * by) / by])) as T
}
