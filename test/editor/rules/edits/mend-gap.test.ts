import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RulesTable } from '../../../../core/contract/rules.ts'
import { mendGap } from '../../../../editor/rules/edits/mend-gap.ts'
import { checkRules } from '../../../../model/rules/check-rules.ts'
import { anyTable, facts } from '../any-rules.ts'

const codes = (rules: unknown) => checkRules(rules, { facts, calendars: ['desk', 'night'] }).map(({ code }) => code)

describe('a gap in a table', () => {
  it('of which the first row counts is gone once it is mended', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const first: RulesTable = { ...table, hit: 'first' }
        fc.pre(codes(first).includes('rules.gap'))

        expect(codes(mendGap(first, facts))).not.toContain('rules.gap')
      }),
      { numRuns: 15 },
    )
  })

  it('of which one row may hold is mended combination by combination, without an overlap', () => {
    let table: RulesTable = {
      kind: 'rules',
      id: 't',
      style: 'table',
      hit: 'unique',
      inputs: [{ fact: 'category' }, { fact: 'repeated' }],
      rows: [{ id: 'one', if: [{ is: 'billing' }, { is: true }] }],
    }
    let steps = 0
    while (codes(table).includes('rules.gap')) {
      table = mendGap(table, facts) as RulesTable
      steps++
      expect(codes(table)).not.toContain('rules.overlap')
    }

    expect(steps).toBe(5)
    expect(mendGap(table, facts)).toBe(table)
  })
})
