import { Engine, type RuleProperties } from 'json-rules-engine'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../core/contract/facts.ts'
import type { CompiledCondition, CompiledRuleSet, RulesDocument } from '../../core/contract/rules.ts'
import { compileRules } from '../../model/rules/compile-rules.ts'
import { writeRules } from '../../model/rules/write-rules.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'
import { fromJsonRulesEngine } from '../../rules/from-json-rules-engine.ts'
import { toJsonRulesEngine } from '../../rules/to-json-rules-engine.ts'

const context = { nowAt: Date.parse('2026-11-23T12:00:00Z'), calendars: {} }

function compiled(document: unknown): CompiledRuleSet {
  const result = compileRules(document)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.ruleSet
}

const table: RulesDocument = {
  kind: 'rules',
  id: 'triage',
  name: { en: 'Triage', 'zh-CN': '分派' },
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'category' }, { fact: 'customer.tier' }, { fact: 'amount' }],
  outputs: [{ fact: 'priority' }, { fact: 'team' }],
  rows: [
    {
      id: 'r1',
      if: [{ in: ['billing'] }, { is: 'gold' }, { atLeast: 1000, below: 5000 }],
      then: ['urgent', 'billing'],
    },
    {
      id: 'r2',
      name: 'Others',
      if: [{ isNot: 'billing' }, '-', { above: 0 }],
      then: ['high', '-'],
      outcome: 'specialist',
    },
    { id: 'r3', if: [{ missing: true }, { present: true }, { between: { from: 1, to: 2 } }], then: ['low', 'x'] },
    { id: 'r9', if: ['-', '-', '-'], then: ['normal', 'frontline'] },
  ],
}
const list: RulesDocument = {
  kind: 'rules',
  id: 'route',
  style: 'list',
  hit: 'collect',
  rules: [
    {
      id: 'angry',
      name: 'Angry customer',
      if: {
        all: [
          { fact: 'sentiment', op: 'below', value: -0.4 },
          {
            not: {
              any: [
                { fact: 'channel', op: 'is', value: 'phone' },
                { fact: 'tags', op: 'contains', value: 'vip' },
              ],
            },
          },
        ],
      },
      then: { set: { priority: 'high', flags: ['a', 'b'] }, outcome: 'people' },
    },
    { id: 'over', if: { fact: 'amount', op: 'above', value: { fact: 'limit' } }, then: { outcome: 'back' } },
    {
      id: 'soon',
      if: { fact: 'visit', op: 'before', value: '2026-12-01T09:00:00+08:00' },
      then: { set: { soon: true } },
    },
    {
      id: 'new',
      if: { fact: 'since', op: 'withinLast', value: { amount: 2, unit: 'hours' } },
      then: { outcome: 'new' },
    },
    { id: 'rest', then: { set: { team: 'front' } } },
  ],
}

describe('a rule set', () => {
  it.each([
    ['table', table],
    ['list', list],
  ])('written as a %s compiles, and is written again as it was', (_, document) => {
    const ruleSet = compiled(document)

    expect(writeRules(ruleSet)).toEqual(document)
    expect(compiled(writeRules(ruleSet))).toEqual(ruleSet)
    expect(JSON.parse(JSON.stringify(ruleSet))).toEqual(ruleSet)
  })

  it.each([
    ['table', table],
    ['list', list],
  ])('written as a %s goes to json-rules-engine and comes back as it was', (_, document) => {
    const exported = toJsonRulesEngine(compiled(document)).document

    const { document: imported, table, problems } = fromJsonRulesEngine(JSON.parse(JSON.stringify(exported)))

    const ruleSet = compiled(imported)
    expect(writeRules(table === null ? ruleSet : { ...ruleSet, table })).toEqual(document)
    expect(problems).toEqual([])
  })

  it('says what it reads and which calendars it needs', () => {
    const ruleSet = compiled({
      ...list,
      rules: [
        { id: 'a', if: { fact: 'visit', op: 'isOpen', value: 'desk' }, then: { outcome: 'x' } },
        {
          id: 'b',
          if: { fact: 'since', op: 'withinLast', value: { amount: 2, unit: 'businessHours' } },
          then: { outcome: 'x' },
        },
        { id: 'c', if: { fact: 'amount', op: 'above', value: { fact: 'limit' } }, then: { outcome: 'x' } },
      ],
    })

    expect(ruleSet).toMatchObject({
      reads: ['amount', 'limit', 'since', 'visit'],
      calendars: ['desk'],
      needsDefaultCalendar: true,
    })
    expect(compiled(list)).toMatchObject({ calendars: [], needsDefaultCalendar: false })
  })

  it('that was a table is written as a list where an entry no longer fits its columns', () => {
    const ruleSet = compiled(table)
    const any: CompiledCondition = { kind: 'any', of: [{ kind: 'test', fact: 'amount', op: 'is', value: 1 }] }
    const [first, ...rest] = ruleSet.entries
    if (first === undefined) throw new Error('no entry')

    expect(writeRules({ ...ruleSet, entries: [{ ...first, if: any }, ...rest] }).style).toBe('list')
  })
})

