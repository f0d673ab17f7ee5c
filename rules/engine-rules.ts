import type { NestedCondition, RuleProperties, TopLevelCondition } from 'json-rules-engine'
import type { CompiledCondition, CompiledEntry, CompiledTest } from '../core/contract/rules.ts'

/** An entry as a rule of json-rules-engine, with the operators of `core/operators`; its name is the entry's place, so results can be put in order. */
export function engineRuleOf(entry: CompiledEntry, index: number): RuleProperties {
  return { name: String(index), conditions: groupOf(entry.if), event: { type: 'held' } }
}

/** The root of a rule has to be a group. */
function groupOf(condition: CompiledCondition): TopLevelCondition {
  switch (condition.kind) {
    case 'always':
      return { all: [] }
    case 'test':
      return { all: [questionOf(condition)] }
    case 'not':
      return { not: partOf(condition.of) }
    case 'all':
      return { all: condition.of.map(partOf) }
    case 'any':
      return { any: condition.of.map(partOf) }
  }
}

function partOf(condition: CompiledCondition): NestedCondition {
  return condition.kind === 'test' ? questionOf(condition) : groupOf(condition)
}

function questionOf(test: CompiledTest): NestedCondition {
  // Without a path: facts are read before the engine runs, so its JSONPath never sees them.
  const value = 'otherFact' in test ? { fact: test.otherFact } : test.value
  return { fact: test.fact, operator: test.op, value }
}
