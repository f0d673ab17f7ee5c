import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsBetween, moved, type Place } from '../../../editor/clocks/cell-range.ts'
import { targetMatrix } from '../../../editor/clocks/target-matrix.ts'
import { pastedCells } from '../../../editor/clocks/use-time-grid.ts'
import { facts } from './targets.ts'

const place: fc.Arbitrary<Place> = fc.record({ row: fc.nat({ max: 9 }), column: fc.nat({ max: 9 }) })

describe('a range of cells', () => {
  it('is the same from whichever corner it is drawn, and has both corners', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const cells = cellsBetween(one, other)

        expect(cells).toEqual(cellsBetween(other, one))
        expect(cells.flat()).toContainEqual(one)
        expect(cells.flat()).toContainEqual(other)
        expect(cells.flat()).toHaveLength(
          (Math.abs(one.row - other.row) + 1) * (Math.abs(one.column - other.column) + 1),
        )
      }),
    )
  })

  it('is never left by a key, and other keys do not move', () => {
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 30 }), (list) => {
        const end = list.reduce<Place>((at, key) => moved(at, key, { rows: 3, columns: 2 }) ?? at, {
          row: 0,
          column: 0,
        })

        expect(end.row).toBeLessThan(3)
        expect(end.column).toBeLessThan(2)
      }),
    )
    expect(moved({ row: 0, column: 0 }, 'Enter', { rows: 3, columns: 2 })).toBeNull()
  })
})

describe('what is pasted into the table', () => {
  const within = { amount: 8, unit: 'businessHours' } as const
  const matrix = targetMatrix([{ within }], { rows: 'customer.tier', columns: 'priority' }, facts)

  it('is read cell by cell from where it is put; what lies beyond and what is empty changes nothing', () => {
    const { changes, wrong } = pastedCells(
      '1\t2 days\n\t"30\tmin"\n5\t6\n7\t8\n9\t9',
      matrix,
      { row: 2, column: 2 },
      'hours',
    )

    expect(changes.map(([{ row, column }, time]) => [row, column, time?.amount, time?.unit])).toEqual([
      ['platinum', 'urgent', 1, 'businessHours'],
      ['platinum', null, 2, 'businessDaysSameTime'],
      [null, null, 30, 'businessMinutes'],
    ])
    expect(wrong).toEqual([])
    expect(pastedCells('soon', matrix, { row: 0, column: 0 }, 'hours').wrong).toEqual(['soon'])
  })
})
