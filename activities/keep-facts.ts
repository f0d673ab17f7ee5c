import { deriveEarlierFacts, settleFacts } from '../store/reports/settle-facts.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface KeepFactsOptions {
  /** Default 2 s: so old may be what reports say. */
  readonly restMs?: number
  /** How many cases one turn derives at most; default 500. */
  readonly casesAtOnce?: number
  readonly onError: (error: unknown) => void
}

/** Keeps what reports count up to date with the cases. What was there before anybody kept it comes in between, in portions. */
export function keepFacts(
  { store }: Pick<ActivityParts, 'store'>,
  { restMs = 2000, casesAtOnce = 500, onError }: KeepFactsOptions,
): WorkLoop {
  return startWorkLoop({
    restMs,
    onError,
    async turn() {
      const settled = await settleFacts(store, casesAtOnce)
      const hasEarlier = await deriveEarlierFacts(store, casesAtOnce)
      return settled === casesAtOnce || hasEarlier
    },
  })
}
