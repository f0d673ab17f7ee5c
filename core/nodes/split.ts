import type { NodeLaw } from './node.ts'

/** Every way out is taken, in the order in which they were drawn. */
export const split: NodeLaw<'split'> = { enter: () => ({ splits: true }) }
