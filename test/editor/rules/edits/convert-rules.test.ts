import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RulesDocument, RulesList } from '../../../../core/contract/rules.ts'
import { asList, asTable } from '../../../../editor/rules/edits/convert-rules.ts'
import { checkShape } from '../../../../model/document/check-shape.ts'
import { ruleSetOf } from '../../../../model/rules/compile-rules.ts'
import { rulesSchema } from '../../../../model/rules/rules-schema.ts'
import { decideCompiled } from '../../../../rules/evaluate-compiled.ts'
import { anyFacts, anyList, anyTable, evaluationContext as context } from '../any-rules.ts'

const decided = (rules: RulesDocument, facts: Record<string, never>) => {
  const { outcome, set } = decideCompiled(ruleSetOf(rules, null), facts, context)
  return { outcome, set }
}

describe('the other style', () => {
  it('of a table decides the same for whatever is known', () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyFacts, { minLength: 1, maxLength: 6 }), (table, cases) => {
        const list = asList(table)

        expect(checkShape(rulesSchema, list).ok).toBe(true)
        for (const facts of cases as Record<string, never>[])
          expect(decided(list, facts)).toEqual(decided(table, facts))
      }),
      { numRuns: 60 },
    )
  })

  it('of a list, where there is one, decides the same for whatever is known', () => {
    let tables = 0
    fc.assert(
      fc.property(anyList, fc.array(anyFacts, { minLength: 1, maxLength: 6 }), (list, cases) => {
        const made = asTable(list, 'category')
        if (!made.ok) return
        tables++

        expect(checkShape(rulesSchema, made.table).ok).toBe(true)
        expect(new Set(made.table.rows.map(({ id }) => id)).size).toBe(made.table.rows.length)
        for (const facts of cases as Record<string, never>[])
          expect(decided(made.table, facts)).toEqual(decided(list, facts))
      }),
      { numRuns: 120 },
    )
    expect(tables).toBeGreaterThan(10)
  })

  it('of the other style is the same one again, as far as a table can be one', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const back = asTable(asList(table), 'category')

        expect(back).toMatchObject({ ok: true, table: { hit: table.hit } })
        if (back.ok) expect(back.table.rows.map(({ id }) => id)).toEqual(table.rows.map(({ id }) => id))
      }),
      { numRuns: 40 },
    )
  })
})

describe('what a table cannot say', () => {
  const list = (rules: RulesList['rules'], hit: RulesList['hit'] = 'first'): RulesList => ({
    kind: 'rules',
    id: 'l',
    style: 'list',
    hit,
    rules,
  })
  const is = (value: string) => ({ fact: 'category', op: 'is' as const, value })
  const more = (value: number) => ({ fact: 'amount', op: 'above' as const, value })

  it.each<[string, RulesList, object]>([
    ['what must not be true', list([{ id: 'a', if: { not: is('x') }, then: {} }]), { why: 'not', rule: 'a' }],
    [
      'the same asked twice',
      list([{ id: 'a', if: { all: [more(1), more(2)] }, then: {} }]),
      { why: 'twice', rule: 'a' },
    ],
    [
      'alternatives of the only one',
      list([{ id: 'a', if: { any: [is('x'), more(1)] }, then: {} }], 'unique'),
      { why: 'any', rule: 'a' },
    ],
    ['a fact set to a dash', list([{ id: 'a', then: { set: { text: '-' } } }]), { why: 'dash', rule: 'a' }],
  ])('is told: %s', (_, rules, reason) => {
    expect(asTable(rules, 'category')).toEqual({ ok: false, reason })
  })

  it('alternatives become rows, those of one fact one cell', () => {
    const made = asTable(
      list([{ id: 'a', if: { any: [is('x'), is('y'), more(5)] }, then: { outcome: 'out' } }]),
      'text',
    )

    expect(made).toMatchObject({
      ok: true,
      table: {
        inputs: [{ fact: 'category' }, { fact: 'amount' }],
        rows: [
          { id: 'a', if: [{ in: ['x', 'y'] }, '-'], outcome: 'out' },
          { id: 'a-2', if: ['-', { above: 5 }], outcome: 'out' },
        ],
      },
    })
  })

  it('rules without conditions ask the fact that is given', () => {
    expect(asTable(list([{ id: 'rest', then: {} }]), 'text')).toMatchObject({
      ok: true,
      table: { inputs: [{ fact: 'text' }], rows: [{ id: 'rest', if: ['-'] }] },
    })
  })
})
