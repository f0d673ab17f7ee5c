import type { ClockReading } from '../../core/contract/reading.ts'
import type { WireClock } from '../../core/contract/wire.ts'
import { wireInstantOrNull } from './wire-instant.ts'

/** A reading of a clock as the API says it. Pure. */
export function wireClock(reading: ClockReading): WireClock {
  const { target: _, ...rest } = reading
  return {
    ...rest,
    startedAt: wireInstantOrNull(reading.startedAt),
    stoppedAt: wireInstantOrNull(reading.stoppedAt),
    dueAt: wireInstantOrNull(reading.dueAt),
    breachesAt: wireInstantOrNull(reading.breachesAt),
    breachedAt: wireInstantOrNull(reading.breachedAt),
    pausedSince: wireInstantOrNull(reading.pausedSince),
  }
}
