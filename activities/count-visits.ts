import { casesAtOnce, foldVisits, settleVisits, tidyVisits } from '../store/operation/fold-visits.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface CountVisitsOptions {
  /** Default 2 s: so old may be what is said of where cases stand. */
  readonly restMs?: number
  /** How many ended visits one turn counts at most; default 5,000, in the embedded database 500. */
  readonly visitsAtOnce?: number
  readonly onError: (error: unknown) => void
}

/** After so many, the embedded database is full of what passed through, and plans with figures of long ago. */
const tidyAfter = 20_000

/** Keeps where cases stand, and counts by day how long they stayed, so that the operating view need not look at each of them. */
export function countVisits(
  { store }: Pick<ActivityParts, 'store'>,
  { restMs = 2000, visitsAtOnce = store.kind === 'pglite' ? 500 : 5000, onError }: CountVisitsOptions,
): WorkLoop {
  let sinceTidy = tidyAfter
  return startWorkLoop({
    restMs,
    onError,
    async turn() {
      const settled = await settleVisits(store)
      const counted = await foldVisits(store, visitsAtOnce)
      sinceTidy += counted
      const hasMore = settled === casesAtOnce[store.kind] || counted === visitsAtOnce
      if (!hasMore && sinceTidy >= tidyAfter) {
        await tidyVisits(store)
        sinceTidy = 0
      }
      return hasMore
    },
  })
}
