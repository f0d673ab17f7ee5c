import { isList } from '../facts/is-list.ts'
import { never, type Operator } from './operator.ts'
import { isSameValue } from './same-value.ts'

/** A text has this part, letter by letter; a list has this value. */
export const contains: Operator = {
  facts: ['text', 'list'],
  operand: 'part',
  takesOtherFact: true,
  prepare: (expected) => {
    if (expected === null || typeof expected === 'object') return never
    return (seen) => {
      if (typeof seen === 'string') return typeof expected === 'string' && seen.includes(expected)
      return isList(seen) && seen.some((item) => isSameValue(item, expected))
    }
  },
}

/** A text begins with this one, letter by letter. */
export const startsWith: Operator = {
  facts: ['text'],
  operand: 'text',
  takesOtherFact: true,
  prepare: (expected) => {
    if (typeof expected !== 'string') return never
    return (seen) => typeof seen === 'string' && seen.startsWith(expected)
  },
}
