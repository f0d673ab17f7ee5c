import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactValue } from '../../../core/contract/facts.ts'
import { type Operand, type OperatorName, operatorNames } from '../../../core/contract/rules.ts'
import { holds } from '../../../core/operators/holds.ts'

const context = { nowAt: Date.parse('2026-11-23T12:00:00Z'), calendars: {} }
const ask = (seen: FactValue, op: OperatorName, expected: Operand) => holds(op, seen, expected, context)

describe('what an operator means', () => {
  const instant = '2026-12-01T09:00:00+08:00'
  const sameInstant = '2026-12-01T02:00:00.000+01:00'
  const yes: [FactValue, OperatorName, Operand][] = [
    ['gold', 'is', 'gold'],
    [0, 'is', 0],
    [false, 'is', false],
    [sameInstant, 'is', instant],
    ['gold', 'isNot', 'silver'],
    ['', 'isNot', 'x'],
    ['b', 'in', ['a', 'b']],
    [sameInstant, 'in', ['x', instant]],
    ['c', 'notIn', ['a', 'b']],
    ['c', 'notIn', []],
    ['怎么退款？', 'contains', '退款'],
    [['late', 'vip'], 'contains', 'vip'],
    [[7], 'contains', 7],
    ['refund', 'startsWith', 're'],
    [9.999, 'below', 10],
    [10, 'atMost', 10],
    [0.30000000000000004, 'above', 0.3],
    [10, 'atLeast', 10],
    [5, 'between', { from: 5, to: 10 }],
    [10, 'between', { from: 5, to: 10 }],
    ['2026-12-01', 'between', { from: '2026-12-01', to: '2026-12-31' }],
    [instant, 'between', { from: sameInstant, to: sameInstant }],
    ['2026-11-30T20:00:01-05:00', 'after', instant],
    ['2026-11-30T19:59:59-05:00', 'before', instant],
    ['2026-12-02', 'after', '2026-12-01'],
    ['2026-11-23T11:30:00Z', 'withinLast', { amount: 30, unit: 'minutes' }],
    ['2026-11-23T12:00:00Z', 'withinLast', { amount: 0.001, unit: 'hours' }],
    ['', 'present', null],
    [[], 'present', null],
    [null, 'missing', null],
  ]
  const no: [FactValue, OperatorName, Operand][] = [
    ['Gold', 'is', 'gold'],
    [sameInstant, 'isNot', instant],
    ['a', 'in', []],
    [sameInstant, 'notIn', [instant]],
    ['refund', 'contains', 'Fund'],
    [['vip'], 'contains', 'vi'],
    [[], 'contains', 'vip'],
    ['refund', 'startsWith', 'fund'],
    [10, 'below', 10],
    [10.001, 'atMost', 10],
    [10, 'above', 10],
    [9.999, 'atLeast', 10],
    [10.001, 'between', { from: 5, to: 10 }],
    [sameInstant, 'before', instant],
    [sameInstant, 'after', instant],
    ['2026-11-23T11:29:59.999Z', 'withinLast', { amount: 30, unit: 'minutes' }],
    ['2026-11-23T12:00:00.001Z', 'withinLast', { amount: 30, unit: 'minutes' }],
    ['', 'missing', null],
    [0, 'missing', null],
  ]
  const incomparable: [FactValue, OperatorName, Operand][] = [
    ['10', 'is', 10],
    ['10', 'in', [10]],
    [[10], 'is', 10],
    ['true', 'is', true],
    [1, 'is', true],
    ['10', 'below', 11],
    ['10', 'above', 5],
    [[10], 'atLeast', 10],
    ['2026-11-23', 'below', 10],
    [10, 'below', '11'],
    [true, 'atMost', 1],
    [71, 'contains', '7'],
    ['71', 'contains', 7],
    [71, 'startsWith', '7'],
    ['soon', 'before', '2026-12-01'],
    ['2026-11-01', 'before', instant],
    [instant, 'after', '2026-11-01'],
    ['2026-11-23', 'withinLast', { amount: 48, unit: 'hours' }],
    ['7', 'between', { from: 5, to: 10 }],
    ['2026-12-05', 'between', { from: '2026-12-01', to: instant }],
    ['x', 'notIn', 'y'],
    ['x', 'isNot', { from: 1, to: 2 }],
  ]

  it.each(yes)('%j %s %j holds', (seen, op, expected) => {
    expect(ask(seen, op, expected)).toBe(true)
  })

  it.each(no)('%j %s %j does not hold', (seen, op, expected) => {
    expect(ask(seen, op, expected)).toBe(false)
  })

  it.each(incomparable)('%j %s %j does not hold, for nothing is converted', (seen, op, expected) => {
    expect(ask(seen, op, expected)).toBe(false)
  })

  const operand: fc.Arbitrary<Operand> = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.oneof(fc.string(), fc.integer())),
    fc.constant({ from: 1, to: 2 }),
    fc.constant({ amount: 1, unit: 'hours' as const }),
  )
  const value: fc.Arbitrary<NonNullable<FactValue>> = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.oneof(fc.string(), fc.integer())),
  )

  it('on a missing fact nothing holds but "missing"', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operatorNames), operand, (op, expected) => {
        expect(ask(null, op, expected)).toBe(op === 'missing')
      }),
    )
  })

  it('says of a present fact either "is" or "isNot", either "in" or "notIn"', () => {
    fc.assert(
      fc.property(value, value, fc.array(fc.string()), (seen, expected, list) => {
        expect(ask(seen, 'isNot', expected)).toBe(!ask(seen, 'is', expected))
        expect(ask(seen, 'notIn', list)).toBe(!ask(seen, 'in', list))
      }),
    )
  })

  it('never throws for a right side of any kind', () => {
    const withoutCalendars = operatorNames.filter((op) => op !== 'isOpen')

    fc.assert(
      fc.property(value, fc.constantFrom(...withoutCalendars), operand, (seen, op, expected) => {
        expect(typeof ask(seen, op, expected)).toBe('boolean')
      }),
    )
  })
})
