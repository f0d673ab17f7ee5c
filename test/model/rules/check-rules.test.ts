import { describe, expect, it } from 'vitest'
import type { FactDefinition } from '../../../core/contract/facts.ts'
import { checkRules } from '../../../model/rules/check-rules.ts'

const facts: readonly FactDefinition[] = [
  { id: 'priority', type: 'enum', values: ['low', 'normal', { id: 'high', name: 'High' }] },
  { id: 'amount', type: 'number' },
  { id: 'limit', type: 'number' },
  { id: 'text', type: 'text' },
  { id: 'tags', type: 'list', values: ['late', 'vip'] },
  { id: 'visit', type: 'instant' },
  { id: 'birthday', type: 'date', personal: true },
]

const list = (condition: unknown, then: unknown = { outcome: 'x' }) => ({
  kind: 'rules',
  id: 'tested',
  style: 'list',
  hit: 'first',
  rules: [{ id: 'r', if: condition, then }],
})
const table = (cells: readonly unknown[], more: object = {}) => ({
  kind: 'rules',
  id: 'tested',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'amount' }],
  outputs: [{ fact: 'priority' }],
  rows: cells.map((cell, index) => ({ id: `r${index + 1}`, if: [cell], then: ['high'] })),
  ...more,
})
const found = (document: unknown, known: Parameters<typeof checkRules>[1] = { facts }) =>
  checkRules(document, known)
    .filter((issue) => issue.severity !== 'info')
    .map((issue) => `${issue.code} ${issue.path}`)

