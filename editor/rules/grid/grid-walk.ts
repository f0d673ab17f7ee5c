import type { CellRange } from '../cells/paste-cells.ts'
import type { CellAt } from '../edits/table-edits.ts'

/** How large a grid is without its heads. */
export interface GridSize {
  readonly rows: number
  readonly columns: number
}

/** A step of the keyboard. */
export interface GridStep {
  readonly key: string
  readonly isControl: boolean
  readonly pageRows: number
}

/** The row above the first and the column before the first are the heads. */
export const head = -1

/**
 * Where a key leads from a cell: arrows by one cell, with Ctrl to the edge, Home and End along the row, with Ctrl to the corners, Page Up and
 * Page Down by a page. Null for any other key. Never beyond the heads or the last cell. Pure.
 */
export function walked(at: CellAt, { key, isControl, pageRows }: GridStep, size: GridSize): CellAt | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1]
  const to = (row: number, column: number): CellAt => ({
    row: Math.min(Math.max(row, head), Math.max(lastRow, head)),
    column: Math.min(Math.max(column, head), lastColumn),
  })
  switch (key) {
    case 'ArrowUp':
      return to(isControl ? Math.min(0, at.row - 1) : at.row - 1, at.column)
    case 'ArrowDown':
      return to(isControl ? lastRow : at.row + 1, at.column)
    case 'ArrowLeft':
      return to(at.row, isControl ? Math.min(0, at.column - 1) : at.column - 1)
    case 'ArrowRight':
      return to(at.row, isControl ? lastColumn : at.column + 1)
    case 'Home':
      return to(isControl ? 0 : at.row, 0)
    case 'End':
      return to(isControl ? lastRow : at.row, lastColumn)
    case 'PageUp':
      return to(Math.min(at.row, Math.max(0, at.row - pageRows)), at.column)
    case 'PageDown':
      return to(at.row + pageRows, at.column)
    default:
      return null
  }
}

/** The cell after one, row by row, or before it; null behind the last and before the first. */
export function nextCell({ row, column }: CellAt, by: 1 | -1, size: GridSize): CellAt | null {
  const next = Math.max(row, 0) * size.columns + Math.max(column, 0) + by
  if (next < 0 || next >= size.rows * size.columns) return null
  return { row: Math.floor(next / size.columns), column: next % size.columns }
}

/** The cells between two corners, without heads; null where there are none. From a row's head it is the whole row, from a column's the column. */
export function rangeOf(one: CellAt, other: CellAt, size: GridSize): CellRange | null {
  if (size.rows === 0 || size.columns === 0) return null
  const span = (a: number, b: number, count: number, isWhole: boolean): readonly [number, number] =>
    isWhole ? [0, count - 1] : [Math.min(a, b), Math.min(Math.max(a, b), count - 1)]
  const [top, bottom] = span(one.row, other.row, size.rows, one.row === head || other.row === head)
  const [left, right] = span(one.column, other.column, size.columns, one.column === head || other.column === head)
  return { from: { row: top, column: left }, to: { row: bottom, column: right } }
}

/** The cells of a range, row by row. */
export function cellsIn({ from, to }: CellRange): readonly CellAt[] {
  const cells: CellAt[] = []
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) cells.push({ row, column })
  return cells
}
