import { type RefObject, useEffect, useRef, useState } from 'react'
import type { RulesTable } from '../../../core/contract/rules.ts'
import type { CellRange } from '../cells/paste-cells.ts'
import { type CellAt, cellAt, columnsOf, type GridCell } from '../edits/table-edits.ts'
import { type GridSize, rangeOf } from './grid-walk.ts'

/** A cell that is being changed: in its form, or by typing into it. */
export type Editing =
  | { readonly mode: 'form'; readonly at: CellAt; readonly draft: GridCell }
  | { readonly mode: 'text'; readonly at: CellAt; readonly text: string; readonly isRefused: boolean }

/** Where somebody stands in a grid, what they have chosen, and what they change. */
export interface GridState {
  readonly root: RefObject<HTMLTableElement | null>
  readonly size: GridSize
  readonly active: CellAt
  /** What is chosen; always at least the active cell, unless that is a head. Null in a table without rows. */
  readonly range: CellRange | null
  readonly editing: Editing | null
  readonly go: (at: CellAt, options?: { readonly isExtending?: boolean }) => void
  readonly choose: (range: CellRange) => void
  /** A cell has got the focus, by whatever way: one stands there now. */
  readonly arrive: (at: CellAt) => void
  readonly edit: (editing: Editing | null) => void
  /** Opens the form of a cell. */
  readonly open: (at: CellAt) => void
}

/** The state of a grid over a table. A cell that one goes to gets the focus; so does the cell that one stops to change. */
export function useGrid(table: RulesTable): GridState {
  const root = useRef<HTMLTableElement>(null)
  const [wanted, setWanted] = useState<CellAt>({ row: 0, column: 0 })
  const [anchor, setAnchor] = useState<CellAt | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const isFocusWanted = useRef(false)
  /** Where one goes; known before the next render, since the focus follows at once and must not undo what was chosen on the way. */
  const heading = useRef<CellAt>(wanted)
  const size = { rows: table.rows.length, columns: columnsOf(table).length }
  const active = { row: Math.min(wanted.row, size.rows - 1), column: Math.min(wanted.column, size.columns - 1) }

  useEffect(() => {
    if (!isFocusWanted.current || editing !== null) return
    isFocusWanted.current = false
    root.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`)?.focus()
  })

  const head = (at: CellAt) => {
    heading.current = at
    setWanted(at)
  }
  const focus = () => {
    isFocusWanted.current = true
  }
  const open = (at: CellAt) => {
    const content = cellAt(table, at)
    if (content === null) return
    head(at)
    setAnchor(null)
    setEditing({ mode: 'form', at, draft: content })
  }
  return {
    root,
    size,
    active,
    range: rangeOf(active, anchor ?? active, size),
    editing,
    open,
    go: (at, { isExtending = false } = {}) => {
      setAnchor(isExtending ? (anchor ?? active) : null)
      head(at)
      focus()
    },
    choose: ({ from, to }) => {
      setAnchor(from)
      head(to)
      focus()
    },
    arrive: (at) => {
      if (heading.current.row === at.row && heading.current.column === at.column) return
      setAnchor(null)
      head(at)
    },
    edit: (next) => {
      if (next === null) focus()
      setEditing(next)
    },
  }
}
