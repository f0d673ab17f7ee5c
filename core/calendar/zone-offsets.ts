import type { ZoneOffsets } from '../contract/calendar.ts'
import type { Instant, Millis } from '../contract/time.ts'

/** Milliseconds of local time since 1970-01-01T00:00 local: a civil date and a time of day in one number, without a zone. */
export type LocalMs = number

/** The offset that holds at an instant. */
export function offsetAt(zone: ZoneOffsets, at: Instant): Millis {
  return offsetAfter(zone, transitionsUntil(zone, at))
}

/** The local time at an instant. */
export function localAt(zone: ZoneOffsets, at: Instant): LocalMs {
  return at + offsetAt(zone, at)
}

/**
 * The instant of a local time. One that does not exist moves forward by the gap, one that exists twice means the first: in both cases
 * the offset before the transition counts (as `disambiguation: 'compatible'` of ECMAScript Temporal does).
 */
export function instantOf(zone: ZoneOffsets, local: LocalMs): Instant {
  // Offsets stay within a day of each other and of UTC; what lies further back cannot matter.
  const first = transitionsUntil(zone, local - farthestMs)
  for (let index = first; index < zone.transitionsAt.length; index++) {
    const transitionAt = zone.transitionsAt[index] as Instant
    const before = local - offsetAfter(zone, index)
    if (before < transitionAt) return before
    const after = local - offsetAfter(zone, index + 1)
    if (after < transitionAt) return before
  }
  return local - offsetAfter(zone, zone.transitionsAt.length)
}

const farthestMs = 2 * 86_400_000

/** How many transitions lie at or before an instant. */
function transitionsUntil({ transitionsAt }: ZoneOffsets, at: Instant): number {
  let low = 0
  let high = transitionsAt.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((transitionsAt[middle] as Instant) <= at) low = middle + 1
    else high = middle
  }
  return low
}

function offsetAfter(zone: ZoneOffsets, transitions: number): Millis {
  return transitions === 0 ? zone.firstOffsetMs : (zone.offsetsMs[transitions - 1] as Millis)
}
