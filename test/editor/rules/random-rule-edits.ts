import fc from 'fast-check'
import type { FactValue } from '../../../core/contract/facts.ts'
import { type Cell, type Condition, hitPolicies, type RulesDocument } from '../../../core/contract/rules.ts'
import { conditionOf, groupKinds, groupOf, withCondition } from '../../../editor/rules/edits/conditions.ts'
import { inStyle } from '../../../editor/rules/edits/convert-rules.ts'
import {
  addRule,
  changeIf,
  changeThen,
  duplicateRule,
  moveRule,
  removeRule,
  renameRule,
} from '../../../editor/rules/edits/list-edits.ts'
import { changeHit, renameRules } from '../../../editor/rules/edits/rule-sets.ts'
import {
  addColumn,
  addRow,
  columnsOf,
  duplicateRow,
  type GridCell,
  moveColumn,
  moveRows,
  removeColumn,
  removeRows,
  renameRow,
  withCells,
} from '../../../editor/rules/edits/table-edits.ts'

/** Something an owner does to a rule set. */
export type RulesEdit = (rules: RulesDocument) => RulesDocument

const pick = fc.nat({ max: 12 })
const language = fc.constantFrom('en' as const, 'zh-CN' as const)
const words = fc.constantFrom('', 'A row', '一行')
const fact = fc.constantFrom('category', 'priority', 'amount', 'customer.tier', 'unheard-of')
const cell = fc.constantFrom<Cell[]>(
  '-',
  { is: 'billing' },
  { in: ['quality', 'nothing'] },
  { atLeast: 5, below: 10 },
  { above: { fact: 'amount' } },
  { missing: true },
  { isOpen: 'nowhere' },
  { withinLast: { amount: 2, unit: 'businessHours' } },
)
const value = fc.constantFrom<FactValue[]>('-', 'high', 5, null, true, ['a'])
const outcome = fc.constantFrom(undefined, 'frontline', 'somewhere')
const content: fc.Arbitrary<GridCell> = fc.oneof(
  cell.map((one): GridCell => ({ kind: 'input', cell: one })),
  value.map((one): GridCell => ({ kind: 'output', value: one })),
  outcome.map((one): GridCell => ({ kind: 'outcome', outcome: one })),
)
const side = fc.constantFrom('inputs' as const, 'outputs' as const)
const question = fc.constantFrom<Condition[]>(
  { fact: 'category', op: 'is', value: 'billing' },
  { fact: 'amount', op: 'between', value: { from: 1, to: 2 } },
  { fact: 'unheard-of', op: 'missing' },
)

type Table = Extract<RulesDocument, { style: 'table' }>
type List = Extract<RulesDocument, { style: 'list' }>

const onTable =
  (change: (table: Table) => Table): RulesEdit =>
  (rules) =>
    rules.style === 'table' ? change(rules) : rules
const onList =
  (change: (list: List) => List): RulesEdit =>
  (rules) =>
    rules.style === 'list' ? change(rules) : rules

/** Everything an owner can do to a rule set, on whatever is there. */
export const ruleEdits: fc.Arbitrary<RulesEdit> = fc.oneof(
  fc.tuple(words, language).map(
    ([text, spoken]): RulesEdit =>
      (rules) =>
        renameRules(rules, text, spoken),
  ),
  fc.constantFrom(...hitPolicies).map(
    (hit): RulesEdit =>
      (rules) =>
        changeHit(rules, hit),
  ),
  fc.constantFrom('table' as const, 'list' as const).map(
    (style): RulesEdit =>
      (rules) =>
        inStyle(rules, style, 'category'),
  ),
  fc
    .array(fc.record({ row: pick, column: pick, content }), { minLength: 1, maxLength: 5 })
    .map((changes) => onTable((table) => withCells(table, changes))),
  pick.map((at) => onTable((table) => addRow(table, at))),
  pick.map((at) => onTable((table) => duplicateRow(table, at))),
  fc.tuple(pick, pick).map(([from, count]) => onTable((table) => removeRows(table, from, count))),
  fc.tuple(pick, pick, pick).map(([from, count, to]) => onTable((table) => moveRows(table, from, count, to))),
  fc.tuple(pick, words, language).map(([at, text, spoken]) => onTable((table) => renameRow(table, at, text, spoken))),
  fc.tuple(side, fact).map(([where, id]) => onTable((table) => addColumn(table, where, id))),
  fc.tuple(side, pick).map(([where, at]) => onTable((table) => removeColumn(table, where, at))),
  fc
    .tuple(side, pick, pick)
    .map(([where, from, to]) => onTable((table) => moveColumn(table, where, from % columnsOf(table).length, to))),
  pick.map((at) => onList((list) => addRule(list, at))),
  pick.map((at) => onList((list) => duplicateRule(list, at))),
  pick.map((at) => onList((list) => removeRule(list, at))),
  fc.tuple(pick, pick).map(([from, to]) => onList((list) => moveRule(list, from, to))),
  fc.tuple(pick, words, language).map(([at, text, spoken]) => onList((list) => renameRule(list, at, text, spoken))),
  fc
    .tuple(pick, outcome, fc.constantFrom({}, { priority: 'high' }, { amount: 5, priority: null }))
    .map(([at, way, set]) => onList((list) => changeThen(list, at, { outcome: way, set }))),
  fc.tuple(pick, pick, fc.option(question, { nil: undefined })).map(([at, part, next]) =>
    onList((list) => {
      const root = list.rules[at]?.if
      if (root === undefined) return changeIf(list, at, next)
      const { parts } = groupOf(root)
      const path = parts[part % parts.length]?.path ?? []
      return changeIf(list, at, withCondition(root, path, next))
    }),
  ),
  fc.tuple(pick, fc.constantFrom(...groupKinds), question).map(([at, kind, more]) =>
    onList((list) => {
      const root = list.rules[at]?.if
      const parts = root === undefined ? [] : groupOf(root).parts.map(({ condition }) => condition)
      return changeIf(list, at, conditionOf(kind, [...parts, more]))
    }),
  ),
)
