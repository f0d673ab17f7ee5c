import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant, Millis } from '../contract/time.ts'
import { advance } from './advance.ts'
import { alwaysOpen } from './always-open.ts'
import { elapsed } from './elapsed.ts'
import { nextOpenAt } from './next-open-at.ts'
import type { ResolvedDuration } from './resolve-duration.ts'

/** A stretch of time in which a clock does not run, half open. */
export interface Pause {
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** When a duration is due and from when on it is breached; `null` where that is not by the end of 2100. */
export interface Due {
  readonly dueAt: Instant | null
  readonly breachesAt: Instant | null
}

/** The same pauses, ascending and disjoint: overlapping ones count once, empty ones not at all. */
export function mergePauses(pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1)
    if (pause.toAt <= pause.fromAt) continue
    if (last === undefined || pause.fromAt > last.toAt) merged.push(pause)
    else if (pause.toAt > last.toAt) merged[merged.length - 1] = { fromAt: last.fromAt, toAt: pause.toAt }
  }
  return merged
}

/** The open time between two instants that was paused; only the open part of a pause ever counts. */
function pausedMs(calendar: CompiledCalendar, fromAt: Instant, toAt: Instant, pauses: readonly Pause[]): Millis {
  return mergePauses(pauses).reduce(
    (sum, pause) =>
      sum + elapsed(calendar, Math.max(pause.fromAt, fromAt), Math.max(Math.min(pause.toAt, toAt), fromAt)),
    0,
  )
}

/** The open, unpaused time between two instants. */
export function elapsedUnpaused(
  calendar: CompiledCalendar,
  fromAt: Instant,
  toAt: Instant,
  pauses: readonly Pause[],
): Millis {
  return elapsed(calendar, fromAt, toAt) - pausedMs(calendar, fromAt, toAt, pauses)
}

/** The earliest instant at which that much open, unpaused time has passed; `null` if not by the end of 2100. */
export function advanceUnpaused(
  calendar: CompiledCalendar,
  fromAt: Instant,
  budgetMs: Millis,
  pauses: readonly Pause[],
): Instant | null {
  let at = fromAt
  let leftMs = budgetMs
  for (const pause of mergePauses(pauses)) {
    if (pause.toAt <= at) continue
    const untilPauseMs = elapsed(calendar, at, Math.max(pause.fromAt, at))
    if (untilPauseMs >= leftMs) break
    leftMs -= untilPauseMs
    at = pause.toAt
  }
  return advance(calendar, at, leftMs)
}

/** The first open, unpaused instant at or after another; `null` if not by the end of 2100. */
export function nextUnpausedAt(calendar: CompiledCalendar, at: Instant, pauses: readonly Pause[]): Instant | null {
  let next = nextOpenAt(calendar, at)
  for (const pause of mergePauses(pauses)) {
    if (next !== null && pause.fromAt <= next && next < pause.toAt) next = nextOpenAt(calendar, pause.toAt)
  }
  return next
}

/**
 * When a duration is due if all its pauses are known; pure. The computed instant itself as long as no open time before it was paused,
 * else the earliest instant at which the budget has elapsed.
 */
export function dueWithPauses(
  calendar: CompiledCalendar,
  startAt: Instant,
  resolved: ResolvedDuration,
  pauses: readonly Pause[],
): Due {
  const counted = resolved.basis === 'open' ? calendar : alwaysOpen
  const isMoved = resolved.dueAt === null || pausedMs(counted, startAt, resolved.dueAt, pauses) > 0
  const dueAt = isMoved ? advanceUnpaused(counted, startAt, resolved.budgetMs, pauses) : resolved.dueAt
  return { dueAt, breachesAt: dueAt === null ? null : nextUnpausedAt(counted, dueAt, pauses) }
}
