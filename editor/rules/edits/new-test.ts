import { dayOfDate } from '../../../core/calendar/civil-date.ts'
import type { FactDefinition, Scalar } from '../../../core/contract/facts.ts'
import {
  type FactReference,
  type Operand,
  type OperatorName,
  operatorNames,
  type TestCondition,
} from '../../../core/contract/rules.ts'
import { choicesOf } from '../../../core/facts/built-in-facts.ts'
import { parseInstant } from '../../../core/facts/moment.ts'
import { isDuration } from '../../../core/operators/open-time.ts'
import { operators } from '../../../core/operators/operators.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { isFactReference } from '../../../model/rules/normal-form.ts'

/** What a right side begins with where the fact does not say it. */
export interface Beginnings {
  /** `2026-11-23` */
  readonly today: string
  /** The id of the calendar that is asked first. */
  readonly calendar: string
}

type Side = Operand | FactReference

/** The operators that may ask a fact of some type; all of them where the type is not known. */
export function operatorsFor(definition: FactDefinition | undefined): readonly OperatorName[] {
  return operatorNames.filter((op) => definition === undefined || operators[op].facts.includes(definition.type))
}

/** A question to a fact as it begins: with the plainest operator that its type allows. */
export function newTest(definition: FactDefinition, beginnings: Beginnings): TestCondition {
  return withOperator(
    { fact: definition.id, op: 'present' },
    definition,
    operatorsFor(definition)[0] ?? 'present',
    beginnings,
  )
}

/** The question with another operator; its right side stays as far as that can take it. */
export function withOperator(
  test: TestCondition,
  definition: FactDefinition | undefined,
  op: OperatorName,
  beginnings: Beginnings,
): TestCondition {
  const { fact, value } = test
  if (operators[op].operand === 'none') return { fact, op }
  return { fact, op, value: kept(op, value, definition) ?? beginning(op, definition, beginnings) }
}

/** What an operator is held against at first. */
export function beginning(op: OperatorName, definition: FactDefinition | undefined, beginnings: Beginnings): Operand {
  const one = firstScalar(definition, beginnings)
  switch (operators[op].operand) {
    case 'values':
      return [one]
    case 'range':
      return typeof one === 'number' || typeof one === 'string' ? { from: one, to: one } : { from: 0, to: 0 }
    case 'duration':
      return { amount: 1, unit: 'hours' }
    case 'calendar':
      return beginnings.calendar
    case 'number':
      return 0
    default:
      return one
  }
}

/** The value with which a fact of some type begins. */
export function firstScalar(definition: FactDefinition | undefined, { today }: Beginnings): Exclude<Scalar, null> {
  const [choice] = definition === undefined ? [] : (choicesOf(definition) ?? [])
  if (choice !== undefined) return choice
  switch (definition?.type) {
    case 'number':
      return 0
    case 'boolean':
      return true
    case 'date':
      return today
    case 'instant':
      return `${today}T00:00:00Z`
    default:
      return ''
  }
}

function kept(op: OperatorName, side: Side | undefined, definition: FactDefinition | undefined): Side | undefined {
  const { operand, takesOtherFact } = operators[op]
  if (side === undefined) return undefined
  if (isFactReference(side)) return takesOtherFact && operand !== 'values' ? side : undefined
  const first = Array.isArray(side) ? (side as readonly Scalar[])[0] : isBetween(side) ? side.from : side
  if (first === undefined || first === null || typeof first === 'object')
    return operand === 'duration' && isDuration(side) ? side : undefined
  const all = Array.isArray(side) ? (side as readonly Scalar[]) : isBetween(side) ? [side.from, side.to] : [first]
  if (definition !== undefined && !all.every((each) => isOfType(each, definition))) return undefined
  switch (operand) {
    case 'values':
      return Array.isArray(side) ? (side as readonly Scalar[]) : [first]
    case 'range':
      return isBetween(side) ? side : typeof first === 'boolean' ? undefined : { from: first, to: first }
    case 'duration':
    case 'calendar':
    case 'none':
      return undefined
    default:
      return first
  }
}

/** What was asked of another kind of fact, such as a calendar, is no value of this one. */
function isOfType(value: Scalar, { type }: FactDefinition): boolean {
  if (type === 'number' || type === 'boolean') return typeof value === type
  if (typeof value !== 'string') return false
  if (type === 'date') return dayOfDate(value) !== null
  return type !== 'instant' || parseInstant(value) !== null
}
