import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Instant, Millis } from '../contract/time.ts'
import { type Chunk, indexOf, openMsBefore } from './calendar-index.ts'
import { latestAt, requireInRange } from './range.ts'

/**
 * The earliest instant at which that much open time has passed since `fromAt`; pure, the inverse of `elapsed`. `fromAt` itself for a
 * budget of 0 or less. `null` if it is not reached by the end of 2100. Throws `calendar.instant-out-of-range`.
 */
export function advance(calendar: CompiledCalendar, fromAt: Instant, budgetMs: Millis): Instant | null {
  requireInRange(fromAt)
  if (budgetMs <= 0) return fromAt
  const index = indexOf(calendar)
  let number = index.numberAt(fromAt)
  // Counted from the start of a chunk: what had opened in the first one before `fromAt` is no part of the budget.
  let wantedMs = budgetMs + openMsBefore(index.chunk(number), fromAt)
  while (wantedMs > index.totalMs(number)) {
    wantedMs -= index.totalMs(number)
    number++
    if (number > index.last) return null
  }
  const reachedAt = instantWithin(index.chunk(number), wantedMs)
  return reachedAt <= latestAt ? reachedAt : null
}

/** The earliest instant of a chunk at which that much of it (more than 0, at most all) was open. */
function instantWithin({ startsAt, beforeMs }: Chunk, wantedMs: Millis): Instant {
  let low = 0
  let high = beforeMs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((beforeMs[middle] as number) < wantedMs) low = middle
    else high = middle - 1
  }
  return (startsAt[low] as number) + wantedMs - (beforeMs[low] as number)
}
