import { checkFacts } from '../../facts/check-facts.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { factsField } from '../fields.ts'
import { setFacts } from '../set-facts.ts'

/** Sets facts; `null` takes one away, `team` and `assignee` hand the case on. */
export const set: CommandLaw<'set'> = {
  fields: { facts: factsField },
  isAllowed: (_plan, state) => isAlive(state),
  check: (plan, _state, command) => checkFacts(plan, command.facts),
  apply(work, command) {
    setFacts(work, command.facts)
  },
}
