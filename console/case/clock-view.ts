import type { Instant } from '../../core/contract/time.ts'
import type { WireClock } from '../../core/contract/wire.ts'
import { type Urgency, urgencyOf } from '../../look/time/urgency.ts'

/** What is drawn of a clock at an instant. */
export interface ClockView {
  readonly urgency: Urgency
  /** The share of the target that is left, 0 to 1. */
  readonly share: number
}

/** A clock by its newest instance, with the earlier ones, newest first. */
export interface ClockInstances {
  readonly newest: WireClock
  readonly earlier: readonly WireClock[]
}

/**
 * How a clock stands now. What is left was true when the server said it; since open time passes no faster than the wall clock, what is
 * left until the due time bounds it from then on.
 */
export function clockView(clock: WireClock, now: Instant): ClockView {
  const target = clock.targetMs ?? 0
  const share = (leftMs: number) => (target > 0 ? Math.min(1, Math.max(0, leftMs / target)) : 0)
  if (clock.state === 'paused') {
    return { urgency: clock.outcome === 'missed' ? 'late' : 'waiting', share: share(clock.remainingMs ?? 0) }
  }
  if (clock.state !== 'running') return { urgency: resultOf(clock), share: 0 }
  if (clock.outcome === 'missed') return { urgency: 'late', share: 0 }
  if (clock.dueAt === null) return { urgency: 'onTime', share: share(clock.remainingMs ?? target) }
  const dueAt = Date.parse(clock.dueAt)
  const left = Math.min(clock.remainingMs ?? Number.POSITIVE_INFINITY, dueAt - now)
  const breachesAt = clock.breachesAt === null ? null : Date.parse(clock.breachesAt)
  return { urgency: urgencyOf(dueAt, breachesAt, now), share: share(left) }
}

/** What ran its course keeps its mark: met as what was on time, missed as late. */
function resultOf({ outcome }: WireClock): Urgency {
  if (outcome === 'missed') return 'late'
  return outcome === 'met' ? 'onTime' : 'none'
}

const rank = { running: 0, paused: 1, notStarted: 2, stopped: 3, cancelled: 4 } as const

/** Clocks by id, what runs and is due first on top. A clock that never began (instance 0) is left out while it has nothing to say. */
export function byClock(clocks: readonly WireClock[]): readonly ClockInstances[] {
  const ids = [...new Set(clocks.map((clock) => clock.id))]
  return ids
    .flatMap((id) => {
      const [newest, ...earlier] = clocks.filter((clock) => clock.id === id).sort((a, b) => b.instance - a.instance)
      return newest === undefined || newest.instance === 0 ? [] : [{ newest, earlier }]
    })
    .sort(({ newest: a }, { newest: b }) => rank[a.state] - rank[b.state] || dueOf(a) - dueOf(b))
}

const dueOf = (clock: WireClock): number => (clock.dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(clock.dueAt))
