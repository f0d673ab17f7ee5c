import type { FactValue } from '../contract/facts.ts'
import type { EvaluationContext, Operand, OperatorName } from '../contract/rules.ts'
import { operators } from './operators.ts'

/**
 * Whether a condition holds: what the fact holds, against the right side.
 * On a missing fact nothing holds but `missing`; when the right side is the value of another fact that is missing, nothing holds.
 * Throws the problem `rules.calendar-not-given` (or `rules.default-calendar-not-given`) where a calendar is asked that the context has not.
 */
export function holds(op: OperatorName, seen: FactValue, expected: Operand, context: EvaluationContext): boolean {
  if (seen === null) return op === 'missing'
  return operators[op].prepare(expected)(seen, context)
}
