import type { NodeLaw } from './node.ts'

/** The intake: a case goes on from it at once. */
export const start: NodeLaw<'start'> = { enter: () => ({ way: 'next' }) }
