import type { FactId, FactValue } from '../../../core/contract/facts.ts'
import type {
  Cell,
  Condition,
  ListRule,
  RulesDocument,
  RulesList,
  RulesTable,
  TableRow,
  TestCondition,
} from '../../../core/contract/rules.ts'
import { documentLimits } from '../../../model/document/bounds.ts'
import { ruleSetOf } from '../../../model/rules/compile-rules.ts'
import { writeRules } from '../../../model/rules/write-rules.ts'
import { freeId } from '../../edits/new-id.ts'
import { isTest } from './conditions.ts'
import { mostColumns } from './table-edits.ts'

/** Why a list cannot be a table that means the same; `rule` is the id of the rule that stands in the way. */
export type NoTableReason =
  | { readonly why: 'not' | 'twice' | 'any' | 'tooMany' | 'dash'; readonly rule: string }
  | { readonly why: 'size' }

export type AsTable =
  | { readonly ok: true; readonly table: RulesTable }
  | { readonly ok: false; readonly reason: NoTableReason }

/** As many rows a rule with alternatives may become. */
const mostAlternatives = 16

/** A table as a list of rules that mean the same. */
export function asList(table: RulesTable): RulesList {
  const { table: _, ...ruleSet } = ruleSetOf(table, null)
  const written = writeRules(ruleSet)
  if (written.style !== 'list') throw new Error('a rule set without columns was written as a table')
  return written
}

/**
 * A list of rules as a table that decides the same, or why there is none: a table asks each fact in its own column, and all cells of a row have
 * to hold. A rule with alternatives becomes a row for each, except where only one row may hold. `column` is asked when the rules ask nothing.
 */
export function asTable(list: RulesList, column: FactId): AsTable {
  const rows: TableRow[] = []
  const inputs: FactId[] = []
  const outputs = [...new Set(list.rules.flatMap(({ then }) => Object.keys(then.set ?? {})))]
  const drafts: { readonly rule: ListRule; readonly tests: readonly TestCondition[] }[] = []
  for (const rule of list.rules) {
    const alternatives = rule.if === undefined ? [[]] : alternativesOf(rule.if)
    if (typeof alternatives === 'string') return { ok: false, reason: { why: alternatives, rule: rule.id } }
    if (alternatives.length > 1 && list.hit === 'unique') return { ok: false, reason: { why: 'any', rule: rule.id } }
    if (Object.values(rule.then.set ?? {}).includes('-')) return { ok: false, reason: { why: 'dash', rule: rule.id } }
    if (!alternatives.every(fitsCells)) return { ok: false, reason: { why: 'twice', rule: rule.id } }
    drafts.push(...alternatives.map((tests) => ({ rule, tests })))
    inputs.push(...alternatives.flat().map(({ fact }) => fact))
  }
  const asked = [...new Set(inputs)]
  const columns = asked.length === 0 ? [column] : asked
  const isTooLarge = Math.max(columns.length, outputs.length) > mostColumns || drafts.length > documentLimits.entries
  if (isTooLarge) return { ok: false, reason: { why: 'size' } }
  const taken = new Set(list.rules.map(({ id }) => id))
  for (const [index, { rule, tests }] of drafts.entries()) {
    const isFirst = drafts[index - 1]?.rule !== rule
    const id = isFirst ? rule.id : freeId(`${rule.id.slice(0, 60)}-2`, taken)
    taken.add(id)
    rows.push(rowOf(rule, id, tests, columns, outputs))
  }
  const { rules: _, style: __, ...head } = list
  const named = (facts: readonly FactId[]) => facts.map((fact) => ({ fact }))
  return { ok: true, table: { ...head, style: 'table', inputs: named(columns), outputs: named(outputs), rows } }
}

/** A rule set in the other style; the same rule set where that is not possible. */
export function inStyle(rules: RulesDocument, style: RulesDocument['style'], column: FactId): RulesDocument {
  if (rules.style === style) return rules
  if (rules.style === 'table') return asList(rules)
  const made = asTable(rules, column)
  return made.ok ? made.table : rules
}

function rowOf(
  { name, then }: ListRule,
  id: string,
  tests: readonly TestCondition[],
  inputs: readonly FactId[],
  outputs: readonly FactId[],
): TableRow {
  const { set = {}, outcome } = then
  const values = outputs.map((fact): FactValue => (Object.hasOwn(set, fact) ? (set[fact] ?? null) : '-'))
  return {
    id,
    ...(name === undefined ? {} : { name }),
    if: inputs.map((fact) => cellOf(tests.filter((test) => test.fact === fact))),
    ...(values.length === 0 ? {} : { then: values }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

function cellOf(tests: readonly TestCondition[]): Cell {
  if (tests.length === 0) return '-'
  return Object.fromEntries(tests.map(({ op, value = true }) => [op, value]))
}

/** Whether each fact is asked by an operator at most once, so that a cell can hold it. */
function fitsCells(tests: readonly TestCondition[]): boolean {
  return new Set(tests.map(({ fact, op }) => `${op} ${fact}`)).size === tests.length
}

type Alternatives = readonly (readonly TestCondition[])[]

/** A condition as alternatives, in each of which all questions have to hold; or why it is not that. */
function alternativesOf(condition: Condition): Alternatives | 'not' | 'tooMany' {
  if (isTest(condition)) return [[condition]]
  if ('not' in condition) return 'not'
  const parts = ('all' in condition ? condition.all : mergedAny(condition.any)).map(alternativesOf)
  let whole: Alternatives = 'all' in condition ? [[]] : []
  for (const part of parts) {
    if (typeof part === 'string') return part
    whole = 'all' in condition ? whole.flatMap((one) => part.map((other) => [...one, ...other])) : [...whole, ...part]
    if (whole.length > mostAlternatives) return 'tooMany'
  }
  return whole
}

/** “Is a or is b” of one fact is “is one of a, b”. */
function mergedAny(parts: readonly Condition[]): readonly Condition[] {
  const values = new Map<FactId, FactValue[]>()
  for (const part of parts) {
    const own = listedOf(part)
    if (own !== null) values.set(own.fact, [...(values.get(own.fact) ?? []), ...own.values])
  }
  const rest = parts.filter((part) => listedOf(part) === null)
  const merged = [...values].map(([fact, all]): Condition => {
    const [only] = all
    const each = [...new Set(all)] as TestCondition['value']
    return all.length === 1 && only !== undefined
      ? { fact, op: 'is', value: only as Exclude<TestCondition['value'], undefined> }
      : { fact, op: 'in', value: each as Exclude<TestCondition['value'], undefined> }
  })
  return [...merged, ...rest]
}

function listedOf(condition: Condition): { readonly fact: FactId; readonly values: readonly FactValue[] } | null {
  if (!isTest(condition)) return null
  const { fact, op, value } = condition
  if (op === 'in' && Array.isArray(value)) return { fact, values: value as readonly FactValue[] }
  const isPlain = op === 'is' && value !== undefined && value !== null && typeof value !== 'object'
  return isPlain ? { fact, values: [value] } : null
}
