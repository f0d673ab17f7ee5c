import { emit } from '../../step/emit.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'

/** The bot that has the case hands it to people. */
export const handOver: CommandLaw<'handOver'> = {
  fields: {},
  isAllowed: (_plan, state) => isAlive(state) && state.handledBy === 'bot',
  apply(work) {
    work.state.handledBy = 'people'
    emit(work, 'handedToPeople')
  },
}
