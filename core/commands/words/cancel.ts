import { type CommandLaw, isAlive } from '../command-law.ts'
import { cancelCase } from '../resolve-case.ts'

/** Cancels the case: nothing is promised any more. */
export const cancel: CommandLaw<'cancel'> = {
  fields: {},
  isAllowed: (_plan, state) => isAlive(state),
  apply(work) {
    cancelCase(work)
  },
}
