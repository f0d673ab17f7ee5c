import { note } from '../../step/emit.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { idField } from '../fields.ts'
import { cancelCase } from '../resolve-case.ts'

/** The case goes on in another one: this one ends as cancelled, with the outcome `merged`, and says where it went. */
export const merge: CommandLaw<'merge'> = {
  fields: { into: idField },
  isAllowed: (_plan, state) => isAlive(state),
  check: (_plan, state, command) =>
    command.into === state.id ? { code: 'command.merge-into-itself', params: { case: state.id } } : null,
  apply(work, command) {
    work.state.mergedInto = command.into
    work.state.links = [...work.state.links, { to: command.into, as: 'mergedInto' }]
    note(work, 'merged', { into: command.into })
    cancelCase(work, 'merged')
  },
}
