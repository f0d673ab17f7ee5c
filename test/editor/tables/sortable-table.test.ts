import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortedBy } from '../../../editor/tables/sortable-table.tsx'

const rows = fc.array(fc.record({ id: fc.nat(), figure: fc.option(fc.integer({ min: -5, max: 5 })) }))

it('rows stand by their figure, up or down, those without one last, and equal ones as they stood', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (given, isDescending) => {
      const sorted = sortedBy(given, { value: ({ figure }) => figure }, isDescending)

      expect(sorted).toHaveLength(given.length)
      for (const [index, row] of sorted.entries()) {
        const next = sorted[index + 1]
        if (next === undefined) continue
        if (row.figure === null) expect(next.figure).toBeNull()
        else if (next.figure !== null) {
          expect(isDescending ? row.figure >= next.figure : row.figure <= next.figure).toBe(true)
        }
        if (row.figure === next.figure) expect(given.indexOf(row)).toBeLessThan(given.indexOf(next))
      }
    }),
  )
})
