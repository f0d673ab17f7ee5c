import { forgetOld, tidyForgotten } from '../store/retention.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

const dayMs = 24 * 3_600_000

export interface ForgetOptions {
  /** Default an hour. */
  readonly restMs?: number
  /** How long what is over is kept; default 30 days. */
  readonly keepMs?: number
  /** How long what alerts said is kept; default a year. */
  readonly keepHistoryMs?: number
  /** How many rows of each kind go in one turn at most; default 500. */
  readonly rowsAtOnce?: number
  readonly onError: (error: unknown) => void
}

/** Forgets what passed through and nobody needs again, a page a turn; of all processes one at a time. */
export function forget(
  { store, now }: Pick<ActivityParts, 'store' | 'now'>,
  { restMs = 3_600_000, keepMs = 30 * dayMs, keepHistoryMs = 366 * dayMs, rowsAtOnce = 500, onError }: ForgetOptions,
): WorkLoop {
  let sinceTidy = 0
  return startWorkLoop({
    restMs,
    isBackground: true,
    onError,
    async turn() {
      const at = now()
      const counts = await forgetOld(store, at - keepMs, rowsAtOnce, at - keepHistoryMs)
      const forgotten: readonly number[] = Object.values(counts ?? {})
      sinceTidy += forgotten.reduce((sum, count) => sum + count, 0)
      const hasMore = forgotten.includes(rowsAtOnce)
      if (!hasMore && sinceTidy > 0) {
        await tidyForgotten(store)
        sinceTidy = 0
      }
      return hasMore
    },
  })
}
