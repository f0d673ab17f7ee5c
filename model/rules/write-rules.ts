import type { FactId } from '../../core/contract/facts.ts'
import type {
  Cell,
  CompiledCondition,
  CompiledEntry,
  CompiledRuleSet,
  CompiledTest,
  Condition,
  FactReference,
  ListRule,
  Operand,
  OperatorName,
  RulesDocument,
  TableRow,
} from '../../core/contract/rules.ts'

/**
 * Writes a compiled rule set as people do; pure. The inverse of `compileRules`: what is written compiles to the same rule set.
 * It is a table if it was one and every entry still fits its columns, else a list.
 */
export function writeRules(ruleSet: CompiledRuleSet): RulesDocument {
  const { id, name, hit, entries, table } = ruleSet
  const head = { kind: 'rules' as const, id, ...(name === undefined ? {} : { name }) }
  const rows = table === undefined ? null : rowsOf(entries, table)
  if (table === undefined || rows === null) return { ...head, style: 'list', hit, rules: entries.map(ruleOf) }
  const columns = (facts: readonly FactId[]) => facts.map((fact) => ({ fact }))
  return { ...head, style: 'table', hit, inputs: columns(table.inputs), outputs: columns(table.outputs), rows }
}

function ruleOf({ id, name, if: condition, set, outcome }: CompiledEntry): ListRule {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(condition.kind === 'always' ? {} : { if: conditionOf(condition) }),
    then: { ...(Object.keys(set).length === 0 ? {} : { set }), ...(outcome === null ? {} : { outcome }) },
  }
}

function conditionOf(condition: Exclude<CompiledCondition, { readonly kind: 'always' }>): Condition {
  const parts = (of: readonly CompiledCondition[]) => of.filter((part) => part.kind !== 'always').map(conditionOf)
  switch (condition.kind) {
    case 'test': {
      const { fact, op } = condition
      return hasNoSide(op) ? { fact, op } : { fact, op, value: sideOf(condition) }
    }
    case 'not':
      if (condition.of.kind === 'always') throw new Error('a compiled condition has "always" inside a group')
      return { not: conditionOf(condition.of) }
    case 'all':
      return { all: parts(condition.of) }
    case 'any':
      return { any: parts(condition.of) }
  }
}

function rowsOf(entries: readonly CompiledEntry[], table: NonNullable<CompiledRuleSet['table']>): TableRow[] | null {
  const rows: TableRow[] = []
  for (const entry of entries) {
    const cells = cellsOf(entry.if, table.inputs)
    const hasOtherOutputs = Object.keys(entry.set).some((fact) => !table.outputs.includes(fact))
    if (cells === null || hasOtherOutputs) return null
    const then = table.outputs.map((fact) => (Object.hasOwn(entry.set, fact) ? (entry.set[fact] ?? null) : '-'))
    const { id, name, outcome } = entry
    rows.push({
      id,
      ...(name === undefined ? {} : { name }),
      if: cells,
      ...(then.length === 0 ? {} : { then }),
      ...(outcome === null ? {} : { outcome }),
    })
  }
  return rows
}

/** The cells of a row, null if the condition is not a row of questions in the order of the columns. */
function cellsOf(condition: CompiledCondition, inputs: readonly FactId[]): Cell[] | null {
  const tests = testsOf(condition)
  if (tests === null) return null
  const columns = tests.map((test) => inputs.indexOf(test.fact))
  const isOrdered = columns.every((column, index) => column >= 0 && column >= (columns[index - 1] ?? 0))
  const cells = inputs.map((fact) => cellOf(tests.filter((test) => test.fact === fact)))
  return isOrdered && cells.every((cell) => cell !== null) ? cells : null
}

function testsOf(condition: CompiledCondition): readonly CompiledTest[] | null {
  if (condition.kind === 'always') return []
  if (condition.kind === 'test') return [condition]
  if (condition.kind !== 'all') return null
  const tests = condition.of.filter((part) => part.kind === 'test')
  // A group of one would come back without its group.
  return tests.length === condition.of.length && tests.length > 1 ? tests : null
}

/** Null if an operator stands twice. */
function cellOf(tests: readonly CompiledTest[]): Cell | null {
  if (tests.length === 0) return '-'
  if (new Set(tests.map((test) => test.op)).size < tests.length) return null
  return Object.fromEntries(tests.map((test) => [test.op, hasNoSide(test.op) ? true : sideOf(test)]))
}

function hasNoSide(op: OperatorName): boolean {
  return op === 'present' || op === 'missing'
}

function sideOf(test: CompiledTest): Operand | FactReference {
  return 'otherFact' in test ? { fact: test.otherFact } : test.value
}
