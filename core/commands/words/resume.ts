import { type CommandLaw, isAlive } from '../command-law.ts'
import { idField } from '../fields.ts'
import { endWaits } from '../resolve-case.ts'

/** Ends the wait for a reason, or without one every wait. */
export const resume: CommandLaw<'resume'> = {
  fields: { 'reason?': idField },
  isAllowed: (_plan, state) => isAlive(state) && state.waits.length > 0,
  check(_plan, state, command) {
    const reasons = state.waits.map((wait) => wait.reason)
    return command.reason === undefined || reasons.includes(command.reason)
      ? null
      : { code: 'command.not-waiting-for', params: { reason: command.reason, reasons } }
  },
  apply(work, command) {
    endWaits(work, command.reason)
  },
}
