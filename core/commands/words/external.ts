import { checkFacts } from '../../facts/check-facts.ts'
import { emit } from '../../step/emit.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { factsField, idField } from '../fields.ts'
import { setFacts } from '../set-facts.ts'

/** Something happened elsewhere; the facts it brings are set before anything hears of it. */
export const external: CommandLaw<'external'> = {
  fields: { name: idField, 'facts?': factsField },
  isAllowed: (_plan, state) => isAlive(state),
  check: (plan, _state, command) => checkFacts(plan, command.facts ?? {}),
  apply(work, command) {
    if (command.facts !== undefined) setFacts(work, command.facts)
    emit(work, 'external', { name: command.name })
  },
}
