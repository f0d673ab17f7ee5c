import type { SystemSignal } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { getCase } from '../store/cases/get-case.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'
import { parentOf } from './parent-of.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

/** How far back the first turn looks: for as long as nobody may have been there to look. */
const firstLookMs = 30 * 86_400_000
/** What ended just now may take a while to be listed. */
const overlapMs = 5 * 60_000

export interface LostChildrenOptions {
  /** Default 30 s. */
  readonly restMs?: number
  readonly onError: (error: unknown) => void
  /** A child case was ended from outside, so that it says nothing any more; its parent goes on. */
  readonly onLost: (caseId: string, parent: string) => void
}

/**
 * A child case tells its parent how it ended. One whose workflow an operator terminated cannot: this loop does, and the parent goes
 * on as after a child without a result. A parent that waits for it no more is left alone.
 */
export function tellOfLostChildren(
  { store, now, gateway }: Pick<ActivityParts, 'store' | 'now'> & { readonly gateway: CaseGateway },
  { restMs = 30_000, onError, onLost }: LostChildrenOptions,
): WorkLoop {
  let sinceAt: Instant | null = null

  const tell = async (caseId: string): Promise<void> => {
    const child = await getCase(store, caseId, now(), 'all')
    const parent = child === null ? null : parentOf(child.state)
    if (child === null || parent === null) return
    const waiting = await getCase(store, parent.case, now(), 'all')
    if (waiting?.state.tokens.some(({ ref }) => ref === parent.ref) !== true) return
    // An operator who resets a workflow terminates one run of it and begins another.
    if ((await gateway.signal(caseId, { kind: 'poke' })) === 'sent') return
    const { phase, outcome, facts } = child.state
    const end = phase === 'closed' ? { outcome, facts } : { outcome: null, facts: {} }
    await gateway.signal(parent.case, { kind: 'childEnded', ref: parent.ref, ...end } satisfies SystemSignal)
    onLost(caseId, parent.case)
  }

  return startWorkLoop({
    restMs,
    onError,
    async turn() {
      const at = now()
      for (const caseId of await gateway.endedFromOutside(sinceAt ?? at - firstLookMs)) await tell(caseId)
      sinceAt = at - overlapMs
      return false
    },
  })
}
