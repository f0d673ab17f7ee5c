import type { ArrivalForecast } from './arrival-forecast.ts'

/** What is kept of arrivals, for a flow and a channel; null for all of them. */
export interface KeptArrivals {
  readonly zone: string
  readonly flow: string | null
  readonly channel: string | null
  /** Null while the history is too short. */
  readonly forecast: ArrivalForecast | null
  /** What came in during the last two weeks, by hour, from `pastFromAt` on. */
  readonly pastFromAt: number
  readonly past: readonly number[]
  readonly flows: readonly string[]
  readonly channels: readonly string[]
}

/** The key under which the arrivals of a flow and a channel are kept. */
export function arrivalsKey(flow: string | null, channel: string | null): string {
  return flow === null && channel === null ? '' : JSON.stringify([flow, channel])
}
