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
      return waitingFor(state)
    case 'reopened':
      return state.reopened
    default:
      return Object.hasOwn(state.facts, id) ? (state.facts[id] ?? null) : null
  }
}

/** Every fact of a case that is not missing, flat: what rules are given. */
export function factsOf(plan: Plan, state: CaseState): CaseFacts {
  const facts: Record<string, FactValue> = Object.assign({}, state.facts)
  const { channel, team, assignee, stage, reopened } = state
  const waiting = waitingFor(state)
  // Assigned, and each by its name: spread and a loop over the names take forty times as long, and every decision of every case asks.
  if (channel !== null) facts.channel = channel
  else forget(facts, 'channel')
  if (team !== null) facts.team = team
  else forget(facts, 'team')
  if (assignee !== null) facts.assignee = assignee
  else forget(facts, 'assignee')
  if (stage !== '') facts.stage = stage
  else forget(facts, 'stage')
  facts.flow = plan.id
  if (waiting !== null) facts.waiting = waiting
  else forget(facts, 'waiting')
  facts.reopened = reopened
  return facts
}

function forget(facts: Record<string, FactValue>, id: string): void {
  if (Object.hasOwn(facts, id)) delete facts[id]
}

function waitingFor({ waits }: CaseState): string | null {
  return waits[waits.length - 1]?.reason ?? null
}
