import { type CommandLaw, isAlive } from '../command-law.ts'
import { closeCase } from '../resolve-case.ts'

/** Closes the case, resolved or not. */
export const close: CommandLaw<'close'> = {
  fields: {},
  isAllowed: (_plan, state) => isAlive(state),
  apply(work) {
    closeCase(work)
  },
}
