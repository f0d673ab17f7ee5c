import type { Between, Operand } from '../contract/rules.ts'
import { momentOf } from '../facts/moment.ts'
import { never, type Operator, type Predicate } from './operator.ts'

/** Not before the one and not after the other, both included: numbers, dates or instants, each only with its kind. */
export const between: Operator = {
  facts: ['number', 'date', 'instant'],
  operand: 'range',
  takesOtherFact: false,
  prepare: (expected) => (isBetween(expected) ? within(expected) : never),
}

/** Whether a right side is `{from, to}`. */
export function isBetween(expected: Operand): expected is Between {
  return (
    typeof expected === 'object' &&
    expected !== null &&
    Object.hasOwn(expected, 'from') &&
    Object.hasOwn(expected, 'to')
  )
}

function within({ from, to }: Between): Predicate {
  if (typeof from === 'number' && typeof to === 'number') {
    return (seen) => typeof seen === 'number' && from <= seen && seen <= to
  }
  if (typeof from !== 'string' || typeof to !== 'string') return never
  const [first, last] = [momentOf(from), momentOf(to)]
  if (first === null || last === null || first.kind !== last.kind) return never
  return (seen) => {
    const moment = typeof seen === 'string' ? momentOf(seen) : null
    return moment !== null && moment.kind === first.kind && first.at <= moment.at && moment.at <= last.at
  }
}
