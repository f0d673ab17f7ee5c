import type { FactValue } from '../core/contract/facts.ts'
import type {
  CompiledCondition,
  CompiledEntry,
  CompiledTest,
  Operand,
  TraceCondition,
  TraceEntry,
  TraceResult,
} from '../core/contract/rules.ts'

/** The questions of a condition in the order written. */
export function testsOf(condition: CompiledCondition): readonly CompiledTest[] {
  switch (condition.kind) {
    case 'always':
      return []
    case 'test':
      return [condition]
    case 'not':
      return testsOf(condition.of)
    case 'all':
    case 'any':
      return condition.of.flatMap(testsOf)
  }
}

/** One line of a trace. `expected` is what the right side was when the question was asked. */
export function traceOf(test: CompiledTest, expected: Operand, seen: FactValue, result: TraceResult): TraceCondition {
  return 'otherFact' in test
    ? { fact: test.fact, op: test.op, expected, otherFact: test.otherFact, seen, result }
    : { fact: test.fact, op: test.op, expected, seen, result }
}

const notReached = new WeakMap<CompiledEntry, TraceEntry>()

/** The trace of an entry that nobody looked at. */
export function notReachedEntry(entry: CompiledEntry): TraceEntry {
  const known = notReached.get(entry)
  if (known !== undefined) return known
  const conditions = testsOf(entry.if).map((test) =>
    traceOf(test, 'otherFact' in test ? null : test.value, null, 'notReached'),
  )
  const made: TraceEntry = { id: entry.id, result: 'notReached', conditions }
  notReached.set(entry, made)
  return made
}
