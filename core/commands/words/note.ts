import { emit } from '../../step/emit.ts'
import type { CommandLaw } from '../command-law.ts'
import { contentOf } from '../content.ts'
import { idField, textField } from '../fields.ts'

/** Words for one's own people. */
export const note: CommandLaw<'note'> = {
  fields: { 'contentId?': idField, 'text?': textField },
  isAllowed: (_plan, state) => !state.isFinished,
  apply(work, command) {
    emit(work, 'note', contentOf(command))
  },
}
