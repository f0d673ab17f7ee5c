import type { FactType, FactValue } from '../contract/facts.ts'
import type { EvaluationContext, Operand } from '../contract/rules.ts'

/** What a fact holds when it is not missing. */
export type PresentValue = NonNullable<FactValue>

/** Whether a present value fits; made once from a right side and asked often. Pure. */
export type Predicate = (seen: PresentValue, context: EvaluationContext) => boolean

/** What may stand on the right side of an operator. */
export type OperandKind =
  /** one plain value of the fact's type */
  | 'value'
  /** a list of them */
  | 'values'
  /** for a text, a part of it; for a list, one of its values */
  | 'part'
  | 'text'
  | 'number'
  /** a date for a date, an instant for an instant */
  | 'moment'
  /** `{from, to}`: two numbers, two dates or two instants */
  | 'range'
  | 'duration'
  /** the id of a calendar */
  | 'calendar'
  | 'none'

/** One operator: what it takes and what it means. */
export interface Operator {
  /** The types of facts that may be asked. */
  readonly facts: readonly FactType[]
  readonly operand: OperandKind
  /** Whether another fact may stand on the right side. */
  readonly takesOtherFact: boolean
  /**
   * Turns a right side into the question. A right side of the wrong kind makes a question that nothing answers with yes:
   * values of different kinds do not compare, and nothing is converted.
   */
  readonly prepare: (expected: Operand) => Predicate
}

/** The answer to a question that makes no sense. */
export const never: Predicate = () => false
