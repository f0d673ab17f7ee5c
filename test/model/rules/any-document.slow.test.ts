import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../../model/rules/check-rules.ts'
import { compileRules } from '../../../model/rules/compile-rules.ts'
import { writeRules } from '../../../model/rules/write-rules.ts'
import { evaluateCompiled } from '../../../rules/evaluate-compiled.ts'
import { fromJsonRulesEngine } from '../../../rules/from-json-rules-engine.ts'
import { toJsonRulesEngine } from '../../../rules/to-json-rules-engine.ts'

const table = {
  kind: 'rules',
  id: 'triage',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'category' }, { fact: 'customer.tier' }, { fact: 'amount' }],
  outputs: [{ fact: 'priority' }],
  rows: [
    { id: 'r1', if: [{ in: ['billing', 'repair'] }, { is: 'gold' }, { from: 1000, below: 5000 }], then: ['urgent'] },
    { id: 'r2', if: [{ isNot: 'billing' }, '-', { above: { fact: 'limit' } }], then: ['high'], outcome: 'back' },
    { id: 'r3', if: ['-', { missing: true }, { between: { from: 1, to: 2 } }], then: [null] },
  ],
}
const list = {
  kind: 'rules',
  id: 'route',
  style: 'list',
  hit: 'first',
  rules: [
    {
      id: 'a',
      if: { all: [{ fact: 'mood', op: 'below', value: -0.4 }, { not: { fact: 'text', op: 'contains', value: 'x' } }] },
      then: { outcome: 'people' },
    },
    {
      id: 'b',
      if: {
        any: [
          { fact: 'visit', op: 'after', value: '2026-12-01' },
          { fact: 'tags', op: 'in', value: [1, 'a', true] },
        ],
      },
      then: { set: { team: 'back' } },
    },
    { id: 'c', then: { outcome: 'rest' } },
  ],
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '-',
    'is',
    'constructor',
    '__proto__',
    '2026-02-30',
    1e308,
    -0,
    Number.NaN,
    [],
    {},
    [[]],
  ),
  fc.constantFrom<unknown>(
    { fact: 'amount' },
    { fact: '__proto__' },
    { from: 2, to: 1 },
    { amount: 1, unit: 'hours' },
    { all: [] },
  ),
  fc.string(),
  fc.anything({ maxDepth: 3 }),
)

/** A document in which one or a few places hold something else, have gone, or stand twice. */
const mutated = fc
  .tuple(
    fc.constantFrom<unknown>(table, list),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'twice', 'rename'), junk), { maxLength: 3 }),
  )
  .map(([document, changes]) =>
    changes.reduce((at, [where, how, what]) => change(at, where, how, what), structuredClone(document)),
  )

function change(document: unknown, where: number, how: string, what: unknown): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    for (const key of Object.keys(value)) {
      places.push({ holder: value as Record<string, unknown>, key })
      visit((value as Record<string, unknown>)[key])
    }
  }
  visit(document)
  const place = places[where % Math.max(1, places.length)]
  if (place === undefined) return document
  const { holder, key } = place
  if (how === 'put') holder[key] = what
  if (how === 'drop') delete holder[key]
  if (how === 'rename') holder[`${key}x`] = holder[key]
  if (how === 'twice' && Array.isArray(holder)) holder.push(holder[Number(key)])
  return document
}

const facts = {
  category: 'billing',
  customer: { tier: 'gold' },
  amount: 1500,
  limit: 3,
  mood: -1,
  text: 'yx',
  tags: ['a'],
}
const context = { nowAt: Date.parse('2026-11-23T12:00:00Z'), calendars: {} }

describe('whatever a document holds', () => {
  it('there are issues, or a rule set that decides, goes round and comes back', () => {
    let sound = 0

    fc.assert(
      fc.property(mutated, (document) => {
        const issues = checkRules(document)
        const result = compileRules(document)

        expect(result.issues).toEqual(issues)
        expect(result.ok).toBe(issues.every((issue) => issue.severity !== 'error'))
        if (!result.ok || result.ruleSet.needsDefaultCalendar || result.ruleSet.calendars.length > 0) return
        sound++
        const { ruleSet } = result
        expect(evaluateCompiled(ruleSet, facts, context).trace).toHaveLength(ruleSet.entries.length)
        expect(compileRules(writeRules(ruleSet))).toMatchObject({ ok: true, ruleSet: { entries: ruleSet.entries } })
        expect(fromJsonRulesEngine(toJsonRulesEngine(ruleSet).document).problems).toEqual([])
      }),
      { numRuns: 1500 },
    )
    expect(sound).toBeGreaterThan(50)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('rules that claim to be of json-rules-engine become a document or problems', () => {
    const rules = toJsonRulesEngine(compiled(table)).document

    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'rename'), junk), { maxLength: 3 }),
        (changes) => {
          const value = changes.reduce(
            (at, [where, how, what]) => change(at, where, how, what),
            structuredClone<unknown>(rules),
          )

          const { document, problems } = fromJsonRulesEngine(value)

          expect(document !== null || problems.length > 0).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

function compiled(document: unknown) {
  const result = compileRules(document)
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.ruleSet
}
