import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RulesTable } from '../../../core/contract/rules.ts'
import type { GridColumn } from '../edits/table-edits.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { CellForm } from './cell-form.tsx'
import classes from './grid.module.css'
import type { CellActions } from './grid-row.tsx'
import type { Editing } from './use-grid.ts'

interface CellBodyProps {
  readonly table: RulesTable
  readonly column: GridColumn
  readonly editing: Editing
  /** What the cell says now. */
  readonly text: string
  readonly row: number
  readonly actions: CellActions
}

/** The inside of a cell that is being changed: a field to type into, or its text with its form below. */
export function CellBody({ table, column, editing, text, row, actions }: CellBodyProps) {
  const { t } = useTranslation('designerRules')
  const { name } = useCatalogue()
  const fact = column.kind === 'outcome' ? t('grid.way') : name(column.fact)
  const label = t('grid.cell', { fact, number: row + 1 })
  if (editing.mode === 'form')
    return (
      <Popover
        opened
        withinPortal
        position="bottom-start"
        shadow="md"
        trapFocus
        withRoles={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        <Popover.Target>
          <span>{text}</span>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={label}>
          <CellForm
            table={table}
            column={column}
            draft={editing.draft}
            onChange={(draft) => actions.onEdit({ ...editing, draft })}
            onDone={actions.finish}
            onCancel={() => actions.onEdit(null)}
          />
        </Popover.Dropdown>
      </Popover>
    )
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the person just began to type.
        autoFocus
        className={classes.field}
        aria-label={label}
        aria-invalid={editing.isRefused}
        value={editing.text}
        maxLength={2000}
        onChange={(event) => actions.onEdit({ ...editing, text: event.currentTarget.value, isRefused: false })}
        onMouseDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') actions.finish('down')
          else if (event.key === 'Tab') actions.finish(event.shiftKey ? 'left' : 'right')
          else if (event.key === 'Escape') actions.onEdit(null)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {editing.isRefused && (
        <span role="alert" className={classes.refused}>
          {t('grid.notUnderstood', { text: editing.text, fact })}
        </span>
      )}
    </>
  )
}
