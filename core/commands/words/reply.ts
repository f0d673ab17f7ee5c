import { emit } from '../../step/emit.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { contentOf } from '../content.ts'
import { booleanField, idField, oneOfField, textField } from '../fields.ts'

/** An answer to the customer, in public unless it says otherwise; by a person unless a bot gave it. */
export const reply: CommandLaw<'reply'> = {
  fields: { 'by?': oneOfField('person', 'bot'), 'public?': booleanField, 'contentId?': idField, 'text?': textField },
  isAllowed: (_plan, state) => isAlive(state),
  apply(work, command) {
    const by = command.by ?? 'person'
    const isPublic = command.public ?? true
    if (by === 'person' && isPublic && work.state.firstReplyAt === null) work.state.firstReplyAt = work.at
    emit(work, 'reply', { by, public: isPublic, ...contentOf(command) })
  },
}
