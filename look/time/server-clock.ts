import type { Instant, Millis } from '../../core/contract/time.ts'

/** Tells the server's time on a machine whose own clock may be wrong. */
export interface ServerClock {
  /** The server's time now, as well as it is known. */
  readonly now: () => Instant
  /** Learns from one answer: its `Date` header, and when it was asked for and arrived by the machine's own clock. */
  readonly observe: (dateHeader: string | null, sentAt: Instant, receivedAt: Instant) => void
}

/**
 * A clock that follows the server. A `Date` header has whole seconds and travels for an unknown time, so each answer only bounds the skew;
 * the bounds are intersected, and the skew used is the one nearest to zero. Bounds that contradict all earlier ones (a clock was set) replace them.
 */
export function createServerClock(localNow: () => Instant): ServerClock {
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY

  const skew = (): Millis => (least > 0 ? least : most < 0 ? most : 0)

  return {
    now: () => localNow() + skew(),
    observe(dateHeader, sentAt, receivedAt) {
      const secondAt = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
      if (Number.isNaN(secondAt)) return
      const [lower, upper] = [secondAt - receivedAt, secondAt + 1000 - sentAt]
      const isContradiction = lower > most || upper < least
      least = isContradiction ? lower : Math.max(least, lower)
      most = isContradiction ? upper : Math.min(most, upper)
    },
  }
}
