import type { FactId, FactValue } from '../../../core/contract/facts.ts'
import type { Language } from '../../../core/contract/language.ts'
import type { Cell, RulesTable, TableRow } from '../../../core/contract/rules.ts'
import { documentLimits } from '../../../model/document/bounds.ts'
import { freeId, idsOf } from '../../edits/new-id.ts'
import { renamedIn } from '../../edits/rename.ts'
import { mapped } from '../../edits/same.ts'
import { moved } from './moved.ts'

/** A column of the grid: the facts asked, the facts set, and the way that is taken; in this order. */
export type GridColumn =
  | { readonly kind: 'input' | 'output'; readonly index: number; readonly fact: FactId }
  | { readonly kind: 'outcome' }

/** What stands in one cell of the grid, by the kind of its column. The value `"-"` leaves its fact alone; no outcome takes no way. */
export type GridCell =
  | { readonly kind: 'input'; readonly cell: Cell }
  | { readonly kind: 'output'; readonly value: FactValue }
  | { readonly kind: 'outcome'; readonly outcome: string | undefined }

/** A cell of the grid by its row and its column, from 0. */
export interface CellAt {
  readonly row: number
  readonly column: number
}

export interface CellChange extends CellAt {
  readonly content: GridCell
}

export type ColumnSide = 'inputs' | 'outputs'

/** The most columns of a side that a table takes. */
export const mostColumns = 100

/** The columns of a table as they are shown. */
export function columnsOf({ inputs, outputs = [] }: RulesTable): readonly GridColumn[] {
  return [
    ...inputs.map(({ fact }, index): GridColumn => ({ kind: 'input', index, fact })),
    ...outputs.map(({ fact }, index): GridColumn => ({ kind: 'output', index, fact })),
    { kind: 'outcome' },
  ]
}

/** What stands in a cell; null outside of the table. */
export function cellAt(table: RulesTable, { row: at, column: number }: CellAt): GridCell | null {
  const [row, column] = [table.rows[at], columnsOf(table)[number]]
  if (row === undefined || column === undefined) return null
  if (column.kind === 'outcome') return { kind: 'outcome', outcome: row.outcome }
  return column.kind === 'input'
    ? { kind: 'input', cell: row.if[column.index] ?? '-' }
    : { kind: 'output', value: valueIn(row.then ?? [], column.index) }
}

/** What a cell of a column holds when nothing is in it. */
export function emptyCell(column: GridColumn): GridCell {
  if (column.kind === 'outcome') return { kind: 'outcome', outcome: undefined }
  return column.kind === 'input' ? { kind: 'input', cell: '-' } : { kind: 'output', value: '-' }
}

/** Changes cells; what lies outside of the table, or does not belong into its column, is left out. */
export function withCells(table: RulesTable, changes: readonly CellChange[]): RulesTable {
  const columns = columnsOf(table)
  const byRow = new Map<number, CellChange[]>()
  for (const change of changes) byRow.set(change.row, [...(byRow.get(change.row) ?? []), change])
  const rows = mapped(table.rows, (row, at) =>
    (byRow.get(at) ?? []).reduce(
      (changed, { column, content }) => withCell(table, changed, columns[column], content),
      row,
    ),
  )
  return rows === table.rows ? table : { ...table, rows }
}

function withCell(table: RulesTable, row: TableRow, column: GridColumn | undefined, content: GridCell): TableRow {
  if (column?.kind !== content.kind) return row
  const whole = wholeRow(table, row)
  if (column.kind === 'outcome') {
    const { outcome: _, ...rest } = whole
    const outcome = content.kind === 'outcome' ? content.outcome : undefined
    return outcome === row.outcome ? row : outcome === undefined ? rest : { ...rest, outcome }
  }
  if (content.kind === 'input') {
    const isSame = JSON.stringify(row.if[column.index]) === JSON.stringify(content.cell)
    return isSame ? row : { ...whole, if: whole.if.with(column.index, content.cell) }
  }
  if (content.kind === 'outcome' || whole.then === undefined) return row
  const isSame = JSON.stringify(row.then?.[column.index]) === JSON.stringify(content.value)
  return isSame ? row : { ...whole, then: whole.then.with(column.index, content.value) }
}

