import type { FactValue } from '../contract/facts.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseFacts, CaseState } from '../contract/state.ts'

/** What a case says about a fact, built-in ones included; null if it is missing. Own properties only. */
export function factOf(plan: Plan, state: CaseState, id: string): FactValue {
  switch (id) {
    case 'channel':
      return state.channel
    case 'team':
      return state.team
    case 'assignee':
      return state.assignee
    case 'stage':
      return state.stage === '' ? null : state.stage
    case 'flow':
      return plan.id
    case 'waiting':
      return state.waits.at(-1)?.reason ?? null
    case 'reopened':
      return state.reopened
    default:
      return Object.hasOwn(state.facts, id) ? (state.facts[id] ?? null) : null
  }
}

/** The built-in facts that stand in the case itself, not among its facts. */
export const caseFactIds = ['channel', 'team', 'assignee', 'stage', 'flow', 'waiting', 'reopened'] as const

/** Every fact of a case that is not missing, flat: what rules are given. */
export function factsOf(plan: Plan, state: CaseState): CaseFacts {
  const facts: Record<string, FactValue> = { ...state.facts }
  for (const id of caseFactIds) {
    const value = factOf(plan, state, id)
    if (value !== null) facts[id] = value
    else if (Object.hasOwn(facts, id)) delete facts[id]
  }
  return facts
}
