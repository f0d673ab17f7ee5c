import type { CaseRecord } from '../contract/record.ts'
import { planIndexOf } from '../plan-index.ts'
import { matchesAny } from '../step/matches.ts'
import type { Work } from '../step/work.ts'

/** Marks the branches whose `wait` waits for this record as ready to go on; they do once the step's own work is done. */
export function wakeTokens(work: Work, record: CaseRecord): void {
  if (!planIndexOf(work.plan).hasEventWaits) return
  for (const token of work.state.tokens) {
    const node = work.plan.nodes[token.node]
    if (node?.kind !== 'wait' || node.event.length === 0 || record.seq <= token.enteredSeq) continue
    if (matchesAny(node.event, record)) work.ready.push({ token: token.id, way: 'next' })
  }
}
