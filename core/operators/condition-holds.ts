import type { Facts } from '../contract/facts.ts'
import type { CompiledCondition, EvaluationContext } from '../contract/rules.ts'
import { holds } from './holds.ts'
import { sightOf } from './seen.ts'

/** Whether a condition holds, read off its shape: what the evaluators in rules do faster, and what they are held against. */
export function conditionHolds(condition: CompiledCondition, facts: Facts, context: EvaluationContext): boolean {
  switch (condition.kind) {
    case 'always':
      return true
    case 'test': {
      const seen = sightOf(condition.fact)(facts, context)
      const expected = 'otherFact' in condition ? sightOf(condition.otherFact)(facts, context) : condition.value
      return holds(condition.op, seen, expected, context)
    }
    case 'not':
      return !conditionHolds(condition.of, facts, context)
    case 'all':
      return condition.of.every((part) => conditionHolds(part, facts, context))
    case 'any':
      return condition.of.some((part) => conditionHolds(part, facts, context))
  }
}
