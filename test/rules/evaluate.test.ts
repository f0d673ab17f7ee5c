import { describe, expect, it } from 'vitest'
import type { Facts } from '../../core/contract/facts.ts'
import type { CompiledCondition, CompiledEntry, CompiledRuleSet, EvaluationContext } from '../../core/contract/rules.ts'
import { evaluate } from '../../rules/evaluate.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'
import { ruleSetOf } from './rule-sets.ts'

const context: EvaluationContext = { nowAt: Date.parse('2026-11-23T12:00:00Z'), calendars: {} }
const isGold: CompiledCondition = { kind: 'test', fact: 'customer.tier', op: 'is', value: 'gold' }
const isLarge: CompiledCondition = { kind: 'test', fact: 'amount', op: 'atLeast', value: 1000 }
const always: CompiledCondition = { kind: 'always' }

function entry(id: string, condition: CompiledCondition, then: Partial<CompiledEntry> = {}): CompiledEntry {
  return { id, if: condition, set: {}, outcome: null, ...then }
}

/** The law holds for both evaluators alike. */
describe.each([
  ['json-rules-engine', evaluate],
  ['the compiled evaluator', async (r: CompiledRuleSet, f: Facts, c: EvaluationContext) => evaluateCompiled(r, f, c)],
])('a verdict by %s', (_, decide) => {
  const rows = [
    entry('large', isLarge, { set: { priority: 'high', team: 'back' }, outcome: 'specialist' }),
    entry('gold', isGold, { set: { priority: 'urgent' } }),
    entry('rest', always, { set: { team: 'front' }, outcome: 'people' }),
  ]

  it('under "first" is that of the first entry that holds, and says what it saw until then', async () => {
    const verdict = await decide(ruleSetOf(rows), { amount: 5, customer: { tier: 'gold' } }, context)

    expect(verdict).toEqual({
      outcome: null,
      set: { priority: 'urgent' },
      held: ['gold'],
      trace: [
        {
          id: 'large',
          result: 'failed',
          conditions: [{ fact: 'amount', op: 'atLeast', expected: 1000, seen: 5, result: 'failed' }],
        },
        {
          id: 'gold',
          result: 'held',
          conditions: [{ fact: 'customer.tier', op: 'is', expected: 'gold', seen: 'gold', result: 'held' }],
        },
        { id: 'rest', result: 'notReached', conditions: [] },
      ],
    })
  })

  it('lists the conditions of entries that were not reached, with nothing seen', async () => {
    const verdict = await decide(ruleSetOf([entry('all', always), ...rows]), { amount: 5 }, context)

    expect(verdict.trace[1]).toEqual({
      id: 'large',
      result: 'notReached',
      conditions: [{ fact: 'amount', op: 'atLeast', expected: 1000, seen: null, result: 'notReached' }],
    })
  })

  it('under "collect" has every entry that holds; later ones win in what is set, the first outcome counts', async () => {
    const facts = { amount: 5000, 'customer.tier': 'gold' }
    const verdict = await decide(ruleSetOf(rows, 'collect'), facts, context)

    expect(verdict.held).toEqual(['large', 'gold', 'rest'])
    expect(verdict.set).toEqual({ priority: 'urgent', team: 'front' })
    expect(verdict.outcome).toBe('specialist')
  })

  it('under "unique" shows every entry that holds, should there be two, and the upper one counts', async () => {
    const verdict = await decide(ruleSetOf(rows.slice(1), 'unique'), { customer: { tier: 'gold' } }, context)

    expect(verdict).toMatchObject({ held: ['gold', 'rest'], set: { priority: 'urgent' }, outcome: null })
  })

  it('is empty when nothing holds', async () => {
    const verdict = await decide(ruleSetOf(rows.slice(0, 2)), {}, context)

    expect(verdict).toMatchObject({ outcome: null, set: {}, held: [] })
    expect(verdict.trace.map((entry) => entry.result)).toEqual(['failed', 'failed'])
  })

  it('looks at every condition of an entry, also after the answer is known, and notes each before a "not"', async () => {
    const condition: CompiledCondition = { kind: 'all', of: [isLarge, { kind: 'not', of: isGold }] }
    const verdict = await decide(ruleSetOf([entry('r', condition)]), { amount: 1, 'customer.tier': 'gold' }, context)

    expect(verdict.trace[0]?.conditions).toEqual([
      { fact: 'amount', op: 'atLeast', expected: 1000, seen: 1, result: 'failed' },
      { fact: 'customer.tier', op: 'is', expected: 'gold', seen: 'gold', result: 'held' },
    ])
  })

  it('compares with what another fact holds, and notes both', async () => {
    const over: CompiledCondition = { kind: 'test', fact: 'amount', op: 'above', otherFact: 'customer.limit' }
    const set = ruleSetOf([entry('over', over)])

    expect((await decide(set, { amount: 5, customer: { limit: 4 } }, context)).trace[0]?.conditions).toEqual([
      { fact: 'amount', op: 'above', expected: 4, otherFact: 'customer.limit', seen: 5, result: 'held' },
    ])
    expect((await decide(set, { amount: 5 }, context)).trace[0]?.conditions).toEqual([
      { fact: 'amount', op: 'above', expected: null, otherFact: 'customer.limit', seen: 5, result: 'failed' },
    ])
  })

  it('does not hold "isNot" on a missing fact, nor against a missing one, but does hold its "not is"', async () => {
    const set = ruleSetOf(
      [
        entry('is-not', { kind: 'test', fact: 'a', op: 'isNot', value: 1 }),
        entry('is-not-other', { kind: 'test', fact: 'b', op: 'isNot', otherFact: 'a' }),
        entry('not-is', { kind: 'not', of: { kind: 'test', fact: 'a', op: 'is', value: 1 } }),
      ],
      'collect',
    )

    expect((await decide(set, { b: 2 }, context)).held).toEqual(['not-is'])
  })

  it('knows now, unless the case has a fact of that name', async () => {
    const set = ruleSetOf([entry('noon', { kind: 'test', fact: 'now', op: 'is', value: '2026-11-23T12:00:00Z' })])

    expect((await decide(set, {}, context)).held).toEqual(['noon'])
    expect((await decide(set, { now: '2026-11-23T12:00:01Z' }, context)).held).toEqual([])
  })

  it('sees own properties only', async () => {
    const ids = ['constructor', 'customer.constructor', 'name.length', 'admin']
    const set = ruleSetOf(
      ids.map((fact) => entry(fact, { kind: 'test', fact, op: 'present', value: null })),
      'collect',
    )
    const facts = JSON.parse('{"customer":{},"name":"Ada","__proto__":{"admin":true}}')

    expect((await decide(set, facts, context)).held).toEqual([])
  })

  it('refuses to guess when a calendar is asked that nobody gave, and still serves the next case', async () => {
    const open: CompiledCondition = { kind: 'test', fact: 'visit', op: 'isOpen', value: 'desk' }
    const set = ruleSetOf([entry('open', open)])

    await expect(decide(set, { visit: '2026-11-23T12:00:00Z' }, context)).rejects.toMatchObject({
      code: 'rules.calendar-not-given',
      params: { calendar: 'desk' },
    })
    expect((await decide(set, {}, context)).held).toEqual([])
  })
})
