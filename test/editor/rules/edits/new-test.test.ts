import fc from 'fast-check'
import { expect, it } from 'vitest'
import { operatorNames, type RulesList, type TestCondition } from '../../../../core/contract/rules.ts'
import { newTest, operatorsFor, withOperator } from '../../../../editor/rules/edits/new-test.ts'
import { checkRules } from '../../../../model/rules/check-rules.ts'
import { facts, test } from '../any-rules.ts'

const beginnings = { today: '2026-11-23', calendar: 'desk' }

function errorsOf(condition: TestCondition): readonly string[] {
  const rules: RulesList = {
    kind: 'rules',
    id: 'r',
    style: 'list',
    hit: 'first',
    rules: [{ id: 'a', if: condition, then: { outcome: 'x' } }],
  }
  const issues = checkRules(rules, { facts, calendars: ['desk', 'night'] })
  return issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

it('a new question to any fact is right from the start', () => {
  for (const fact of facts) expect([fact.id, ...errorsOf(newTest(fact, beginnings))]).toEqual([fact.id])
})

it('a question with another operator is right again, whatever it asked before', () => {
  fc.assert(
    fc.property(test, fc.nat(), (one, at) => {
      const definition = facts.find(({ id }) => id === one.fact)
      const names = operatorsFor(definition)
      const next = withOperator(one, definition, names[at % names.length] ?? 'present', beginnings)

      expect(errorsOf(next)).toEqual([])
      expect(next.fact).toBe(one.fact)
    }),
    { numRuns: 300 },
  )
})

it('what can be kept is kept', () => {
  const category = facts.find(({ id }) => id === 'category')
  const amount = facts.find(({ id }) => id === 'amount')
  const is: TestCondition = { fact: 'category', op: 'is', value: 'delivery' }

  expect(withOperator(is, category, 'in', beginnings).value).toEqual(['delivery'])
  expect(withOperator({ ...is, op: 'in', value: ['other', 'billing'] }, category, 'is', beginnings).value).toBe('other')
  expect(withOperator({ fact: 'amount', op: 'above', value: 7 }, amount, 'between', beginnings).value).toEqual({
    from: 7,
    to: 7,
  })
  expect(
    withOperator({ fact: 'amount', op: 'above', value: { fact: 'limit' } }, amount, 'below', beginnings).value,
  ).toEqual({ fact: 'limit' })
  expect(operatorsFor(undefined)).toEqual(operatorNames)
})
