import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RulesTable } from '../../../../core/contract/rules.ts'
import { changeRules } from '../../../../editor/rules/edits/rule-sets.ts'
import {
  addColumn,
  cellAt,
  columnsOf,
  moveColumn,
  moveRows,
  removeColumn,
  withCells,
} from '../../../../editor/rules/edits/table-edits.ts'
import { createDesignerStore } from '../../../../editor/workspace/designer-store.ts'
import { keyOf } from '../../../../editor/workspace/workspace.ts'
import { checkShape } from '../../../../model/document/check-shape.ts'
import { compileRules } from '../../../../model/rules/compile-rules.ts'
import { isWithin, kindOfRulesChange, rulesChanges } from '../../../../model/rules/rules-change.ts'
import { rulesSchema } from '../../../../model/rules/rules-schema.ts'
import { templateWorkspace } from '../../edits/template-workspaces.ts'
import { anyRules, anyTable } from '../any-rules.ts'
import { ruleEdits } from '../random-rule-edits.ts'

describe('whatever is done to rules', () => {
  it('leaves a sound document that can be compiled or says why not, with as many cells in a row as columns', () => {
    fc.assert(
      fc.property(anyRules, fc.array(ruleEdits, { minLength: 1, maxLength: 8 }), (start, list) => {
        const end = list.reduce((rules, edit) => edit(rules), start)

        expect(checkShape(rulesSchema, end)).toMatchObject({ ok: true })
        expect(compileRules(end)).toHaveProperty('ok')
        if (end.style === 'list') return
        for (const row of end.rows) {
          expect(row.if).toHaveLength(end.inputs.length)
          expect(row.then ?? []).toHaveLength((end.outputs ?? []).length)
        }
        expect(new Set(end.rows.map(({ id }) => id)).size).toBe(end.rows.length)
      }),
      { numRuns: 50 },
    )
  })

  it('goes as far as the right goes, and not a step further', () => {
    const start = templateWorkspace('consultation')
    const key = keyOf('rules', 'consultation-triage')
    fc.assert(
      fc.property(fc.constantFrom(...rulesChanges), fc.array(ruleEdits, { maxLength: 10 }), (rulesRight, list) => {
        const store = createDesignerStore(start, { mayEdit: false, rulesRight })
        for (const edit of list) {
          const before = store.getState().history.present
          const wanted = changeRules(before, 'consultation-triage', edit)
          store.getState().edit({ key: 'change' }, () => wanted)
          const kind = kindOfRulesChange(before.documents[key], wanted.documents[key])
          const isAllowed = rulesRight !== 'none' && isWithin(kind, rulesRight)

          expect(store.getState().history.present).toBe(isAllowed ? wanted : before)
        }
        const end = store.getState().history.present.documents[key]
        expect(isWithin(kindOfRulesChange(start.documents[key], end), rulesRight)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the kind of a change', () => {
  const three = fc
    .tuple(anyRules, fc.array(ruleEdits, { maxLength: 3 }), fc.array(ruleEdits, { maxLength: 3 }))
    .map(([first, some, more]) => {
      const second = some.reduce((rules, edit) => edit(rules), first)
      return [first, second, more.reduce((rules, edit) => edit(rules), second)] as const
    })

  it('is the same in both directions, and of two changes never more than the greater one', () => {
    fc.assert(
      fc.property(three, ([first, second, third]) => {
        const [one, other] = [kindOfRulesChange(first, second), kindOfRulesChange(second, third)]
        const greater = isWithin(one, other) ? other : one

        expect(kindOfRulesChange(first, first)).toBe('none')
        expect(kindOfRulesChange(second, first)).toBe(one)
        expect(isWithin(kindOfRulesChange(first, third), greater)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('is “values” for cells, “rows” for rows and conditions, “all” for the rest', () => {
    const table = (change: Partial<RulesTable>): RulesTable => ({
      kind: 'rules',
      id: 't',
      style: 'table',
      hit: 'first',
      inputs: [{ fact: 'a' }],
      rows: [{ id: 'r', if: [{ is: 1 }] }],
      ...change,
    })
    const list = (condition: object, then: object = {}) => ({
      kind: 'rules',
      id: 'l',
      style: 'list',
      hit: 'first',
      rules: [{ id: 'r', if: condition, then }],
    })
    const above = { fact: 'a', op: 'above', value: 1 }
    const kinds = [
      kindOfRulesChange(table({}), table({ rows: [{ id: 'r', if: ['-'], outcome: 'out' }] })),
      kindOfRulesChange(table({}), table({ rows: [{ id: 'r', name: 'Mine', if: [{ is: 1 }] }] })),
      kindOfRulesChange(table({}), table({ rows: [] })),
      kindOfRulesChange(table({}), table({ hit: 'unique' })),
      kindOfRulesChange(table({}), table({ name: 'Other' })),
      kindOfRulesChange(list(above), list({ ...above, value: 2 }, { outcome: 'out' })),
      kindOfRulesChange(list(above), list({ ...above, op: 'below' })),
      kindOfRulesChange(list(above), list(above, { set: { b: 1 } })),
      kindOfRulesChange(null, table({})),
      kindOfRulesChange('broken', 'also broken'),
      kindOfRulesChange('broken', 'broken'),
    ]

    expect(kinds).toEqual(['values', 'rows', 'rows', 'all', 'all', 'values', 'rows', 'rows', 'all', 'all', 'none'])
  })
})

describe('the grid', () => {
  it('moves a column with all that stands in it, and back', () => {
    fc.assert(
      fc.property(anyTable, fc.nat({ max: 3 }), fc.nat({ max: 3 }), (table, from, to) => {
        const there = moveColumn(table, 'inputs', from, to)
        const facts = there.inputs.map(({ fact }) => fact)
        for (const [index, row] of table.rows.entries()) {
          for (const [column, { fact }] of table.inputs.entries())
            expect(there.rows[index]?.if[facts.indexOf(fact)]).toEqual(row.if[column])
        }
        const at = facts.indexOf(table.inputs[from]?.fact ?? '')
        expect(moveColumn(there, 'inputs', at, from)).toEqual(table)
      }),
      { numRuns: 40 },
    )
  })

  it('a column that is added and removed again leaves the table as it was; the last one that is asked stays', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const more = addColumn(table, 'inputs', 'unheard-of')

        expect(addColumn(table, 'inputs', table.inputs[0]?.fact ?? '')).toBe(table)
        expect(removeColumn(more, 'inputs', table.inputs.length)).toEqual(table)
        expect(removeColumn({ ...table, inputs: table.inputs.slice(0, 1) }, 'inputs', 0).inputs).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  })

  it('moves rows together, and what is said to a cell is what stands in it', () => {
    fc.assert(
      fc.property(anyTable, fc.nat({ max: 4 }), fc.nat({ max: 3 }), fc.nat({ max: 5 }), (table, from, count, to) => {
        const there = moveRows(table, from, count, to)
        expect([...there.rows].sort(byId)).toEqual([...table.rows].sort(byId))

        const content = { kind: 'outcome', outcome: 'elsewhere' } as const
        const last = columnsOf(table).length - 1
        const changed = withCells(table, [{ row: from, column: last, content }])
        expect(cellAt(changed, { row: from, column: last })).toEqual(from < table.rows.length ? content : null)
        expect(withCells(changed, [{ row: from, column: last, content }])).toBe(changed)
      }),
      { numRuns: 40 },
    )
  })
})

const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1)
