import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'

/** The rule sets that a flow's decisions name, each once. */
export function rulesOfFlow(flow: FlowDocument): string[] {
  return distinct(flow.nodes.flatMap((node) => (node.kind === 'decide' ? [node.rules] : [])))
}

/** The calendars that a flow's waits name, each once. */
export function calendarsOfFlow(flow: FlowDocument): string[] {
  return distinct(
    flow.nodes.flatMap((node) => (node.kind === 'wait' && node.calendar !== undefined ? [node.calendar] : [])),
  )
}

/** The flows that a flow runs as child cases, each once. */
export function childrenOfFlow(flow: FlowDocument): string[] {
  return distinct(flow.nodes.flatMap((node) => (node.kind === 'subflow' ? [node.flow] : [])))
}

/** The calendars that a policy's clocks name, each once. */
export function calendarsOfPolicy(policy: PolicyDocument): string[] {
  return distinct(policy.clocks.map(({ calendar }) => (typeof calendar === 'string' ? calendar : calendar.else)))
}

/** The flows that a policy's escalations start, each once. */
export function flowsOfPolicy(policy: PolicyDocument): string[] {
  const actions = policy.clocks.flatMap((clock) => (clock.escalations ?? []).flatMap((escalation) => escalation.do))
  return distinct(actions.flatMap((action) => (action.action === 'startFlow' ? [action.flow] : [])))
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
