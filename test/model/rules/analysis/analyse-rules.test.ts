import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactDefinition, FactValue } from '../../../../core/contract/facts.ts'
import type { CompiledCondition, CompiledEntry, HitPolicy } from '../../../../core/contract/rules.ts'
import { conditionHolds } from '../../../../core/operators/condition-holds.ts'
import { analyseRules } from '../../../../model/rules/analysis/analyse-rules.ts'

const definitions: readonly FactDefinition[] = [
  { id: 'tier', type: 'enum', values: ['standard', 'gold', 'platinum'] },
  { id: 'amount', type: 'number' },
  { id: 'vip', type: 'boolean' },
]
const facts = new Map(definitions.map((fact) => [fact.id, fact]))
const values: { readonly [fact: string]: readonly FactValue[] } = {
  tier: ['standard', 'gold', 'platinum', null],
  amount: [-1, 0, 0.5, 1, 1.5, 2, 3, null],
  vip: [true, false, null],
}
/** Every combination of facts that these rules could tell apart. */
const everything = values['tier']?.flatMap((tier) =>
  (values['amount'] ?? []).flatMap((amount) => (values['vip'] ?? []).map((vip) => ({ tier, amount, vip }))),
) as { tier: FactValue; amount: FactValue; vip: FactValue }[]
const present = everything.filter((each) => Object.values(each).every((value) => value !== null))

const question: fc.Arbitrary<CompiledCondition> = fc.oneof(
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constant('tier'),
    op: fc.constantFrom('is' as const, 'isNot' as const),
    value: fc.constantFrom('standard', 'gold', 'platinum'),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constant('tier'),
    op: fc.constantFrom('in' as const, 'notIn' as const),
    value: fc.subarray(['standard', 'gold', 'platinum']),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constant('amount'),
    op: fc.constantFrom('below' as const, 'atMost' as const, 'above' as const, 'atLeast' as const, 'is' as const),
    value: fc.constantFrom(0, 1, 2),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constant('amount'),
    op: fc.constant('between' as const),
    value: fc.record({ from: fc.constantFrom(0, 1), to: fc.constantFrom(1, 2) }),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constant('vip'),
    op: fc.constant('is' as const),
    value: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    fact: fc.constantFrom('tier', 'amount', 'vip'),
    op: fc.constantFrom('present' as const, 'missing' as const),
    value: fc.constant(null),
  }),
)
const { condition } = fc.letrec<{ condition: CompiledCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { arbitrary: question, weight: 5 },
    { arbitrary: fc.constant({ kind: 'always' as const }), weight: 1 },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      }),
      weight: 3,
    },
    { arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('condition') }), weight: 1 },
  ),
}))
const rules: fc.Arbitrary<CompiledEntry[]> = fc
  .array(condition, { minLength: 1, maxLength: 5 })
  .map((conditions) => conditions.map((each, index) => ({ id: `r${index}`, if: each, set: {}, outcome: null })))

const nowhere = { nowAt: 0, calendars: {} }
const holding = (entries: readonly CompiledEntry[], given: (typeof everything)[number]) =>
  entries.flatMap((entry, index) => (conditionHolds(entry.if, given, nowhere) ? [index] : []))
const analyse = (entries: readonly CompiledEntry[], hit: HitPolicy) => analyseRules(entries, hit, facts)

describe('what is found out about rules is what trying every combination finds', () => {
  it('gaps', () => {
    let gaps = 0

    fc.assert(
      fc.property(rules, (entries) => {
        const { gap, isComplete } = analyse(entries, 'first')
        const isCovered = present.every((each) => holding(entries, each).length > 0)
        gaps += isCovered ? 0 : 1

        expect(isComplete).toBe(true)
        expect(gap === null).toBe(isCovered)
        if (gap !== null) expect(entries.some((entry) => conditionHolds(entry.if, gap.facts, nowhere))).toBe(false)
      }),
      { numRuns: 500 },
    )
    expect(gaps).toBeGreaterThan(50)
  })

  it('overlaps', () => {
    fc.assert(
      fc.property(rules, (entries) => {
        const found = analyse(entries, 'unique').overlaps.map(({ first, second }) => `${first}-${second}`)
        const expected = new Set(
          everything.flatMap((each) => {
            const held = holding(entries, each)
            return held.flatMap((second) => held.filter((first) => first < second).map((first) => `${first}-${second}`))
          }),
        )

        expect([...found].sort()).toEqual([...expected].sort())
      }),
      { numRuns: 500 },
    )
  })

  it('entries that cannot be reached, and entries that cannot hold', () => {
    fc.assert(
      fc.property(rules, (entries) => {
        const { unreachable, neverHolding } = analyse(entries, 'first')
        const held = everything.map((each) => holding(entries, each))
        const isFirstSomewhere = (index: number) => held.some(([first]) => first === index)
        const holdsSomewhere = (index: number) => held.some((each) => each.includes(index))
        const indexes = entries.map((_, index) => index)

        expect(neverHolding).toEqual(indexes.filter((index) => !holdsSomewhere(index)))
        expect(unreachable).toEqual(indexes.filter((index) => holdsSomewhere(index) && !isFirstSomewhere(index)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what cannot be known', () => {
  const test = (fact: string, op: 'above' | 'atMost', otherFact: string): CompiledCondition => ({
    kind: 'test',
    fact,
    op,
    otherFact,
  })
  const entry = (id: string, condition: CompiledCondition): CompiledEntry => ({
    id,
    if: condition,
    set: {},
    outcome: null,
  })

  it('is not claimed: two facts compared either way leave no gap that could be shown', () => {
    const entries = [
      entry('over', test('amount', 'above', 'limit')),
      entry('within', test('amount', 'atMost', 'limit')),
    ]

    expect(analyse(entries, 'first').gap).toBeNull()
    expect(analyse(entries, 'unique').overlaps).toEqual([])
  })

  it('does not hide what can: a comparison alone leaves a gap', () => {
    const { gap } = analyse([entry('over', test('amount', 'above', 'limit'))], 'first')

    expect(gap?.facts).toEqual({ amount: 1, limit: 1 })
  })

  it('does not hide an entry that repeats one above it', () => {
    const open: CompiledCondition = { kind: 'test', fact: 'visit', op: 'isOpen', value: 'desk' }

    expect(analyse([entry('a', open), entry('b', open)], 'first').unreachable).toEqual([1])
  })
})

describe('a rule set that is too large to be searched', () => {
  it('is searched as far as the budget goes, and says that there may be more', () => {
    const facts = Array.from({ length: 30 }, (_, index) => `f${index}`)
    const entries = Array.from({ length: 300 }, (_, row) => ({
      id: `r${row}`,
      if: {
        kind: 'all' as const,
        of: facts
          .filter((_, index) => (row * 7 + index * 3) % 5 < 3)
          .map((fact) => ({ kind: 'test' as const, fact, op: 'is' as const, value: row % 3 })),
      },
      set: {},
      outcome: null,
    }))

    expect(analyse(entries, 'first').isComplete).toBe(false)
  })
})
