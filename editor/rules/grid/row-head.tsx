import { Menu, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TableRow, TraceResult } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { useLocalText } from '../../../look/language/use-language.ts'
import { TrialMark } from '../trial/trial-mark.tsx'
import { useMay } from '../use-rules-edit.ts'
import classes from './grid.module.css'
import { head } from './grid-walk.ts'

/** What one may do to a row. */
export interface RowActions {
  readonly arrive: (row: number, column: number) => void
  readonly insert: (at: number) => void
  readonly duplicate: (at: number) => void
  readonly remove: (at: number) => void
  readonly move: (from: number, to: number) => void
  readonly rename: (at: number) => void
  readonly drag: (from: number | null) => void
  readonly drop: (at: number) => void
}

interface RowHeadProps {
  readonly row: TableRow
  readonly index: number
  readonly count: number
  readonly isActive: boolean
  readonly result: TraceResult | null
  readonly worst: 'error' | 'warning' | 'info' | null
  readonly actions: RowActions
}

/** The head of a row: its number, and a menu of all that can be done with the row. Rows are dragged by it. */
export function RowHead({ row, index, count, isActive, result, worst, actions }: RowHeadProps) {
  const { t } = useTranslation(['designerRules', 'designer'])
  const local = useLocalText()
  const may = useMay()
  const number = index + 1
  const name = local(row.name, '')
  const inside = (
    <>
      {result !== null && <TrialMark result={result} />}
      {worst !== null && (
        <span className={classes.mark} data-severity={worst}>
          <Glyph name={worst === 'error' ? 'late' : worst === 'warning' ? 'quarter' : 'dot'} size={11} />
          <VisuallyHidden>{t(`designer:problems.severity.${worst}`)}</VisuallyHidden>
        </span>
      )}
      <span className={classes.number}>{number}</span>
      {name !== '' && <span className={classes.rowName}>{name}</span>}
    </>
  )
  const cell = { 'data-cell': `${index} ${head}`, tabIndex: isActive ? 0 : -1 } as const
  if (!may('rows'))
    return (
      <th scope="row" className={classes.rowHead} {...cell}>
        {inside}
      </th>
    )
  return (
    <th
      scope="row"
      className={classes.rowHead}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        actions.drop(index)
      }}
    >
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={classes.headButton}
            aria-label={t('grid.rowMenu', { number, name })}
            draggable
            onFocus={() => actions.arrive(index, head)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', String(number))
              actions.drag(index)
            }}
            onDragEnd={() => actions.drag(null)}
            {...cell}
          >
            {inside}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => actions.insert(index)}>{t('grid.insertAbove')}</Menu.Item>
          <Menu.Item onClick={() => actions.duplicate(index)}>{t('grid.duplicate')}</Menu.Item>
          <Menu.Item onClick={() => actions.rename(index)}>{t('grid.rename')}</Menu.Item>
          <Menu.Item disabled={index === 0} onClick={() => actions.move(index, index - 1)}>
            {t('grid.up')}
          </Menu.Item>
          <Menu.Item disabled={index === count - 1} onClick={() => actions.move(index, index + 1)}>
            {t('grid.down')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => actions.remove(index)}>
            {t('grid.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </th>
  )
}
