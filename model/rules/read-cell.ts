import type { Cell, CellKey, FactReference, Operand, OperatorName } from '../../core/contract/rules.ts'

/** One question of a table cell. `key` is where its right side stands in the cell; null if it is made of the whole cell. */
export interface CellTest {
  readonly op: OperatorName
  readonly side: Operand | FactReference | undefined
  readonly key: CellKey | null
}

/** The questions of a cell, in the order written: one for each key, but `from` and `to` together are `between`. */
export function readCell(cell: Cell): CellTest[] {
  if (cell === '-') return []
  const { from, to } = cell
  const isRange = isBound(from) && isBound(to)
  return (Object.keys(cell) as CellKey[]).flatMap((key): CellTest[] => {
    if (isRange && key === 'to') return []
    if (isRange && key === 'from') return [{ op: 'between', side: { from, to }, key: null }]
    return [{ op: operatorOfKey(key), side: cell[key], key }]
  })
}

function operatorOfKey(key: CellKey): OperatorName {
  if (key === 'from') return 'atLeast'
  return key === 'to' ? 'atMost' : key
}

function isBound(side: Operand | FactReference | undefined): side is number | string {
  return typeof side === 'number' || typeof side === 'string'
}
