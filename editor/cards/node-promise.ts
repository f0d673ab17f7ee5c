import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Matcher, Matchers } from '../../core/contract/matcher.ts'
import type { ClockDefinition, EscalationDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import type { Duration } from '../../core/contract/time.ts'

/** Who is told or gets the case when a clock is late. */
export type NextInLine =
  | { readonly kind: 'role'; readonly id: string }
  | { readonly kind: 'team'; readonly id: string }
  | null

/** The promise that counts while a case is at a node: the clock, its times from the shortest to the longest, and who comes next. */
export interface NodePromise {
  readonly clock: ClockDefinition
  readonly targets: readonly Duration[]
  readonly then: NextInLine
}

/** The matchers of a field that may hold one, several or none. */
export function matchersOf(matchers: Matchers | undefined): readonly Matcher[] {
  if (matchers === undefined) return []
  return Array.isArray(matchers) ? (matchers as readonly Matcher[]) : [matchers as Matcher]
}

/**
 * The promise of a node, the most telling first: a clock that stops when this node is left, the first response where people first
 * meet the case, the stage's, the team's turn. Null where no clock of the policy is about this node.
 */
export function promiseOf(
  flow: FlowDocument,
  policy: PolicyDocument | null,
  node: FlowNode,
  firstTasks: ReadonlySet<string>,
): NodePromise | null {
  if (policy === null || node.kind !== 'task') return null
  const clock =
    policy.clocks.find((one) => endsAt(one, node.id)) ??
    (firstTasks.has(node.id) ? policy.clocks.find((one) => one.metric === 'firstResponse') : undefined) ??
    policy.clocks.find((one) => one.metric === 'stage' && one.stage === node.stage) ??
    policy.clocks.find((one) => one.metric === 'ownership')
  if (clock === undefined || !flow.nodes.includes(node)) return null
  return { clock, targets: clock.targets.map((target) => target.within), then: nextInLine(clock) }
}

function endsAt(clock: ClockDefinition, node: string): boolean {
  return (
    clock.metric === 'custom' && matchersOf(clock.stop).some((one) => one.event === 'nodeLeft' && one.node === node)
  )
}

/** Whom the first escalation at or after the breach names. */
function nextInLine(clock: ClockDefinition): NextInLine {
  for (const { do: actions } of (clock.escalations ?? []).filter(isAtBreachOrLater)) {
    for (const action of actions) {
      if (action.action === 'assign') return { kind: 'team', id: action.team }
      if (action.action !== 'notify') continue
      const role = action.to.find((one) => one.startsWith('role:'))
      if (role !== undefined) return { kind: 'role', id: role.slice('role:'.length) }
    }
  }
  return null
}

function isAtBreachOrLater({ at }: EscalationDefinition): boolean {
  return 'after' in at || ('percent' in at && at.percent >= 100)
}