describe('what is exported', () => {
  const cases: Facts[] = [
    { category: 'billing', amount: 1000, tier: 'gold', limit: 5 },
    { category: 'billing', amount: 4999.99, tier: 'gold', limit: 5000 },
    { category: 'repair', amount: 0, tier: 'standard', limit: 0 },
    { category: 'repair', amount: 5, tier: 'platinum', limit: 5 },
  ]
  const document: RulesDocument = {
    kind: 'rules',
    id: 'plain',
    style: 'list',
    hit: 'collect',
    rules: [
      { id: 'a', if: { fact: 'category', op: 'isNot', value: 'billing' }, then: { outcome: 'a', set: { x: 1 } } },
      { id: 'b', if: { fact: 'amount', op: 'between', value: { from: 5, to: 1000 } }, then: { outcome: 'b' } },
      {
        id: 'c',
        if: {
          not: {
            any: [
              { fact: 'tier', op: 'in', value: ['gold', 'platinum'] },
              { fact: 'amount', op: 'atMost', value: 0 },
            ],
          },
        },
        then: { outcome: 'c' },
      },
      { id: 'd', if: { fact: 'amount', op: 'atLeast', value: { fact: 'limit' } }, then: { outcome: 'd' } },
      { id: 'e', then: { set: { y: 2 } } },
    ],
  }

  it('means the same to json-rules-engine itself, as long as no fact is missing', async () => {
    const ruleSet = compiled(document)
    const exported = toJsonRulesEngine(ruleSet).document.rules

    for (const facts of cases) {
      const engine = new Engine(exported as unknown as RuleProperties[])
      const { results } = await engine.run({ ...facts })

      expect(results.map((result) => result.name).sort()).toEqual(
        [...evaluateCompiled(ruleSet, facts, context).held].sort(),
      )
    }
  })

  it('is told where json-rules-engine understands it otherwise', () => {
    const codes = (document: RulesDocument) =>
      toJsonRulesEngine(compiled(document)).problems.map(({ code, path }) => `${code} ${path}`)

    expect(codes(document)).toEqual(['rules.export-missing-fact /entries/0'])
    expect(codes(list)).toEqual([
      'rules.export-contains /entries/0',
      'rules.export-instant /entries/2',
      'rules.export-operator /entries/2',
      'rules.export-operator /entries/3',
    ])
    expect(codes(table)).toContain('rules.export-every-rule-fires /hit')
  })
})

