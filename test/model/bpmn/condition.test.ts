import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCondition } from '../../../model/bpmn/condition.ts'

describe('a condition of a BPMN file', () => {
  it.each([
    ['${amount > 1000}', { fact: 'amount', op: 'above', value: 1000 }],
    ['#{ 1000 <= order.totalAmount }', { fact: 'order.total-amount', op: 'atLeast', value: 1000 }],
    ['=priority = "high"', { fact: 'priority', op: 'is', value: 'high' }],
    ["${priority eq 'it\\'s'}", { fact: 'priority', op: 'is', value: "it's" }],
    ['${approved}', { fact: 'approved', op: 'is', value: true }],
    ['${!approved}', { not: { fact: 'approved', op: 'is', value: true } }],
    ['=not(approved)', { not: { fact: 'approved', op: 'is', value: true } }],
    ['${owner != null}', { fact: 'owner', op: 'present' }],
    ['${owner == null}', { fact: 'owner', op: 'missing' }],
    ['${x == -1.5}', { fact: 'x', op: 'is', value: -1.5 }],
    [
      '${a && b || (c and d)}',
      {
        any: [
          { all: ['a', 'b'].map((fact) => ({ fact, op: 'is', value: true })) },
          { all: ['c', 'd'].map((fact) => ({ fact, op: 'is', value: true })) },
        ],
      },
    ],
  ])('is understood: %s', (text, condition) => {
    expect(readCondition(text)?.condition).toEqual(condition)
  })

  it.each([
    '',
    '${}',
    '${order.isPaid()}',
    '${amount > limit}',
    '${amount + 1 > 2}',
    '${amount > 1',
    '${a} and ${b}',
    'x > "text"',
    '${x == 1 && x == "one"}',
    '${channel == 1}',
    '${金额 > 1}',
    'true',
    'a b',
    'return true;',
    `${'('.repeat(500)}a${')'.repeat(500)}`,
    'a || '.repeat(1000),
  ])('is not guessed at: %s', (text) => {
    expect(readCondition(text)).toBeNull()
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '1', '"x"', '==', '=', '!', '(', ')', '&&', 'or', 'null', ' ', '${', '}', '.'), {
          maxLength: 30,
        }),
        (parts) => {
          const read = readCondition(parts.join(''))
          expect(read === null || read.facts.size > 0).toBe(true)
        },
      ),
    )
  })
})