describe('a question', () => {
  it.each([
    [{ fact: 'amount', op: 'below', value: '10' }, 'rules.operand-number /rules/0/if/value'],
    [{ fact: 'amount', op: 'below' }, 'rules.operand-missing /rules/0/if/op'],
    [{ fact: 'amount', op: 'is', value: [1] }, 'rules.operand-value /rules/0/if/value'],
    [{ fact: 'amount', op: 'in', value: 1 }, 'rules.operand-values /rules/0/if/value'],
    [{ fact: 'amount', op: 'is', value: null }, 'rules.operand-null /rules/0/if/value'],
    [{ fact: 'amount', op: 'in', value: [1, null] }, 'rules.operand-null /rules/0/if/value'],
    [{ fact: 'amount', op: 'between', value: { from: 5, to: 1 } }, 'rules.range-reversed /rules/0/if/value'],
    [{ fact: 'amount', op: 'between', value: { from: 5, to: '2026-12-01' } }, 'rules.operand-range /rules/0/if/value'],
    [{ fact: 'amount', op: 'between', value: { fact: 'limit' } }, 'rules.operand-other-fact /rules/0/if/value'],
    [{ fact: 'amount', op: 'present', value: 5 }, 'rules.operand-superfluous /rules/0/if/value'],
    [{ fact: 'text', op: 'startsWith', value: 5 }, 'rules.operand-text /rules/0/if/value'],
    [{ fact: 'visit', op: 'before', value: 'soon' }, 'rules.operand-moment /rules/0/if/value'],
    [{ fact: 'visit', op: 'before', value: '2026-02-30' }, 'rules.operand-moment /rules/0/if/value'],
    [{ fact: 'visit', op: 'withinLast', value: 'a week' }, 'rules.operand-duration /rules/0/if/value'],
    [{ fact: 'visit', op: 'isOpen', value: 5 }, 'rules.operand-calendar /rules/0/if/value'],
    [{ fact: 'text', op: 'above', value: 5 }, 'rules.operator-for-other-type /rules/0/if/op'],
    [{ fact: 'priority', op: 'contains', value: 'h' }, 'rules.operator-for-other-type /rules/0/if/op'],
    [{ fact: 'text', op: 'is', value: 5 }, 'fact.wrong-type /rules/0/if/value'],
    [{ fact: 'visit', op: 'after', value: '2026-12-01' }, 'fact.wrong-type /rules/0/if/value'],
    [{ fact: 'priority', op: 'is', value: 'huge' }, 'fact.not-one-of /rules/0/if/value'],
    [{ fact: 'priority', op: 'in', value: ['low', 'hihg'] }, 'fact.not-one-of /rules/0/if/value/1'],
    [{ fact: 'tags', op: 'contains', value: 'vpi' }, 'fact.not-one-of /rules/0/if/value'],
    [{ fact: 'amunt', op: 'present' }, 'reference.unknown-fact /rules/0/if/fact'],
    [{ fact: 'amount', op: 'above', value: { fact: 'limt' } }, 'reference.unknown-fact /rules/0/if/value/fact'],
    [{ fact: 'amount', op: 'is', value: { fact: 'text' } }, 'rules.facts-of-two-types /rules/0/if/value/fact'],
    [{ fact: 'birthday', op: 'present' }, 'rules.personal-fact /rules/0/if/fact'],
    [{ fact: 'amount', op: 'smells', value: 1 }, 'document.not-one-of /rules/0/if/op'],
    [{ fact: 'amount', op: 'is', val: 1 }, 'document.unknown-field /rules/0/if/val'],
    [{ fact: '__proto__.polluted', op: 'present' }, 'document.bad-dotted-id /rules/0/if/fact'],
    [{ all: [] }, 'rules.empty-group /rules/0/if/all'],
    [{ not: { any: [] } }, 'rules.empty-group /rules/0/if/not/any'],
  ])('%j is refused', (condition, expected) => {
    expect(found(list(condition))).toContain(expected)
  })

  it.each([
    { fact: 'amount', op: 'above', value: { fact: 'limit' } },
    { fact: 'amount', op: 'between', value: { from: 1, to: 1 } },
    { fact: 'tags', op: 'contains', value: 'vip' },
    { fact: 'priority', op: 'is', value: { fact: 'text' } },
    { fact: 'priority', op: 'in', value: { fact: 'tags' } },
    { fact: 'now', op: 'isOpen', value: 'desk' },
    { fact: 'visit', op: 'withinLast', value: { amount: 7, unit: 'calendarDays' } },
    { fact: 'reopened', op: 'atLeast', value: 2 },
    { fact: 'text', op: 'missing' },
  ])('%j is fine', (condition) => {
    expect(found(list(condition))).toEqual([])
  })

  it('is not judged by types where the facts are not known, which is said', () => {
    const issues = checkRules(list({ fact: 'anything', op: 'is', value: 'x' }))

    expect(issues.map((issue) => issue.code)).toContain('rules.facts-unknown')
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([])
  })

  it('names a calendar that exists, if the calendars are known', () => {
    const open = list({ fact: 'visit', op: 'isOpen', value: 'dsk' })

    expect(found(open, { facts, calendars: new Set(['desk']) })).toEqual([
      'reference.unknown-calendar /rules/0/if/value',
    ])
    expect(found(open)).toEqual([])
  })
})

describe('what is set', () => {
  it('has to be a fact that can be set, to a value that it can have', () => {
    const set = { priority: 'huge', amount: '5', unknown: 1, stage: 'triage', text: null, team: 'back' }

    expect(found(list({ fact: 'amount', op: 'present' }, { set }))).toEqual([
      'fact.not-one-of /rules/0/then/set/priority',
      'fact.wrong-type /rules/0/then/set/amount',
      'reference.unknown-fact /rules/0/then/set/unknown',
      'fact.not-settable /rules/0/then/set/stage',
    ])
  })

  it('may be left alone by a row, or cleared', () => {
    const rows = [
      { id: 'r1', if: [{ below: 5 }], then: ['-'], outcome: 'x' },
      { id: 'r2', if: ['-'], then: [null] },
    ]

    expect(found(table([], { rows }))).toEqual([])
  })
})

