import { migrateClocks } from '../clocks/migrate-clocks.ts'
import type { Plan } from '../contract/plan.ts'
import { enterNode } from '../nodes/move.ts'
import { note } from './emit.ts'
import type { Work } from './work.ts'

/**
 * Moves a running case to another plan: branches stay in the nodes they stand in, those whose node is gone go on where `mapping`
 * says, and clocks follow their new definitions. Breaches of the past stay.
 */
export function migrateCase(work: Work, plan: Plan, mapping: Readonly<Record<string, string>>): void {
  const from = work.state.plan
  migrateClocks(work, plan)
  work.plan = plan
  work.state.plan = { id: plan.id, version: plan.version, hash: plan.hash }
  work.areTargetsStale = true
  note(work, 'planChanged', { from: from.version, to: plan.version, policy: plan.policy?.version ?? null })
  for (const token of work.state.tokens) {
    if (Object.hasOwn(plan.nodes, token.node)) continue
    const to = Object.hasOwn(mapping, token.node) ? mapping[token.node] : undefined
    if (to === undefined) throw new Error(`plan ${plan.id} has no node ${token.node}, and none was named for it`)
    enterNode(work, token.id, to, null)
  }
}
