import { assignTo } from '../commands/assign-to.ts'
import { type NodeLaw, stay } from './node.ts'

/** People's work: entering it hands the case to its team; it is left by the command `complete`. */
export const task: NodeLaw<'task'> = {
  enter(work, node) {
    work.state.lastTask = node.id
    if (node.queue.team !== undefined) assignTo(work, node.queue.team)
    return stay
  },
}
