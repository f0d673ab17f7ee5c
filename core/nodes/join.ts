import type { PlanNode, PlanNodeOf } from '../contract/plan.ts'
import type { SplitScope, Token } from '../contract/state.ts'
import type { Work } from '../step/work.ts'
import type { Entry, NodeLaw } from './node.ts'

/**
 * Waits for branches of the split it belongs to: all that still run, any, or a number. The branch that completes it goes on alone;
 * those that come later are absorbed.
 */
export const join: NodeLaw<'join'> = {
  enter(work, node, token) {
    const scope = scopeOf(work, node, token)
    if (scope === null) return { way: 'next' }
    const arrived = scope.arrived + 1
    const isComplete = isEnough(work, node, token, scope, arrived)
    putScope(work, { ...scope, arrived, isJoined: isComplete })
    return isComplete ? passOn(work, token, scope) : { ends: true }
  },
}

/** Whether a branch comes to a join that has let another one pass: it vanishes there, without entering it, and moves nothing. */
export function isAbsorbed(work: Work, node: PlanNode, token: Token): boolean {
  return node.kind === 'join' && scopeOf(work, node, token)?.isJoined === true
}

function scopeOf(work: Work, node: PlanNodeOf<'join'>, token: Token): SplitScope | null {
  const around = token.scopes.map((id) => work.state.scopes.find((scope) => scope.id === id))
  return around.findLast((scope) => scope !== undefined && scope.split === node.split) ?? null
}

function putScope(work: Work, next: SplitScope): void {
  work.state.scopes = work.state.scopes.map((scope) => (scope.id === next.id ? next : scope))
}

/** Whether a branch can still arrive in a scope: one that runs on in a split within it that was joined already is absorbed there. */
export function isAwaited(work: Work, token: Token, scope: string): boolean {
  const depth = token.scopes.indexOf(scope)
  if (depth < 0) return false
  const inner = token.scopes.slice(depth + 1)
  return !work.state.scopes.some((other) => other.isJoined && inner.includes(other.id))
}

/** `all` counts the branches that can still arrive: one that ended elsewhere is not waited for. */
function isEnough(work: Work, node: PlanNodeOf<'join'>, token: Token, scope: SplitScope, arrived: number): boolean {
  const othersRun = work.state.tokens.some((other) => other.id !== token.id && isAwaited(work, other, scope.id))
  if (!othersRun) return true
  if (node.waitsFor === 'any') return true
  return node.waitsFor !== 'all' && arrived >= node.waitsFor
}

function passOn(work: Work, token: Token, scope: SplitScope): Entry {
  const scopes = token.scopes.slice(0, token.scopes.indexOf(scope.id))
  work.state.tokens = work.state.tokens.map((other) => (other.id === token.id ? { ...other, scopes } : other))
  return { way: 'next' }
}
