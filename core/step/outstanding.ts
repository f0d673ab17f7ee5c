import { loadMissingCalendars } from '../clocks/owner-calendars.ts'
import type { Command } from '../contract/command.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import { openWork, systemActor } from './work.ts'

/**
 * What a case has asked of its host and got no answer to, for a host that takes it over from its state alone. Steps of `act`
 * may have been performed already; whoever performs them knows them by their `ref`.
 */
export function outstandingCommands(plan: Plan, state: CaseState): readonly Command[] {
  const steps = state.tokens.flatMap(({ ref, node: id, step: index, enteredAt }): Command[] => {
    const node = plan.nodes[id]
    const step = node?.kind === 'act' ? node.steps[index] : undefined
    return ref === null || step === undefined ? [] : [{ kind: 'perform', ref, node: id, step, at: enteredAt }]
  })
  const work = openWork(plan, { ...state }, state.at, state.at, systemActor, () => undefined)
  loadMissingCalendars(work)
  return [...steps, ...work.commands]
}
