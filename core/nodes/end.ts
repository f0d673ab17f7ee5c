import type { NodeLaw } from './node.ts'

/** Finishes its branch; what it does to the case happens when no other branch runs (core/nodes/move). */
export const end: NodeLaw<'end'> = {
  enter(work, node) {
    work.state.lastEnd = node.id
    return { ends: true }
  },
}
