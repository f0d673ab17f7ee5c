import type { FactDefinition, FactId } from '../../../core/contract/facts.ts'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { documentLimits } from '../../../model/document/bounds.ts'
import {
  addRow,
  type CellAt,
  type CellChange,
  cellAt,
  columnsOf,
  emptyCell,
  type GridCell,
  type GridColumn,
  withCells,
} from '../edits/table-edits.ts'
import { readCellText, writeCellText } from './cell-text.ts'
import type { CellWords } from './cell-words.ts'
import { findCalled, nameOf, readValue, writeValue } from './value-text.ts'

type DefinitionOf = (fact: FactId) => FactDefinition | undefined

/** Cells that stand in a rectangle, corner to corner. */
export interface CellRange {
  readonly from: CellAt
  readonly to: CellAt
}

/** A table with cells pasted into it, and which of them were not understood; these stay as they were. */
export interface Pasted {
  readonly table: RulesTable
  readonly refused: readonly (CellAt & { readonly text: string })[]
  readonly to: CellAt
}

/** The text of one cell, as it is copied. */
export function gridText(content: GridCell, column: GridColumn, definitionOf: DefinitionOf, words: CellWords): string {
  if (column.kind === 'outcome')
    return content.kind === 'outcome' && content.outcome !== undefined
      ? nameOf(words.ways, content.outcome, content.outcome)
      : ''
  const definition = definitionOf(column.fact)
  if (content.kind === 'input') return writeCellText(content.cell, definition, words)
  return content.kind === 'output' ? writeValue(content.value, definition, words) : ''
}

/** What a text says in a cell of a column; undefined for what is not understood. */
export function readGridText(
  text: string,
  column: GridColumn,
  definitionOf: DefinitionOf,
  words: CellWords,
): GridCell | undefined {
  if (column.kind === 'outcome') {
    const plain = text.trim()
    if (plain === '' || plain === '-') return emptyCell(column)
    const outcome = findCalled(words.ways, plain)
    return outcome === undefined ? undefined : { kind: 'outcome', outcome }
  }
  const definition = definitionOf(column.fact)
  if (column.kind === 'input') {
    const cell = readCellText(text, definition, words)
    return cell === undefined ? undefined : { kind: 'input', cell }
  }
  const value = readValue(text, definition, words)
  return value === undefined ? undefined : { kind: 'output', value }
}

/** The texts of a rectangle of cells, row by row. */
export function copiedTexts(
  table: RulesTable,
  { from, to }: CellRange,
  definitionOf: DefinitionOf,
  words: CellWords,
): readonly (readonly string[])[] {
  const columns = columnsOf(table)
  const span = (start: number, end: number) => Array.from({ length: end - start + 1 }, (_, index) => start + index)
  return span(from.row, to.row).map((row) =>
    span(from.column, to.column).map((at) => {
      const [column, content] = [columns[at], cellAt(table, { row, column: at })]
      return column === undefined || content === null ? '' : gridText(content, column, definitionOf, words)
    }),
  )
}

/** Pastes texts from a cell on, row by row; rows are added as far as they are needed, what lies beyond the last column is left out. */
export function pastedTexts(
  table: RulesTable,
  at: CellAt,
  texts: readonly (readonly string[])[],
  definitionOf: DefinitionOf,
  words: CellWords,
): Pasted {
  const columns = columnsOf(table)
  const last = Math.min(at.row + texts.length, documentLimits.entries)
  let grown = table
  while (grown.rows.length < last) grown = addRow(grown, grown.rows.length)
  const changes: CellChange[] = []
  const refused: (CellAt & { readonly text: string })[] = []
  let widest = at.column
  for (const [down, line] of texts.entries()) {
    for (const [right, text] of line.entries()) {
      const place = { row: at.row + down, column: at.column + right }
      const column = columns[place.column]
      if (column === undefined || place.row >= last) continue
      widest = Math.max(widest, place.column)
      const content = readGridText(text, column, definitionOf, words)
      if (content === undefined) refused.push({ ...place, text })
      else changes.push({ ...place, content })
    }
  }
  return { table: withCells(grown, changes), refused, to: { row: Math.max(at.row, last - 1), column: widest } }
}
