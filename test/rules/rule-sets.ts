import fc from 'fast-check'
import type { Facts, FactValue } from '../../core/contract/facts.ts'
import {
  type CompiledCondition,
  type CompiledEntry,
  type CompiledRuleSet,
  type CompiledTest,
  type EvaluationContext,
  hitPolicies,
  type Operand,
  operatorNames,
} from '../../core/contract/rules.ts'
import { calendarOf, hoursOn, workdays } from '../core/calendar/calendars.ts'

/** A moment on a Tuesday, and a calendar that is open then. */
export const context: EvaluationContext = {
  nowAt: Date.parse('2026-12-01T01:20:00Z'),
  calendars: {
    desk: calendarOf({ timeZone: 'Asia/Shanghai', hours: hoursOn(workdays, '09:00-12:00', '13:30-18:00') }),
  },
  defaultCalendar: 'desk',
}

/** A rule set out of entries, with what a test does not care about filled in. */
export function ruleSetOf(entries: readonly CompiledEntry[], hit: CompiledRuleSet['hit'] = 'first'): CompiledRuleSet {
  return {
    kind: 'rules',
    id: 'tested',
    version: null,
    hit,
    entries,
    reads: [],
    calendars: [],
    needsDefaultCalendar: false,
  }
}

const factIds = ['a', 'b', 'c.d', 'c.e', 'when', 'now']
const factId = fc.constantFrom(...factIds)
const scalar = fc.constantFrom('x', 'xy', 'y', '', '10', 0, 1, 5, 9.5, 10, true, false)
const moment = fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-01T09:00:00+08:00', '2026-12-01T01:00:00Z')
const value = fc.oneof(scalar, moment)
const operand: fc.Arbitrary<Operand> = fc.oneof(
  value,
  fc.array(value, { maxLength: 3 }),
  fc.record({ from: fc.constantFrom(0, 1, 5), to: fc.constantFrom(5, 10) }),
  fc.record({ from: moment, to: moment }),
  fc.record({ amount: fc.constantFrom(1, 30), unit: fc.constantFrom('minutes' as const, 'hours' as const) }),
)
const op = fc.constantFrom(...operatorNames.filter((name) => name !== 'isOpen'))

/** What is asked of a calendar: whether it is open, and how much of its time has passed. */
const openTime: fc.Arbitrary<CompiledTest> = fc.oneof(
  fc.record({
    kind: fc.constant('test' as const),
    fact: factId,
    op: fc.constant('isOpen' as const),
    value: fc.constant('desk'),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: factId,
    op: fc.constant('withinLast' as const),
    value: fc.record({
      amount: fc.constantFrom(1, 3),
      unit: fc.constantFrom('businessHours' as const, 'businessDaysSameTime' as const, 'calendarDays' as const),
    }),
  }),
)

const question: fc.Arbitrary<CompiledTest> = fc.oneof(
  fc.record({ kind: fc.constant('test' as const), fact: factId, op, value: operand }),
  fc.record({ kind: fc.constant('test' as const), fact: factId, op, otherFact: factId }),
  openTime,
)

const { condition } = fc.letrec<{ condition: CompiledCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: question, weight: 4 },
    { arbitrary: fc.constant({ kind: 'always' as const }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      weight: 2,
    },
    { arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('condition') }), weight: 2 },
  ),
}))

/** Rule sets of every shape, with and without sense. */
export const anyRuleSet: fc.Arbitrary<CompiledRuleSet> = fc
  .record({
    hit: fc.constantFrom(...hitPolicies),
    entries: fc.array(
      fc.record({
        if: condition,
        set: fc.dictionary(fc.constantFrom('p', 'q', 'r.s'), scalar, { noNullPrototype: true }),
        outcome: fc.constantFrom(null, 'one', 'two'),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ hit, entries }) =>
    ruleSetOf(
      entries.map((entry, index) => ({ id: `r${index}`, ...entry })),
      hit,
    ),
  )

const factValue: fc.Arbitrary<FactValue> = fc.oneof(value, fc.constant(null), fc.array(scalar, { maxLength: 3 }))

/** Facts that those rule sets look at, flat and nested. */
export const anyFacts: fc.Arbitrary<Facts> = fc.dictionary(
  fc.constantFrom(...factIds, 'c'),
  fc.oneof(factValue, fc.dictionary(fc.constantFrom('d', 'e'), factValue, { noNullPrototype: true })),
  { noNullPrototype: true },
)
