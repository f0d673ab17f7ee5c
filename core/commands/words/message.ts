import { emit } from '../../step/emit.ts'
import type { CommandLaw } from '../command-law.ts'
import { contentOf } from '../content.ts'
import { idField, textField } from '../fields.ts'
import { endWaits } from '../resolve-case.ts'

/** Words of the customer. They end a wait for the customer; a closed case keeps them, so that nothing is lost. */
export const message: CommandLaw<'message'> = {
  fields: { 'channel?': idField, 'contentId?': idField, 'text?': textField },
  isAllowed: (_plan, state) => state.phase !== 'cancelled' && !state.isFinished,
  apply(work, command) {
    endWaits(work, 'customer')
    emit(work, 'message', { channel: command.channel ?? null, ...contentOf(command) })
  },
}
