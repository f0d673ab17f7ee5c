/** A place in a grid, counted from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** How many rows and columns a grid has. */
export interface Extent {
  readonly rows: number
  readonly columns: number
}

/** The cells between two corners, both included: row by row. */
export function cellsBetween(one: Place, other: Place): readonly (readonly Place[])[] {
  const rows = span(one.row, other.row)
  const columns = span(one.column, other.column)
  return rows.map((row) => columns.map((column) => ({ row, column })))
}

function span(a: number, b: number): readonly number[] {
  const [from, to] = a < b ? [a, b] : [b, a]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Where a key leads from a cell, within the grid; null for a key that does not move. */
export function moved(from: Place, key: string, { rows, columns }: Extent): Place | null {
  const { row, column } = from
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column }
    case 'ArrowDown':
      return { row: Math.min(rows - 1, row + 1), column }
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) }
    case 'ArrowRight':
      return { row, column: Math.min(columns - 1, column + 1) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: columns - 1 }
    default:
      return null
  }
}
