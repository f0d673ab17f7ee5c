import { foldVisits, refreshStatistics } from '../store/operation/fold-visits.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface CountVisitsOptions {
  /** Default 15 s. */
  readonly restMs?: number
  /** How many ended visits one turn counts; default 5,000. */
  readonly visitsAtOnce?: number
  readonly onError: (error: unknown) => void
}

/** After so many, the embedded database plans with figures of long ago. */
const newStatisticsAfter = 20_000

/** Counts by day how long cases stayed where, as they leave, so that the operating view need not look at each of them. */
export function countVisits(
  { store }: Pick<ActivityParts, 'store'>,
  { restMs = 15_000, visitsAtOnce = 5000, onError }: CountVisitsOptions,
): WorkLoop {
  let sinceStatistics = newStatisticsAfter
  return startWorkLoop({
    restMs,
    onError,
    async turn() {
      const counted = await foldVisits(store, visitsAtOnce)
      sinceStatistics += counted
      const hasMore = counted === visitsAtOnce
      if (!hasMore && sinceStatistics >= newStatisticsAfter) {
        await refreshStatistics(store)
        sinceStatistics = 0
      }
      return hasMore
    },
  })
}
