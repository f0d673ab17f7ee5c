import { never, type Operator } from './operator.ts'

const anything = ['enum', 'text', 'number', 'boolean', 'date', 'instant', 'list'] as const

/** The fact holds something; an empty text and an empty list are something. */
export const present: Operator = { facts: anything, operand: 'none', takesOtherFact: false, prepare: () => () => true }

/** The fact holds nothing. The one operator that asks about a missing fact; `holds` answers it. */
export const missing: Operator = { facts: anything, operand: 'none', takesOtherFact: false, prepare: () => never }
