import type { FactId, FactValue } from '../../core/contract/facts.ts'
import type {
  CompiledCondition,
  CompiledEntry,
  CompiledTest,
  Condition,
  FactReference,
  ListRule,
  Operand,
  OperatorName,
  RulesDocument,
  RulesTable,
  TableRow,
} from '../../core/contract/rules.ts'
import { readCell } from './read-cell.ts'

/** Whether a right side names another fact. */
export function isFactReference(side: Operand | FactReference): side is FactReference {
  return typeof side === 'object' && side !== null && Object.hasOwn(side, 'fact')
}

/** The rows or rules of a document as entries, in document order; what a document says, without judging it. */
export function entriesOf(document: RulesDocument): CompiledEntry[] {
  return document.style === 'table'
    ? document.rows.map((row) => entryOfRow(document, row))
    : document.rules.map(entryOfRule)
}

function entryOfRow({ inputs, outputs = [] }: RulesTable, row: TableRow): CompiledEntry {
  const tests = inputs.flatMap(({ fact }, column) =>
    readCell(row.if[column] ?? '-').map(({ op, side }) => testOf(fact, op, side)),
  )
  const set = outputs.flatMap(({ fact }, column): [FactId, FactValue][] => {
    const value = row.then?.[column]
    return value === undefined || value === '-' ? [] : [[fact, value]]
  })
  return entryOf(row, allOf(tests), Object.fromEntries(set), row.outcome)
}

function entryOfRule(rule: ListRule): CompiledEntry {
  const condition = rule.if === undefined ? { kind: 'always' as const } : conditionOf(rule.if)
  return entryOf(rule, condition, rule.then.set ?? {}, rule.then.outcome)
}

function entryOf(
  { id, name }: TableRow | ListRule,
  condition: CompiledCondition,
  set: CompiledEntry['set'],
  outcome: string | undefined,
): CompiledEntry {
  const entry = { id, if: condition, set, outcome: outcome ?? null }
  return name === undefined ? entry : { ...entry, name }
}

function allOf(tests: readonly CompiledTest[]): CompiledCondition {
  const [first] = tests
  if (first === undefined) return { kind: 'always' }
  return tests.length === 1 ? first : { kind: 'all', of: tests }
}

function conditionOf(condition: Condition): CompiledCondition {
  if ('all' in condition) return { kind: 'all', of: condition.all.map(conditionOf) }
  if ('any' in condition) return { kind: 'any', of: condition.any.map(conditionOf) }
  if ('not' in condition) return { kind: 'not', of: conditionOf(condition.not) }
  return testOf(condition.fact, condition.op, condition.value)
}

function testOf(fact: FactId, op: OperatorName, side: Operand | FactReference | undefined): CompiledTest {
  if (op === 'present' || op === 'missing' || side === undefined) return { kind: 'test', fact, op, value: null }
  return isFactReference(side)
    ? { kind: 'test', fact, op, otherFact: side.fact }
    : { kind: 'test', fact, op, value: side }
}
