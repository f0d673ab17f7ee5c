import { describe, expect, test } from 'vitest'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import { newReport } from '../../../model/document/report.ts'
import { checkFacts } from '../../../model/flow/check-facts.ts'
import { checkFactValue } from '../../../model/flow/fact-value.ts'

function found(...facts: readonly FactDefinition[]) {
  const report = newReport()
  checkFacts(report, facts)
  return report.issues.map(({ code, path }) => `${code} ${path}`)
}

function codeOf(fact: FactDefinition, value: FactValue) {
  const report = newReport()
  checkFactValue(report, [], fact, value)
  return report.issues[0]?.code ?? null
}

describe('the facts that a flow declares', () => {
  test('have values where they are enums, and only there or in lists', () => {
    expect(found({ id: 'a', type: 'enum' })).toEqual(['fact.values-missing /facts/0'])
    expect(found({ id: 'a', type: 'text', values: ['x'] })).toEqual(['fact.values-not-allowed /facts/0/values'])
    expect(found({ id: 'a', type: 'list', values: ['x'] })).toEqual([])
  })

  test('have each value and each id once', () => {
    expect(found({ id: 'a', type: 'enum', values: ['x', { id: 'x' }] })).toEqual([
      'document.duplicate-id /facts/0/values/1/id',
    ])
    expect(found({ id: 'a', type: 'text' }, { id: 'a', type: 'text' })).toEqual(['document.duplicate-id /facts/1/id'])
  })

  test('have a unit only where they are numbers', () => {
    expect(found({ id: 'a', type: 'number', unit: 'CNY' })).toEqual([])
    expect(found({ id: 'a', type: 'text', unit: 'CNY' })).toEqual(['fact.unit-not-allowed /facts/0/unit'])
  })

  test('start with a default and show samples that they can hold', () => {
    expect(found({ id: 'a', type: 'enum', values: ['x'], default: 'y', samples: ['x', 'z'] })).toEqual([
      'fact.not-one-of /facts/0/default',
      'fact.not-one-of /facts/0/samples/1',
    ])
    expect(found({ id: 'a', type: 'number', default: null })).toEqual(['fact.null-value /facts/0/default'])
  })

  test('may narrow a built-in fact and not turn it into something else', () => {
    expect(found({ id: 'customer.tier', type: 'enum', values: ['gold'] })).toEqual([])
    expect(found({ id: 'customer.tier', type: 'number' })).toEqual(['fact.built-in-type /facts/0/type'])
    expect(found({ id: 'reopened', type: 'text' })).toEqual(['fact.built-in-type /facts/0/type'])
  })
})

describe('a value fits its fact', () => {
  test.each([
    ['text', 'words', 5],
    ['number', -0.5, '5'],
    ['boolean', false, 'false'],
    ['date', '2026-02-28', '2026-02-30'],
    ['date', '2026-02-28', '2026-02-28T09:00:00Z'],
    ['instant', '2026-02-28T09:00:00+08:00', '2026-02-28'],
    ['instant', '2026-02-28T09:00:00Z', '2026-02-28T09:00:00'],
    ['list', ['a', 1], 'a'],
  ] as const)('of type %s: %j does, %j does not', (type, right, wrong) => {
    expect(codeOf({ id: 'f', type }, right)).toBeNull()
    expect(codeOf({ id: 'f', type }, wrong)).toBe('fact.wrong-type')
  })

  test('with a closed list when it is in it, each of a list', () => {
    const tags: FactDefinition = { id: 'tags', type: 'list', values: ['a', 'b'] }

    expect(codeOf(tags, ['b', 'a'])).toBeNull()
    expect(codeOf(tags, ['b', 'c'])).toBe('fact.not-one-of')
    expect(codeOf({ id: 'e', type: 'enum', values: ['constructor'] }, 'toString')).toBe('fact.not-one-of')
  })
})
