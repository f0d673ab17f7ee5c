import { drawNextSample, type SamplingRun } from '../store/quality/run-sampling.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface SampleAuditsOptions {
  /** Default a minute. */
  readonly restMs?: number
  readonly onDrawn?: (run: SamplingRun) => void
  readonly onError: (error: unknown) => void
}

/** Draws cases for auditing, once for each rule and each week or month that is over, in whichever process comes first. */
export function sampleAudits(
  { store, now }: Pick<ActivityParts, 'store' | 'now'>,
  { restMs = 60_000, onDrawn, onError }: SampleAuditsOptions,
): WorkLoop {
  return startWorkLoop({
    restMs,
    isBackground: true,
    onError,
    async turn() {
      const run = await drawNextSample(store, now())
      if (run === null) return false
      onDrawn?.(run)
      return true
    },
  })
}
