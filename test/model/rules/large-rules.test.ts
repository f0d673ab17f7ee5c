import { describe, expect, it } from 'vitest'
import type { FactDefinition } from '../../../core/contract/facts.ts'
import { checkRules } from '../../../model/rules/check-rules.ts'

const facts: readonly FactDefinition[] = [
  { id: 'a', type: 'text' },
  { id: 'b', type: 'number' },
  { id: 'c', type: 'boolean' },
  { id: 'p', type: 'text' },
]
const numbers = Array.from({ length: 2000 }, (_, index) => index)

const table = {
  kind: 'rules',
  id: 'large',
  style: 'table',
  hit: 'unique',
  inputs: [{ fact: 'a' }, { fact: 'b' }, { fact: 'c' }],
  outputs: [{ fact: 'p' }],
  rows: numbers.map((index) => ({
    id: `r${index}`,
    if: [{ is: `v${index}` }, { from: index, below: index + 5 }, { is: index % 2 === 0 }],
    then: ['x'],
  })),
}
const list = {
  kind: 'rules',
  id: 'large',
  style: 'list',
  hit: 'first',
  rules: numbers.map((index) => ({
    id: `r${index}`,
    if: {
      all: [
        { fact: 'a', op: 'is', value: `v${index % 700}` },
        { any: [{ fact: 'b', op: 'above', value: index }, { not: { fact: 'c', op: 'is', value: true } }] },
      ],
    },
    then: { outcome: 'x' },
  })),
}

describe('two thousand rules', () => {
  it.each([
    ['a table of which one row holds', table, 'rules.gap'],
    ['a list with alternatives', list, 'rules.unreachable'],
  ])('as %s are checked, and what is wrong with them is found', (_, document, code) => {
    expect(checkRules(document, { facts }).map((issue) => issue.code)).toContain(code)
  })
})
