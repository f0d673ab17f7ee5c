import { assignTo } from '../assign-to.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { idField, nameOrNullField } from '../fields.ts'

/** Hands the case to a team, an agent of it, or both. */
export const assign: CommandLaw<'assign'> = {
  fields: { 'team?': idField, 'agent?': nameOrNullField },
  isAllowed: (_plan, state) => isAlive(state),
  check: (_plan, _state, command) =>
    command.team === undefined && command.agent === undefined
      ? { code: 'command.missing-field', params: { word: 'assign', field: 'team' } }
      : null,
  apply(work, command) {
    assignTo(work, command.team ?? null, command.agent)
  },
}