describe('rules written elsewhere', () => {
  const rule = (conditions: unknown, more: object = {}) => ({ conditions, event: { type: 'fired' }, ...more })
  const test = (operator: string, value: unknown, more: object = {}) => ({ fact: 'a', operator, value, ...more })
  const importOne = (conditions: unknown) => fromJsonRulesEngine([rule(conditions)])
  const conditionOf = (conditions: unknown) => importOne(conditions).document?.rules[0]?.if
  const codes = (value: unknown) => fromJsonRulesEngine(value).problems.map((problem) => problem.code)

  it.each([
    ['equal', 1, { fact: 'a', op: 'is', value: 1 }],
    ['equal', null, { fact: 'a', op: 'missing' }],
    ['notEqual', 1, { not: { fact: 'a', op: 'is', value: 1 } }],
    ['notEqual', null, { fact: 'a', op: 'present' }],
    ['in', [1, 'x'], { fact: 'a', op: 'in', value: [1, 'x'] }],
    ['notIn', [1], { not: { fact: 'a', op: 'in', value: [1] } }],
    ['contains', 'x', { fact: 'a', op: 'contains', value: 'x' }],
    [
      'doesNotContain',
      'x',
      { all: [{ fact: 'a', op: 'present' }, { not: { fact: 'a', op: 'contains', value: 'x' } }] },
    ],
    ['lessThan', 1, { fact: 'a', op: 'below', value: 1 }],
    ['lessThanInclusive', 1, { fact: 'a', op: 'atMost', value: 1 }],
    ['greaterThan', 1, { fact: 'a', op: 'above', value: 1 }],
    ['greaterThanInclusive', 1, { fact: 'a', op: 'atLeast', value: 1 }],
    ['not:equal', 1, { not: { fact: 'a', op: 'is', value: 1 } }],
    ['startsWith', 'x', { fact: 'a', op: 'startsWith', value: 'x' }],
    ['greaterThan', { fact: 'b', path: '$.c' }, { fact: 'a', op: 'above', value: { fact: 'b.c' } }],
  ])('have %s %j kept in its meaning', (operator, value, expected) => {
    expect(conditionOf({ all: [test(operator, value)] })).toEqual({ all: [expected] })
    expect(codes([rule({ all: [test(operator, value)] })])).toEqual([])
  })

  it('have paths of names kept', () => {
    const fact = (path: string) => conditionOf({ any: [test('equal', 1, { path })] })

    expect(fact('$.site.city')).toEqual({ any: [{ fact: 'a.site.city', op: 'is', value: 1 }] })
    expect(fact('.site')).toEqual({ any: [{ fact: 'a.site', op: 'is', value: 1 }] })
    expect(fact('$')).toEqual({ any: [{ fact: 'a', op: 'is', value: 1 }] })
  })

  it.each([
    ['a path with a filter', test('equal', 1, { path: '$.items[?(@.qty>1)]' }), 'rules.import-path'],
    ['a path with an index', test('equal', 1, { path: '$.items[0]' }), 'rules.import-path'],
    ['a path that descends', test('equal', 1, { path: '$..city' }), 'rules.import-path'],
    ['parameters of a fact', test('equal', 1, { params: { id: 1 } }), 'rules.import-params'],
    ['an operator of their own', test('near', 1), 'rules.import-operator'],
    ['a decorated operator', test('someFact:equal', 1), 'rules.import-operator'],
    ['an operator called like a property', test('constructor', 1), 'rules.import-operator'],
    ['a text where a number is compared', test('lessThan', '10'), 'rules.import-value'],
    ['no list', test('in', 'abc'), 'rules.import-value'],
    ['an object', test('equal', { b: 1 }), 'rules.import-value'],
    ['an unknown shared condition', { condition: 'shared' }, 'rules.import-condition-reference'],
    ['an empty group inside another', { any: [] }, 'rules.import-empty-group'],
    ['no condition', { fact: 'a' }, 'rules.import-not-a-condition'],
    ['two groups at once', { all: [test('equal', 1)], any: [test('equal', 1)] }, 'rules.import-not-a-condition'],
    ['a text', 'a equals 1', 'rules.import-not-a-condition'],
  ])('lose a rule with %s, and only that one, with the reason', (_, part, code) => {
    const { document, problems } = fromJsonRulesEngine([rule({ all: [part] }), rule({ all: [test('equal', 2)] })])

    expect(document?.rules).toHaveLength(1)
    expect(document?.rules[0]?.if).toEqual({ all: [{ fact: 'a', op: 'is', value: 2 }] })
    expect(problems.map((problem) => problem.code)).toEqual(['rules.import-rule-left-out', code])
    expect(problems[1]?.path).toMatch(/^\/0\/conditions\/all\/0/)
  })

  it('come in the order of their priorities', () => {
    const rules = [
      rule({ all: [test('equal', 1)] }, { name: 'low' }),
      rule({ all: [test('equal', 1)] }, { name: 'high', priority: 9 }),
    ]

    expect(fromJsonRulesEngine(rules).document?.rules.map(({ id }) => id)).toEqual(['high', 'low'])
  })

  it('get ids and outcomes out of names, and keep what cannot be one as a name', () => {
    const value = [
      rule(
        { all: [test('equal', 1)] },
        { name: 'Big Spender', event: { type: 'bigSpender', params: { priority: 'high', nested: { a: 1 } } } },
      ),
      rule({ all: [test('equal', 1)] }, { name: '投诉' }),
      rule({ all: [test('equal', 1)] }, { name: 'big-spender' }),
      rule({
        all: [
          { fact: 'orderTotal', operator: 'equal', value: 1 },
          { fact: '等级', operator: 'equal', value: 1 },
        ],
      }),
    ]

    const { document, problems } = fromJsonRulesEngine(value)

    expect(document?.rules.map(({ id, name, then }) => ({ id, name, then }))).toEqual([
      {
        id: 'big-spender',
        name: 'Big Spender · bigSpender',
        then: { set: { priority: 'high' }, outcome: 'big-spender' },
      },
      { id: 'rule-1', name: '投诉', then: { outcome: 'fired' } },
      { id: 'big-spender-2', name: 'big-spender', then: { outcome: 'fired' } },
      { id: 'rule-2', name: undefined, then: { outcome: 'fired' } },
    ])
    expect(document?.rules[3]?.if).toMatchObject({ all: [{ fact: 'order-total' }, { fact: 'fact-1' }] })
    expect(problems.map((problem) => problem.code)).toEqual([
      'rules.import-event-param',
      'rules.import-event-type',
      'rules.import-renamed',
      'rules.import-renamed',
    ])
  })

  it('that always fire are kept as rules without a condition, and that is said', () => {
    expect(importOne({ any: [] })).toMatchObject({
      document: { rules: [{ id: 'rule-1', then: { outcome: 'fired' } }] },
      problems: [{ code: 'rules.import-always' }],
    })
    expect(conditionOf({ any: [] })).toBeUndefined()
  })

  it('may share conditions by name, but not in a circle', () => {
    const shared = { gold: { all: [test('equal', 1)] }, circle: { not: { condition: 'circle' } } }

    expect(
      fromJsonRulesEngine({ rules: [rule({ condition: 'gold' })], conditions: shared }).document?.rules[0]?.if,
    ).toEqual({
      all: [{ fact: 'a', op: 'is', value: 1 }],
    })
    expect(codes({ rules: [rule({ condition: 'circle' })], conditions: shared })).toContain(
      'rules.import-condition-reference',
    )
  })

  it('without an event are kept without an outcome; fields of no use are named', () => {
    const conditions = { all: [test('equal', 1, { priority: 5 })], name: 'x' }

    expect(codes([{ conditions, onSuccess: 'log' }])).toEqual([
      'rules.import-field',
      'rules.import-field',
      'rules.import-field',
      'rules.import-event',
    ])
  })

  it.each([null, 5, 'x', {}, { rules: 5 }, { conditions: {} }])('are refused if they are none: %j', (value) => {
    expect(fromJsonRulesEngine(value)).toMatchObject({ document: null, problems: [{ code: 'rules.import-not-rules' }] })
  })

  it('are refused beyond the limit', () => {
    const many = Array.from({ length: 2001 }, () => rule({ all: [test('equal', 1)] }))

    expect(fromJsonRulesEngine(many)).toMatchObject({ document: null, problems: [{ code: 'rules.import-too-many' }] })
  })

  it('that pretend to come from Pledge are believed no further than they look like it', () => {
    const rules = [rule({ all: [test('equal', 1)] }, { name: 'constructor' })]
    const names = JSON.parse('{"__proto__":{"constructor":"x"}}')

    expect(fromJsonRulesEngine({ rules, pledge: { id: 'x', hit: 'first', names, table: 5 } })).toEqual({
      document: {
        kind: 'rules',
        id: 'x',
        style: 'list',
        hit: 'first',
        rules: [{ id: 'constructor', if: { fact: 'a', op: 'is', value: 1 }, then: { outcome: 'fired' } }],
      },
      table: null,
      problems: [],
    })
    expect(fromJsonRulesEngine({ rules, pledge: { id: 'x', hit: 'sometimes' } }).document?.hit).toBe('collect')
  })
})
