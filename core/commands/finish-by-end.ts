import type { Work } from '../step/work.ts'
import { cancelCase, closeCase, resolveCase } from './resolve-case.ts'

/** Does what the last end that was reached says, once no branch runs any more. */
export function finishByEnd(work: Work): void {
  const id = work.state.lastEnd
  const node = id === null ? undefined : work.plan.nodes[id]
  if (node?.kind !== 'end') return
  if (node.does === 'resolve') resolveCase(work)
  if (node.does === 'cancel') cancelCase(work, node.outcome)
  else closeCase(work, node.outcome)
}
