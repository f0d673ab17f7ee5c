import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { useMay } from '../use-rules-edit.ts'
import { head, nextCell, walked } from './grid-walk.ts'
import type { GridState } from './use-grid.ts'
import type { GridCommands } from './use-grid-commands.ts'

const pageRows = 12

/** The keys of a spreadsheet. Tab goes from cell to cell; after Escape it leaves the table, so nobody is caught in it. */
export function useGridKeys(grid: GridState, commands: GridCommands) {
  const may = useMay()
  const isLeaving = useRef(false)
  const { active, size, root } = grid

  const isHere = (event: { readonly target: EventTarget }) =>
    grid.editing === null && event.target instanceof Node && root.current?.contains(event.target) === true

  const onKeyDown = (event: KeyboardEvent) => {
    // What happens in a form or a menu of a cell comes by here, too: it is drawn elsewhere.
    if (!isHere(event) || event.nativeEvent.isComposing) return
    const wasLeaving = isLeaving.current
    isLeaving.current = event.key === 'Escape' || (wasLeaving && event.key === 'Shift')
    if (event.key === 'Tab' && wasLeaving) return
    if (act(event)) event.preventDefault()
  }

  const act = (event: KeyboardEvent): boolean => {
    const isControl = event.ctrlKey || event.metaKey
    if (event.altKey) return withAlt(event)
    if (event.key === 'Tab') return tab(event.shiftKey ? -1 : 1)
    const next = walked(active, { key: event.key, isControl, pageRows }, size)
    if (next !== null) {
      grid.go(next, { isExtending: event.shiftKey && next.row !== head && next.column !== head })
      return true
    }
    const isCell = active.row !== head && active.column !== head
    switch (event.key) {
      case 'Enter':
        if (isControl && may('rows')) commands.addRow(Math.max(active.row, head) + 1)
        else if (isCell && may('values')) grid.open(active)
        else return false
        return true
      case 'F2':
        if (isCell && may('values')) grid.open(active)
        return isCell
      case 'Delete':
      case 'Backspace':
        if (active.column === head && active.row !== head && may('rows')) commands.removeRows(active.row, 1)
        else if (may('values')) commands.clear()
        return true
      case 'Escape':
        grid.go(active)
        return true
    }
    if (isControl && event.key.toLowerCase() === 'a' && size.rows > 0) {
      grid.choose({ from: { row: 0, column: 0 }, to: { row: size.rows - 1, column: size.columns - 1 } })
      return true
    }
    if (isControl || event.key.length !== 1 || !isCell || !may('values')) return false
    grid.edit({ mode: 'text', at: active, text: event.key === ' ' ? '' : event.key, isRefused: false })
    return true
  }

  const withAlt = (event: KeyboardEvent): boolean => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null || active.row === head || !may('rows')) return false
    commands.moveChosen(by)
    return true
  }

  const tab = (by: 1 | -1): boolean => {
    const next = nextCell(active, by, size)
    if (next !== null) grid.go(next)
    return next !== null
  }

  const onCopy = (event: ClipboardEvent) => {
    const text = isHere(event) ? commands.copy() : null
    if (text === null) return
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
  }

  return {
    onKeyDown,
    onCopy,
    onCut: (event: ClipboardEvent) => {
      onCopy(event)
      if (isHere(event) && may('values')) commands.clear()
    },
    onPaste: (event: ClipboardEvent) => {
      if (!isHere(event) || !may('values')) return
      commands.paste(event.clipboardData.getData('text/plain'))
      event.preventDefault()
    },
  }
}
