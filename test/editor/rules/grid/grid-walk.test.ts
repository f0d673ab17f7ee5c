import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellsIn, head, nextCell, rangeOf, walked } from '../../../../editor/rules/grid/grid-walk.ts'

const size = fc.record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 5 }) })
const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'] as const
const step = fc.record({ key: fc.constantFrom(...keys), isControl: fc.boolean(), pageRows: fc.constant(3) })

it('no way of keys leads out of the grid and its heads', () => {
  fc.assert(
    fc.property(size, fc.array(step, { maxLength: 30 }), (grid, steps) => {
      let at = { row: 0, column: 0 }
      for (const one of steps) {
        at = walked(at, one, grid) ?? at
        expect(at.row).toBeGreaterThanOrEqual(head)
        expect(at.column).toBeGreaterThanOrEqual(head)
        expect(at.row).toBeLessThan(grid.rows)
        expect(at.column).toBeLessThan(grid.columns)
      }
    }),
  )
  expect(walked({ row: 0, column: 0 }, { key: 'x', isControl: false, pageRows: 3 }, { rows: 1, columns: 1 })).toBeNull()
})

it('an empty table has heads to walk along, and no cells', () => {
  const empty = { rows: 0, columns: 3 }

  expect(walked({ row: head, column: 0 }, { key: 'ArrowDown', isControl: false, pageRows: 3 }, empty)).toEqual({
    row: head,
    column: 0,
  })
  expect(rangeOf({ row: head, column: 0 }, { row: head, column: 0 }, empty)).toBeNull()
})

it('Tab comes by every cell once, and back', () => {
  fc.assert(
    fc.property(size, (grid) => {
      const visited = [{ row: 0, column: 0 }]
      for (let next = nextCell({ row: 0, column: 0 }, 1, grid); next !== null; next = nextCell(next, 1, grid))
        visited.push(next)
      const all = cellsIn({ from: { row: 0, column: 0 }, to: { row: grid.rows - 1, column: grid.columns - 1 } })

      expect(visited).toEqual(all)
      expect(nextCell(visited.at(-1) ?? { row: 0, column: 0 }, -1, grid)).toEqual(visited.at(-2) ?? null)
    }),
  )
})

it('from the head of a row the row is chosen, from that of a column the column', () => {
  const grid = { rows: 3, columns: 4 }
  const at = (row: number, column: number) => ({ row, column })

  expect(rangeOf(at(1, head), at(1, head), grid)).toEqual({ from: at(1, 0), to: at(1, 3) })
  expect(rangeOf(at(head, 2), at(head, 2), grid)).toEqual({ from: at(0, 2), to: at(2, 2) })
  expect(rangeOf(at(2, 3), at(0, 1), grid)).toEqual({ from: at(0, 1), to: at(2, 3) })
})