describe('a table', () => {
  it('has as many cells as inputs and as many values as outputs, and each fact once', () => {
    const document = table([], {
      inputs: [{ fact: 'amount' }, { fact: 'amount' }],
      rows: [
        { id: 'r1', if: ['-'], then: ['high'] },
        { id: 'r1', if: ['-', '-'], then: [] },
      ],
    })

    expect(found(document)).toEqual([
      'rules.input-twice /inputs/1/fact',
      'document.duplicate-id /rows/1/id',
      'rules.row-cells /rows/0/if',
      'rules.row-values /rows/1/then',
    ])
  })

  it('names an unknown fact of a column once, however many cells ask for it', () => {
    const document = table([{ below: 5 }, { above: 5 }], { inputs: [{ fact: 'amunt' }] })

    expect(found(document)).toEqual(['reference.unknown-fact /inputs/0/fact'])
  })

  it.each([
    ['an empty cell', {}, 'rules.empty-cell /rows/0/if/0'],
    ['a misspelt operator', { belw: 5 }, 'document.unknown-field /rows/0/if/0/belw'],
    ['a star', '*', 'document.not-one-of /rows/0/if/0'],
    ['an ask for nothing', { missing: false }, 'rules.operand-superfluous /rows/0/if/0/missing'],
    ['a range that ends before it starts', { from: 5, to: 1 }, 'rules.range-reversed /rows/0/if/0'],
  ])('refuses %s', (_, cell, expected) => {
    expect(found(table([cell]))).toContain(expected)
  })
})

describe('rules together', () => {
  const gap = (document: unknown) =>
    checkRules(document, { facts }).find((issue) => issue.code.startsWith('rules.gap'))?.params['example']

  it('are warned of a gap, with an example that no row covers', () => {
    expect(
      gap(
        table([
          { from: 0, below: 10 },
          { from: 20, below: 30 },
        ]),
      ),
    ).toEqual(['amount = 10'])
    expect(gap(table([{ below: 10 }, { atLeast: 10 }]))).toBeUndefined()
  })

  it('are told the combination, without the facts that do not matter', () => {
    const document = table([], {
      inputs: [{ fact: 'priority' }, { fact: 'amount' }, { fact: 'text' }],
      rows: [
        { id: 'r1', if: [{ in: ['low', 'normal'] }, '-', '-'], then: ['low'] },
        { id: 'r2', if: [{ is: 'high' }, { below: 100 }, { is: 'x' }], then: ['low'] },
        { id: 'r3', if: [{ is: 'high' }, { below: 100 }, { isNot: 'x' }], then: ['low'] },
      ],
    })

    expect(gap(document)).toEqual(['priority = high', 'amount = 100'])
  })

  it('in a list are only told, since "else" is what lists are for', () => {
    const issues = checkRules(list({ fact: 'amount', op: 'below', value: 5 }), { facts })

    expect(issues).toMatchObject([{ code: 'rules.gap-in-list', severity: 'info', params: { example: ['amount = 5'] } }])
  })

  it('overlap only where just one may hold', () => {
    const cells = [{ below: 1000 }, { from: 500 }]

    expect(found(table(cells, { hit: 'unique' }))).toEqual(['rules.overlap /rows/1'])
    expect(found(table(cells))).toEqual([])
    expect(found(table([...cells, '-'], { hit: 'collect' }))).toEqual([])
  })

  it('are warned of a row that the ones above it cover together, and of one that contradicts itself', () => {
    const cells = [{ below: 10 }, { atLeast: 10 }, { above: 3 }, '-', { above: 5, below: 2 }]

    expect(found(table(cells))).toEqual(['rules.never-holds /rows/4', 'rules.unreachable /rows/2'])
  })

  it('are warned when there are none', () => {
    expect(found(table([]))).toEqual(['rules.empty /rows'])
  })
})

describe('anything else', () => {
  it.each([
    null,
    5,
    'rules',
    [],
    {},
    { kind: 'policy' },
    { kind: 'rules' },
    { kind: 'rules', style: 'list' },
    { kind: 'ruls' },
  ])('%j is refused with issues, never with an exception', (value) => {
    expect(checkRules(value).some((issue) => issue.severity === 'error')).toBe(true)
  })

  it('of another kind is called by its kind', () => {
    expect(found({ kind: 'policy', id: 'p' })).toEqual(['document.other-kind /kind'])
  })
})
