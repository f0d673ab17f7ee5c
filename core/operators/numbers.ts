import { never, type Operator } from './operator.ts'

function numeric(compare: (seen: number, expected: number) => boolean): Operator {
  return {
    facts: ['number'],
    operand: 'number',
    takesOtherFact: true,
    prepare: (expected) => {
      if (typeof expected !== 'number') return never
      return (seen) => typeof seen === 'number' && compare(seen, expected)
    },
  }
}

/** Less than. */
export const below = numeric((seen, expected) => seen < expected)

/** Less than, or equal. */
export const atMost = numeric((seen, expected) => seen <= expected)

/** More than. */
export const above = numeric((seen, expected) => seen > expected)

/** More than, or equal. */
export const atLeast = numeric((seen, expected) => seen >= expected)