/** A value that is not there leaves its fact alone; null is a value. */
function valueIn(then: readonly FactValue[], index: number): FactValue {
  const value = then[index]
  return value === undefined ? '-' : value
}

/** The row with one cell for each column: what it lacks is empty, what it has too many is gone. */
function wholeRow({ inputs, outputs = [] }: RulesTable, { then = [], ...row }: TableRow): TableRow {
  const cells = inputs.map((_, index): Cell => row.if[index] ?? '-')
  const values = outputs.map((_, index) => valueIn(then, index))
  return { ...row, if: cells, ...(values.length === 0 ? {} : { then: values }) }
}

/** Adds a row without conditions before the one at `at`; nothing happens once a table is as long as it may be. */
export function addRow(table: RulesTable, at: number, row: Partial<Omit<TableRow, 'id'>> = {}): RulesTable {
  if (table.rows.length >= documentLimits.entries) return table
  const id = freeId('row', idsOf(table.rows))
  return { ...table, rows: table.rows.toSpliced(at, 0, wholeRow(table, { if: [], ...row, id })) }
}

/** Adds a copy of a row below it. */
export function duplicateRow(table: RulesTable, at: number): RulesTable {
  const row = table.rows[at]
  if (row === undefined) return table
  const { id: _, ...copy } = row
  return addRow(table, at + 1, copy)
}

/** Removes rows that follow each other. */
export function removeRows(table: RulesTable, from: number, count: number): RulesTable {
  const rows = table.rows.toSpliced(from, count)
  return rows.length === table.rows.length ? table : { ...table, rows }
}

/** Moves rows that follow each other so that the first of them stands at `to`. */
export function moveRows(table: RulesTable, from: number, count: number, to: number): RulesTable {
  const rows = moved(table.rows, from, count, to)
  return rows === table.rows ? table : { ...table, rows }
}

/** Names a row in one language. */
export function renameRow(table: RulesTable, at: number, words: string, language: Language): RulesTable {
  const rows = mapped(table.rows, (row, index) => (index === at ? renamedIn(row, words, language) : row))
  return rows === table.rows ? table : { ...table, rows }
}

/** Adds a column for a fact at the end of its side, empty in every row; nothing happens if that side has the fact already, or no room. */
export function addColumn(table: RulesTable, side: ColumnSide, fact: FactId): RulesTable {
  const columns = table[side] ?? []
  if (columns.length >= mostColumns || columns.some((column) => column.fact === fact)) return table
  return withWholeRows({ ...table, [side]: [...columns, { fact }] })
}

/** Removes a column with all that stands in it. A table asks at least one fact, so its last column of that side stays. */
export function removeColumn(table: RulesTable, side: ColumnSide, at: number): RulesTable {
  const columns = table[side] ?? []
  const left = columns.toSpliced(at, 1)
  if (left.length === columns.length || (side === 'inputs' && left.length === 0)) return table
  return rearranged(table, side, left, (cells) => cells.toSpliced(at, 1))
}

/** Moves a column within its side. */
export function moveColumn(table: RulesTable, side: ColumnSide, from: number, to: number): RulesTable {
  const columns = table[side] ?? []
  const next = moved(columns, from, 1, to)
  return next === columns ? table : rearranged(table, side, next, (cells) => moved(cells, from, 1, to))
}

function rearranged(
  table: RulesTable,
  side: ColumnSide,
  columns: NonNullable<RulesTable[ColumnSide]>,
  change: <T>(cells: readonly T[]) => readonly T[],
): RulesTable {
  const rows = table.rows.map((row) => {
    const whole = wholeRow(table, row)
    if (side === 'inputs') return { ...whole, if: change(whole.if) }
    return whole.then === undefined ? whole : { ...whole, then: change(whole.then) }
  })
  return withWholeRows({ ...table, [side]: columns, rows })
}

function withWholeRows(table: RulesTable): RulesTable {
  return { ...table, rows: table.rows.map((row) => wholeRow(table, row)) }
}
