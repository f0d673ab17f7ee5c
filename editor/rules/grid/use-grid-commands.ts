import { useState } from 'react'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { copiedTexts, pastedTexts, readGridText } from '../cells/paste-cells.ts'
import { readTsv, writeTsv } from '../cells/tsv.ts'
import {
  addRow,
  type CellAt,
  columnsOf,
  duplicateRow,
  emptyCell,
  type GridCell,
  moveRows,
  removeRows,
  withCells,
} from '../edits/table-edits.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useCellWords } from '../use-cell-words.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import { cellsIn } from './grid-walk.ts'
import type { GridState } from './use-grid.ts'

export type GridCommands = ReturnType<typeof useGridCommands>

/** What people do in a table, by keys, by menus and by the mouse alike. */
export function useGridCommands(table: RulesTable, grid: GridState) {
  const edit = useRulesEdit<'table'>(table)
  const may = useMay()
  const words = useCellWords(table)
  const { find } = useCatalogue()
  const [refused, setRefused] = useState<readonly string[]>([])
  const columns = columnsOf(table)
  const { range, active } = grid
  const rowsChosen = () => ({
    from: range?.from.row ?? active.row,
    count: range === null ? 0 : range.to.row - range.from.row + 1,
  })

  const put = (at: CellAt, content: GridCell) =>
    edit({ key: 'changeCells', params: { count: 1 } }, (now) => withCells(now, [{ ...at, content }]))

  const clear = () => {
    if (range === null) return
    const cells = cellsIn(range)
    edit({ key: 'clearCells', params: { count: cells.length } }, (now) =>
      withCells(
        now,
        cells.flatMap((at) => {
          const column = columns[at.column]
          return column === undefined ? [] : [{ ...at, content: emptyCell(column) }]
        }),
      ),
    )
  }

  return {
    refused,
    forgetRefused: () => setRefused([]),
    put,
    clear,
    /** Takes what was typed into a cell; false for what is not understood. */
    type(at: CellAt, text: string): boolean {
      const column = columns[at.column]
      const content = column === undefined ? undefined : readGridText(text, column, find, words)
      if (content === undefined) return false
      put(at, content)
      return true
    },
    copy: (): string | null => (range === null ? null : writeTsv(copiedTexts(table, range, find, words))),
    paste(text: string): void {
      const [texts, at] = [readTsv(text), range?.from ?? { row: 0, column: 0 }]
      // Rows are added only by who may add rows; the others fill those that are there.
      const fitting = may('rows') ? texts : texts.slice(0, Math.max(0, table.rows.length - at.row))
      const isOne = fitting.length === 1 && fitting[0]?.length === 1 && range !== null
      const spread = isOne
        ? Array.from({ length: range.to.row - range.from.row + 1 }, () =>
            Array.from({ length: range.to.column - range.from.column + 1 }, () => fitting[0]?.[0] ?? ''),
          )
        : fitting
      const pasted = pastedTexts(table, at, spread, find, words)
      setRefused(pasted.refused.map((one) => one.text))
      edit({ key: 'pasteCells' }, (now) => (now === table ? pasted.table : now))
      grid.choose({ from: at, to: pasted.to })
    },
    addRow(at: number): void {
      edit({ key: 'addRule' }, (now) => addRow(now, at))
      grid.go({ row: at, column: 0 })
    },
    duplicate(at: number): void {
      edit({ key: 'addRule' }, (now) => duplicateRow(now, at))
      grid.go({ row: at + 1, column: 0 })
    },
    removeRows(from: number, count: number): void {
      edit({ key: 'removeRule', params: { count } }, (now) => removeRows(now, from, count))
      grid.go({ row: Math.max(0, Math.min(from, table.rows.length - count - 1)), column: active.column })
    },
    /** Moves the rows that are chosen up or down by one. */
    moveChosen(by: 1 | -1): void {
      const { from, count } = rowsChosen()
      const to = from + by
      if (count === 0 || to < 0 || to + count > table.rows.length) return
      edit({ key: 'moveRule' }, (now) => moveRows(now, from, count, to))
      if (range !== null && count > 1)
        grid.choose({
          from: { ...range.from, row: range.from.row + by },
          to: { ...range.to, row: range.to.row + by },
        })
      else grid.go({ ...active, row: to })
    },
    moveRow(from: number, to: number): void {
      edit({ key: 'moveRule' }, (now) => moveRows(now, from, 1, to))
      grid.go({ row: to, column: active.column })
    },
  }
}
