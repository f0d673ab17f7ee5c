import type { CarriedCase, SystemSignal } from '../core/contract/temporal.ts'
import { turnOf } from '../store/cases/commit-turns.ts'
import { getCase } from '../store/cases/get-case.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'
import { HopelessWork } from './jobs/outcome.ts'
import { parentOf } from './parent-of.ts'

/**
 * Goes on with a case that came from a backup, from the state in its row; a parent is told of the children that ended while
 * nobody carried the news. Once however often it is asked. Throws `store.case-runs-already` where Temporal knows the case from before:
 * its workflow may be further than the backup, and only one of them can be right.
 */
export async function resumeCase(
  { store, now, gateway }: Pick<ActivityParts, 'store' | 'now'> & { readonly gateway: CaseGateway },
  caseId: string,
  attempt: number,
): Promise<void> {
  const row = await getCase(store, caseId, now(), 'all')
  if (row === null || row.isFinished) return
  const { state, number } = row
  const parent = parentOf(state)
  const carried: CarriedCase = {
    carried: {
      start: parent === null ? {} : { parent },
      state,
      number,
      turn: await turnOf(store, caseId),
      isRestored: true,
    },
  }
  const outcome = await gateway.start(caseId, carried)
  if (outcome === 'exists' && attempt === 1) throw new HopelessWork('store.case-runs-already', { case: caseId })
  for (const { ref } of state.tokens) if (ref !== null) await tellOfChild(store, gateway, caseId, ref, now())
}

async function tellOfChild(
  store: ActivityParts['store'],
  gateway: CaseGateway,
  caseId: string,
  ref: string,
  at: number,
): Promise<void> {
  const child = await getCase(store, `${caseId}.${ref}`, at, 'all')
  if (child === null || (child.state.phase !== 'closed' && child.state.phase !== 'cancelled')) return
  const { outcome, facts } = child.state
  await gateway.signal(caseId, { kind: 'childEnded', ref, outcome, facts } satisfies SystemSignal)
}
