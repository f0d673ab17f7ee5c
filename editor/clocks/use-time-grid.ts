import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duration, DurationUnit } from '../../core/contract/time.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import type { Cell } from '../edits/target-cells.ts'
import { readTsv, writeTsv } from '../rules/cells/tsv.ts'
import { cellsBetween, type Extent, moved, type Place } from './cell-range.ts'
import type { MatrixCell, TargetMatrix } from './target-matrix.ts'
import { durationText, readDuration } from './written-duration.ts'

/** What is written into cells, all of it at once: a time, or null to take it away. */
export type CellChange = readonly (readonly [Cell, Duration | null])[]

export type TimeGrid = ReturnType<typeof useTimeGrid>

interface GridOptions {
  readonly matrix: TargetMatrix
  readonly like: DurationUnit
  readonly mayEdit: boolean
  readonly onChange: (changes: CellChange, isPasted: boolean) => void
}

/** Where somebody stands in the grid, what they have chosen, and what they are typing; the meaning of keys. */
export function useTimeGrid({ matrix, like, mayEdit, onChange }: GridOptions) {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const [wanted, setAt] = useState<Place>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 })
  const [turn, setTurn] = useState(0)
  const [typed, setTyped] = useState<string | null>(null)
  const [fault, setFault] = useState('')
  // A field that goes because a key said so has nothing to say any more when it loses the focus.
  const isSettled = useRef(false)
  const extent: Extent = { rows: matrix.rows.length, columns: matrix.columns.length }
  const at = within(wanted, extent)
  const chosen = cellsBetween(within(anchor, extent), at)
  const cellAt = ({ row, column }: Place) => matrix.cells[row]?.[column]
  const textOf = (cell: MatrixCell | undefined) => (cell?.within == null ? '' : durationText(cell.within, language))

  const go = (place: Place, isRange: boolean) => {
    setAt(place)
    if (!isRange) setAnchor(place)
    setTyped(null)
    setFault('')
    isSettled.current = true
    setTurn((last) => last + 1)
  }
  const edit = (place: Place, first: string | null) => {
    if (!mayEdit) return
    setAt(place)
    setAnchor(place)
    setFault('')
    isSettled.current = false
    setTyped(first ?? textOf(cellAt(place)))
  }
  /** Whether what was typed could be taken. */
  const take = (): boolean => {
    const cell = cellAt(at)
    if (typed === null || cell === undefined) return true
    if (typed.trim() === '') {
      onChange([[cell, null]], false)
      return true
    }
    const read = readDuration(typed, cell.within?.unit ?? like)
    if (read === null) setFault(t('times.wrong', { text: typed }))
    else if (typed !== textOf(cell)) onChange([[cell, read]], false)
    return read !== null
  }
  const clear = () => {
    const cells = chosen.flat().flatMap((place) => cellAt(place) ?? [])
    onChange(
      cells.map((cell) => [cell, null] as const),
      false,
    )
  }

  const onTypingKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') go(at, false)
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const key = event.key === 'Enter' ? 'ArrowDown' : event.shiftKey ? 'ArrowLeft' : 'ArrowRight'
      if (take()) go(moved(at, key, extent) ?? at, false)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onGridKey = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : moved(at, event.key, extent)
    if (next !== null) go(next, event.shiftKey)
    else if (event.key === 'Enter' || event.key === 'F2') edit(at, null)
    else if (mayEdit && (event.key === 'Delete' || event.key === 'Backspace')) clear()
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
      edit(at, event.key)
    else return
    event.preventDefault()
  }

  return {
    turn,
    typed,
    fault,
    go,
    edit,
    type: (text: string) => setTyped(text),
    isAt: (place: Place) => place.row === at.row && place.column === at.column,
    isChosen: (place: Place) => chosen.flat().some((one) => one.row === place.row && one.column === place.column),
    leave: () => {
      if (!isSettled.current) take()
      setTyped(null)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (typed === null) onGridKey(event)
      else onTypingKey(event)
    },
    onCopy: (event: ClipboardEvent) => {
      if (typed !== null) return
      event.clipboardData.setData(
        'text/plain',
        writeTsv(chosen.map((row) => row.map((place) => textOf(cellAt(place))))),
      )
      event.preventDefault()
    },
    onPaste: (event: ClipboardEvent) => {
      if (typed !== null || !mayEdit) return
      event.preventDefault()
      const from = { row: chosen[0]?.[0]?.row ?? at.row, column: chosen[0]?.[0]?.column ?? at.column }
      const { changes, wrong } = pastedCells(event.clipboardData.getData('text/plain'), matrix, from, like)
      setFault(
        wrong.length === 0 ? '' : t('times.pasteWrong', { count: wrong.length, texts: wrong.slice(0, 5).join(', ') }),
      )
      onChange(changes, true)
    },
  }
}

/** What a pasted text would write, its upper left cell at a place; cells beyond the grid are left out, empty ones change nothing. */
export function pastedCells(text: string, matrix: TargetMatrix, from: Place, like: DurationUnit) {
  const changes: [Cell, Duration | null][] = []
  const wrong: string[] = []
  for (const [down, row] of readTsv(text).entries()) {
    for (const [across, said] of row.entries()) {
      const cell = matrix.cells[from.row + down]?.[from.column + across]
      if (cell === undefined || said.trim() === '') continue
      const read = readDuration(said, cell.within?.unit ?? like)
      if (read === null) wrong.push(said.trim().slice(0, 40))
      else changes.push([cell, read])
    }
  }
  return { changes, wrong }
}

/** The nearest place that is in the grid, which may have got smaller. */
function within({ row, column }: Place, { rows, columns }: Extent): Place {
  return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) }
}
