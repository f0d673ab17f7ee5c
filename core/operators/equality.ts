import type { FactType, FactValue, Scalar } from '../contract/facts.ts'
import type { Operand } from '../contract/rules.ts'
import { parseInstant } from '../facts/moment.ts'
import { never, type Operator, type Predicate } from './operator.ts'
import { isSameValue } from './same-value.ts'

const comparable: readonly FactType[] = ['enum', 'text', 'number', 'boolean', 'date', 'instant']

/** The fact holds this value. */
export const is: Operator = { facts: comparable, operand: 'value', takesOtherFact: true, prepare: same }

/** The fact holds any other value. */
export const isNot: Operator = {
  facts: comparable,
  operand: 'value',
  takesOtherFact: true,
  prepare: (expected) => (isPlain(expected) ? not(same(expected)) : never),
}

/** The fact holds one of these values. */
export const isIn: Operator = { facts: comparable, operand: 'values', takesOtherFact: true, prepare: oneOf }

/** The fact holds a value that is none of these. */
export const notIn: Operator = {
  facts: comparable,
  operand: 'values',
  takesOtherFact: true,
  prepare: (expected) => (Array.isArray(expected) ? not(oneOf(expected)) : never),
}

function same(expected: Operand): Predicate {
  if (!isPlain(expected)) return never
  const isExact = typeof expected !== 'object' && (typeof expected !== 'string' || parseInstant(expected) === null)
  return isExact ? (seen) => seen === expected : (seen) => isSameValue(seen, expected)
}

function oneOf(expected: Operand): Predicate {
  if (!Array.isArray(expected)) return never
  const exact = new Set<unknown>(expected)
  const instants = new Set(expected.map((value: Scalar) => (typeof value === 'string' ? parseInstant(value) : null)))
  instants.delete(null)
  if (instants.size === 0) return (seen) => exact.has(seen)
  return (seen) => exact.has(seen) || (typeof seen === 'string' && instants.has(parseInstant(seen)))
}

function isPlain(expected: Operand): expected is Exclude<FactValue, null> {
  return expected !== null && (typeof expected !== 'object' || Array.isArray(expected))
}

function not(predicate: Predicate): Predicate {
  return (seen, context) => !predicate(seen, context)
}
