import fc from 'fast-check'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import {
  type Cell,
  type Condition,
  type EvaluationContext,
  hitPolicies,
  type Operand,
  type OperatorName,
  operatorNames,
  type RulesDocument,
  type RulesList,
  type RulesTable,
  type TestCondition,
} from '../../../core/contract/rules.ts'
import { operators } from '../../../core/operators/operators.ts'
import { calendarOf, hoursOn, workdays } from '../../core/calendar/calendars.ts'

const desk = calendarOf({ timeZone: 'Asia/Shanghai', hours: hoursOn(workdays, '09:00-18:00') })

/** A moment on a Tuesday, and the calendars that the rules ask. */
export const evaluationContext: EvaluationContext = {
  nowAt: Date.parse('2026-12-01T01:20:00Z'),
  calendars: { desk, night: desk },
  defaultCalendar: 'desk',
}

/** One fact of each type, some with names that are hard to read back. */
export const facts: readonly FactDefinition[] = [
  {
    id: 'category',
    type: 'enum',
    values: ['billing', { id: 'other', name: { en: 'Other, and more', 'zh-CN': '非常规' } }, 'delivery'],
  },
  { id: 'text', type: 'text', name: 'Words' },
  { id: 'amount', type: 'number', unit: 'CNY', name: { en: 'Amount', 'zh-CN': '金额' } },
  { id: 'limit', type: 'number' },
  { id: 'repeated', type: 'boolean' },
  { id: 'day', type: 'date' },
  { id: 'when', type: 'instant' },
  { id: 'skills', type: 'list', values: ['billing', 'technical'] },
  { id: 'tags', type: 'list' },
]

const scalars: { readonly [type in FactDefinition['type']]: fc.Arbitrary<string | number | boolean> } = {
  enum: fc.constantFrom('billing', 'other', 'delivery'),
  text: fc.constantFrom('x', 'a, b', 'not me', 'this and that', '-', '5', '“quoted”', ' edge ', '不是我', 'y "z"', ''),
  number: fc.constantFrom(-1, 0, 0.5, 5, 1000, 1e21),
  boolean: fc.boolean(),
  date: fc.constantFrom('2026-01-01', '2026-12-31'),
  instant: fc.constantFrom('2026-01-01T09:00:00+08:00', '2026-12-31T00:00:00Z'),
  list: fc.constantFrom('billing', 'technical'),
}

const pair = (of: fc.Arbitrary<string | number | boolean>) =>
  fc.tuple(of, of).map(([from, to]) => (from <= to ? { from, to } : { from: to, to: from }) as Operand)

function operandOf({ type }: FactDefinition, op: OperatorName): fc.Arbitrary<TestCondition['value']> {
  const scalar = scalars[type]
  switch (operators[op].operand) {
    case 'values':
      return fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 })
    case 'range':
      return pair(scalar)
    case 'duration':
      return fc.record({
        amount: fc.constantFrom(1, 2, 30),
        unit: fc.constantFrom('minutes', 'hours', 'calendarDays', 'businessHours', 'businessDaysSameTime'),
      }) as fc.Arbitrary<Operand>
    case 'calendar':
      return fc.constantFrom('desk', 'night')
    case 'number':
      return fc.oneof(scalar, fc.constant({ fact: 'limit' }))
    default:
      return scalar
  }
}

/** A question to a fact that its type allows. */
export const test: fc.Arbitrary<TestCondition> = fc.constantFrom(...facts).chain((definition) =>
  fc
    .constantFrom(...operatorNames.filter((op) => operators[op].facts.includes(definition.type)))
    .chain((op): fc.Arbitrary<TestCondition> => {
      const base = { fact: definition.id, op }
      if (operators[op].operand === 'none') return fc.constant(base)
      return operandOf(definition, op).map((value) => ({ ...base, value }) as TestCondition)
    }),
)

/** A condition of questions and groups. */
export const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: test, weight: 4 },
    { arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })), weight: 2 },
    { arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), weight: 2 },
    { arbitrary: tie('condition').map((not) => ({ not })), weight: 1 },
  ),
}))

/** A cell of a column for a fact. */
export function cellOf(fact: string): fc.Arbitrary<Cell> {
  const tests = fc.uniqueArray(
    test.filter((one) => one.fact === fact),
    { minLength: 1, maxLength: 2, selector: ({ op }) => op },
  )
  return fc.oneof(
    fc.constant<Cell>('-'),
    tests.map((list): Cell => Object.fromEntries(list.map(({ op, value = true }) => [op, value]))),
  )
}

const outcome = fc.constantFrom(undefined, 'people', 'machine')
const set = fc.oneof(
  fc.constantFrom<Record<string, FactValue>>({}, { amount: 5 }, { category: 'other' }, { category: null, amount: 1 }),
)

/** Lists of rules. */
export const anyList: fc.Arbitrary<RulesList> = fc
  .record({
    hit: fc.constantFrom(...hitPolicies),
    rules: fc.array(fc.record({ if: fc.option(condition, { nil: undefined }), set, outcome }), { maxLength: 4 }),
  })
  .map(({ hit, rules }) => ({
    kind: 'rules',
    id: 'list',
    style: 'list',
    hit,
    rules: rules.map((rule, index) => ({
      id: `r${index}`,
      ...(rule.if === undefined ? {} : { if: rule.if }),
      then: {
        ...(Object.keys(rule.set).length === 0 ? {} : { set: rule.set }),
        ...(rule.outcome === undefined ? {} : { outcome: rule.outcome }),
      },
    })),
  }))

/** Tables with some columns. */
export const anyTable: fc.Arbitrary<RulesTable> = fc
  .uniqueArray(fc.constantFrom(...facts.map(({ id }) => id)), { minLength: 1, maxLength: 3 })
  .chain((inputs) =>
    fc
      .record({
        hit: fc.constantFrom(...hitPolicies),
        rows: fc.array(
          fc.record({ if: fc.tuple(...inputs.map(cellOf)), then: fc.constantFrom<FactValue[]>('-', 5, null), outcome }),
          { maxLength: 4 },
        ),
      })
      .map(
        ({ hit, rows }): RulesTable => ({
          kind: 'rules',
          id: 'table',
          style: 'table',
          hit,
          inputs: inputs.map((fact) => ({ fact })),
          outputs: [{ fact: 'amount' }],
          rows: rows.map((row, index) => ({
            id: `r${index}`,
            if: row.if,
            then: [row.then],
            ...(row.outcome === undefined ? {} : { outcome: row.outcome }),
          })),
        }),
      ),
  )

/** Rule sets of both styles. */
export const anyRules: fc.Arbitrary<RulesDocument> = fc.oneof(anyList, anyTable)

/** Facts that those rules look at. */
export const anyFacts: fc.Arbitrary<Record<string, FactValue>> = fc
  .tuple(...facts.map(({ type }) => fc.option<FactValue>(type === 'list' ? fc.array(scalars.list) : scalars[type])))
  .map((values) => Object.fromEntries(facts.map(({ id }, index) => [id, values[index] ?? null])))
