import { countDueQuarter } from '../store/scorecards/counts.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface CountScorecardsOptions {
  /** Default a minute. */
  readonly restMs?: number
  readonly onError: (error: unknown) => void
}

/** Counts from time to time what scorecards are computed from, a quarter a turn, in whichever process comes first. */
export function countScorecards(
  { store, now }: Pick<ActivityParts, 'store' | 'now'>,
  { restMs = 60_000, onError }: CountScorecardsOptions,
): WorkLoop {
  return startWorkLoop({
    restMs,
    isBackground: true,
    onError,
    turn: async () => (await countDueQuarter(store, now())) !== null,
  })
}
