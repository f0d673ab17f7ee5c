import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactValue } from '../../../core/contract/facts.ts'
import type { TargetDefinition } from '../../../core/contract/policy.ts'
import { coveredBy, targetMatrix, usualAxes } from '../../../editor/clocks/target-matrix.ts'
import { clearCell, fitsMatrix, ownsCell, setCell } from '../../../editor/edits/target-cells.ts'
import { wantedValues } from '../../../model/policy/target-condition.ts'
import { durations, facts, priorities, targetLists, tiers } from './targets.ts'

const axes = { rows: 'customer.tier', columns: 'priority' }
const cells = fc.record({
  row: fc.constantFrom<FactValue[]>(...tiers, null),
  column: fc.constantFrom<FactValue[]>(...priorities, null),
})
const allCells = [...tiers, null].flatMap((row) => [...priorities, null].map((column) => ({ row, column })))

/** What core would choose for a case, of the targets that fit. */
const chosen = (targets: readonly TargetDefinition[], row: FactValue, column: FactValue) =>
  targets.find(({ when = {} }) => {
    const seen: Record<string, FactValue> = { 'customer.tier': row, priority: column }
    return Object.entries(when).every(([fact, wants]) => {
      const value = seen[fact] ?? null
      return value !== null && wantedValues(wants).includes(value)
    })
  })?.within ?? null

const withinOf = (targets: readonly TargetDefinition[], { row, column }: { row: FactValue; column: FactValue }) =>
  chosen(
    targets.filter((target) => fitsMatrix(target, axes)),
    row,
    column,
  )

describe('a cell of the matrix', () => {
  it('counts from the moment it is written, and every other written cell keeps what it had', () => {
    fc.assert(
      fc.property(targetLists, cells, durations, (targets, cell, within) => {
        const next = setCell(targets, axes, cell, within)

        expect(withinOf(next, cell)).toEqual(within)
        for (const other of allCells) {
          const isWritten = targets.some((target) => ownsCell(target, axes, other))
          const isInherited = cell.row === null || cell.column === null
          const isSame = other.row === cell.row && other.column === cell.column
          if (!isSame && (isWritten || !isInherited)) {
            const before = withinOf(targets, other)
            const first = targets.find((target) => fitsMatrix(target, axes) && ownsCell(target, axes, other))
            // A cell that was written but stood in the shadow of a wider one may come to count.
            if (before === first?.within || !isInherited) expect(withinOf(next, other)).toEqual(before)
          }
        }
        expect(next.filter((target) => !fitsMatrix(target, axes))).toEqual(
          targets.filter((target) => !fitsMatrix(target, axes)),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('is taken away without touching the others that are written, but never the last target', () => {
    fc.assert(
      fc.property(targetLists, cells, (targets, cell) => {
        const next = clearCell(targets, axes, cell)

        expect(next.length).toBeGreaterThan(0)
        if (next === targets) return
        expect(next.some((target) => ownsCell(target, axes, cell))).toBe(false)
        for (const other of allCells) {
          const isSame = other.row === cell.row && other.column === cell.column
          if (isSame) continue
          expect(next.some((target) => ownsCell(target, axes, other))).toBe(
            targets.some((target) => ownsCell(target, axes, other)),
          )
        }
      }),
      { numRuns: 300 },
    )
  })

  it('that is written what it says already changes nothing', () => {
    fc.assert(
      fc.property(targetLists, cells, durations, (targets, cell, within) => {
        const once = setCell(targets, axes, cell, within)
        expect(setCell(once, axes, cell, within)).toBe(once)
      }),
    )
  })

  it('of a target for several values is split out of it, in its place', () => {
    const wide = { when: { 'customer.tier': ['gold', 'platinum'], priority: 'normal' }, within: hours(6) }
    const next = setCell([wide, { within: hours(8) }], axes, { row: 'gold', column: 'normal' }, hours(2))

    expect(next).toEqual([
      { when: { 'customer.tier': 'gold', priority: 'normal' }, within: hours(2) },
      { when: { 'customer.tier': 'platinum', priority: 'normal' }, within: hours(6) },
      { within: hours(8) },
    ])
  })
})

const hours = (amount: number) => ({ amount, unit: 'businessHours' as const })

describe('the matrix', () => {
  it('shows in every cell what counts there', () => {
    fc.assert(
      fc.property(targetLists, (targets) => {
        const matrix = targetMatrix(targets, axes, facts)

        for (const cell of matrix.cells.flat()) expect(cell.within).toEqual(withinOf(targets, cell))
        expect(matrix.others.length + targets.filter((target) => fitsMatrix(target, axes)).length).toBe(targets.length)
      }),
    )
  })

  it('has the class of the customer down and how urgent it is across, or whatever most targets ask for', () => {
    const within = hours(4)

    expect(usualAxes([{ within }], facts)).toEqual({ rows: 'customer.tier', columns: 'priority' })
    expect(usualAxes([{ within }], new Map())).toEqual({ rows: null, columns: null })
    expect(usualAxes([{ when: { priority: 'urgent' }, within }, { within }], facts)).toEqual(axes)
    expect(
      usualAxes(
        [
          { when: { vip: true, channel: 'phone' }, within },
          { when: { vip: true, channel: 'email' }, within },
          { when: { priority: 'low' }, within },
        ],
        facts,
      ),
    ).toEqual({ rows: 'vip', columns: 'channel' })
  })

  it('names the target above that leaves another nothing to decide', () => {
    const targets = [
      { when: { priority: ['urgent', 'normal'] }, within: hours(1) },
      { when: { priority: 'urgent', channel: 'phone' }, within: hours(2) },
      { when: { channel: 'phone' }, within: hours(3) },
    ]

    expect(targets.map((_, place) => coveredBy(targets, place))).toEqual([null, 0, null])
  })
})
