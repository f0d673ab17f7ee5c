import { Menu } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import type { GridColumn } from '../edits/table-edits.ts'
import { moveColumn, removeColumn } from '../edits/table-edits.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import classes from './grid.module.css'
import { head } from './grid-walk.ts'

interface ColumnHeadProps {
  readonly table: RulesTable
  readonly column: GridColumn
  readonly at: number
  readonly isActive: boolean
  readonly onFocus: () => void
}

/** The head of a column: the fact with its type, and a menu of what can be done with the column. Columns are dragged by it, among those of their side. */
export function ColumnHead({ table, column, at, isActive, onFocus }: ColumnHeadProps) {
  const { t } = useTranslation('designerRules')
  const { name, find } = useCatalogue()
  const edit = useRulesEdit<'table'>(table)
  const may = useMay()
  const [isOver, setOver] = useState(false)
  const cell = { 'data-cell': `${head} ${at}`, tabIndex: isActive ? 0 : -1, onFocus } as const
  if (column.kind === 'outcome')
    return (
      <th scope="col" className={classes.columnHead} data-kind="outcome" {...cell}>
        {t('grid.way')}
      </th>
    )
  const [side, columns] =
    column.kind === 'input' ? (['inputs', table.inputs] as const) : (['outputs', table.outputs ?? []] as const)
  const called = name(column.fact)
  const type = find(column.fact)?.type
  const inside = (
    <>
      <span>{called}</span>
      {type !== undefined && <span className={classes.type}>{t(`types.${type}`)}</span>}
    </>
  )
  if (!may('all'))
    return (
      <th scope="col" className={classes.columnHead} data-kind={column.kind} {...cell}>
        {inside}
      </th>
    )
  const move = (to: number) => edit({ key: 'moveColumn' }, (now) => moveColumn(now, side, column.index, to))
  const dragged = `application/x-pledge-${side}`
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(dragged)
  return (
    <th
      scope="col"
      className={classes.columnHead}
      data-kind={column.kind}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!isOurs(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!isOurs(event)) return
        event.preventDefault()
        const from = Number(event.dataTransfer.getData(dragged))
        if (from !== column.index) edit({ key: 'moveColumn' }, (now) => moveColumn(now, side, from, column.index))
      }}
    >
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={classes.headButton}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData(dragged, String(column.index))
            }}
            {...cell}
          >
            {inside}
            <Glyph name="down" size={9} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={column.index === 0} onClick={() => move(column.index - 1)}>
            {t('grid.columnLeft')}
          </Menu.Item>
          <Menu.Item disabled={column.index === columns.length - 1} onClick={() => move(column.index + 1)}>
            {t('grid.columnRight')}
          </Menu.Item>
          <Menu.Item
            color="red"
            disabled={side === 'inputs' && columns.length === 1}
            onClick={() =>
              edit({ key: 'removeColumn', params: { column: called } }, (now) => removeColumn(now, side, column.index))
            }
          >
            {t('grid.columnRemove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </th>
  )
}
