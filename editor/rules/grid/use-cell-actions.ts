import { useEffect, useMemo, useRef } from 'react'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { useMay } from '../use-rules-edit.ts'
import type { CellActions } from './grid-row.tsx'
import { nextCell } from './grid-walk.ts'
import type { GridState } from './use-grid.ts'
import type { GridCommands } from './use-grid-commands.ts'

/** What rows and cells call: always the same object, so that one change renders one row, over whatever is there when it is called. */
export function useCellActions(
  table: RulesTable,
  grid: GridState,
  commands: GridCommands,
  rename: (at: number) => void,
): CellActions {
  const may = useMay()
  const now = useRef({ table, grid, commands, may, rename })
  useEffect(() => {
    now.current = { table, grid, commands, may, rename }
  })
  const dragged = useRef<number | null>(null)
  return useMemo((): CellActions => {
    const parts = () => now.current
    const open = (row: number, column: number) => {
      if (parts().may('values')) parts().grid.open({ row, column })
    }
    /** Takes what stands in the cell that is changed; false where it is not understood. */
    const take = (): boolean => {
      const { grid: state, commands: act } = parts()
      const { editing } = state
      if (editing === null) return true
      if (editing.mode === 'form') act.put(editing.at, editing.draft)
      else if (!act.type(editing.at, editing.text)) {
        state.edit({ ...editing, isRefused: true })
        return false
      }
      return true
    }
    return {
      open,
      onEdit: (editing) => parts().grid.edit(editing),
      finish: (to) => {
        const { grid: state } = parts()
        const { editing, size } = state
        if (editing === null || !take()) return
        state.edit(null)
        const { at } = editing
        const next =
          to === 'down'
            ? { ...at, row: Math.min(at.row + 1, size.rows - 1) }
            : to === 'stay'
              ? at
              : nextCell(at, to === 'right' ? 1 : -1, size)
        state.go(next ?? at)
      },
      press: (row, column, event) => {
        const { grid: state } = parts()
        if (state.editing?.at.row === row && state.editing.at.column === column) return
        event.preventDefault()
        if (state.editing !== null && !take()) return
        state.edit(null)
        state.go({ row, column }, { isExtending: event.shiftKey })
      },
      arrive: (row, column) => {
        if (parts().grid.editing === null) parts().grid.arrive({ row, column })
      },
      insert: (at) => parts().commands.addRow(at),
      duplicate: (at) => parts().commands.duplicate(at),
      remove: (at) => parts().commands.removeRows(at, 1),
      move: (from, to) => parts().commands.moveRow(from, to),
      rename: (at) => parts().rename(at),
      drag: (from) => {
        dragged.current = from
      },
      drop: (at) => {
        const from = dragged.current
        dragged.current = null
        if (from !== null && from !== at) parts().commands.moveRow(from, at)
      },
    }
  }, [])
}
