import type { Condition, ListRule, RulesDocument, RulesTable, TableRow } from '../../core/contract/rules.ts'
import { compareEntries, tellFields } from './entries.ts'
import { isSame, type Teller } from './teller.ts'
import { about, type ToldChange } from './told-change.ts'

/** What changed in a rule set, in sentences; in another order the entries may mean something else, so that is told, too. Pure. */
export function rulesChanges(before: RulesDocument, after: RulesDocument, teller: Teller): readonly ToldChange[] {
  const fields = about([], tellFields(teller, null, before, after, ['name', 'rows', 'rules']))
  if (before.style === 'table' && after.style === 'table') {
    const [olds, news] = [rowsOf(before, teller), rowsOf(after, teller)]
    return [...fields, ...entryChanges('row', 'rows', olds, news, teller)]
  }
  if (before.style === 'list' && after.style === 'list') {
    return [
      ...fields,
      ...entryChanges('rule', 'rules', rulesOf(before.rules, teller), rulesOf(after.rules, teller), teller),
    ]
  }
  return fields
}

/** A row or a rule as it is read. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly says: string
  /** All of it: what is not told in words still differs. */
  readonly whole: unknown
}

function entryChanges(
  what: 'row' | 'rule',
  list: 'rows' | 'rules',
  before: readonly Entry[],
  after: readonly Entry[],
  teller: Teller,
): readonly ToldChange[] {
  const { added, removed, kept, isReordered } = compareEntries(before, after, ({ id }) => id)
  const params = ({ name, says }: Entry) => ({ what: teller.word(what), entry: name, says })
  const changed = kept.filter(([old, next]) => !isSame(old.whole, next.whole))
  return [
    ...added.flatMap((entry) => about([list, entry.id], [teller.say('entryAdded', params(entry))])),
    ...removed.flatMap((entry) => about([list, entry.id], [teller.say('entryRemoved', params(entry))])),
    ...changed.flatMap(([old, next]) => {
      const sentence =
        old.says === next.says
          ? teller.say('entryRenamed', { what: teller.word(what), before: old.name, after: next.name })
          : teller.say('entryChanged', { ...params(next), before: old.says, after: next.says })
      return about([list, next.id], [sentence])
    }),
    ...about([list], isReordered ? [teller.say('order', { what: teller.word(list) })] : []),
  ]
}

function rowsOf({ inputs, outputs = [], rows }: RulesTable, teller: Teller): readonly Entry[] {
  return rows.map((row: TableRow) => {
    const tests = row.if.flatMap((cell, index) =>
      cell === '-'
        ? []
        : Object.entries(cell).map(([op, value]) => testIn(inputs[index]?.fact ?? '', op, value, teller)),
    )
    const set = (row.then ?? []).flatMap((value, index) =>
      value === '-' ? [] : [setIn(outputs[index]?.fact ?? '', value, teller)],
    )
    const says = sentenceOf(tests.join(teller.say('and')), set, row.outcome, teller)
    return { id: row.id, name: teller.name(row), says, whole: row }
  })
}

function rulesOf(rules: readonly ListRule[], teller: Teller): readonly Entry[] {
  return rules.map((rule) => {
    const tests = rule.if === undefined ? '' : conditionIn(rule.if, teller)
    const set = Object.entries(rule.then.set ?? {}).map(([fact, value]) => setIn(fact, value, teller))
    return {
      id: rule.id,
      name: teller.name(rule),
      says: sentenceOf(tests, set, rule.then.outcome, teller),
      whole: rule,
    }
  })
}

function sentenceOf(tests: string, set: readonly string[], outcome: string | undefined, teller: Teller): string {
  const way = outcome === undefined ? [] : [teller.say('thenWay', { way: outcome })]
  const then = teller.list([...set, ...way]) || teller.say('thenNothing')
  return tests === '' ? teller.say('always', { then }) : teller.say('ifThen', { if: tests, then })
}

function conditionIn(condition: Condition, teller: Teller): string {
  if ('all' in condition) return condition.all.map((each) => groupIn(each, teller)).join(teller.say('and'))
  if ('any' in condition) return condition.any.map((each) => groupIn(each, teller)).join(teller.say('or'))
  if ('not' in condition) return teller.say('not', { what: conditionIn(condition.not, teller) })
  return testIn(condition.fact, condition.op, condition.value, teller)
}

function groupIn(condition: Condition, teller: Teller): string {
  const text = conditionIn(condition, teller)
  return 'all' in condition || 'any' in condition ? `(${text})` : text
}

const signs: Readonly<Record<string, string>> = {
  is: '=',
  isNot: '≠',
  below: '<',
  atMost: '≤',
  to: '≤',
  above: '>',
  atLeast: '≥',
  from: '≥',
  in: '∈',
  notIn: '∉',
}

/** `amount ≥ 1000`; operators without a sign of their own go by their names, as in the documents. */
function testIn(fact: string, op: string, value: unknown, teller: Teller): string {
  const sign = Object.hasOwn(signs, op) ? (signs[op] ?? op) : op
  const plain = () => (value === true || value === undefined ? '' : teller.factValue(fact, value))
  return `${teller.fact(fact)} ${sign} ${isReference(value) ? teller.fact(value.fact) : plain()}`.trim()
}

function setIn(fact: string, value: unknown, teller: Teller): string {
  return `${teller.fact(fact)} = ${teller.factValue(fact, value)}`
}

function isReference(value: unknown): value is { readonly fact: string } {
  return typeof value === 'object' && value !== null && 'fact' in value
}
