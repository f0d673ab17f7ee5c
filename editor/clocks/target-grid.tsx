import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactId, FactValue } from '../../core/contract/facts.ts'
import type { DurationUnit } from '../../core/contract/time.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import type { Place } from './cell-range.ts'
import classes from './clocks.module.css'
import type { MatrixCell, TargetMatrix } from './target-matrix.ts'
import { useClockWords } from './use-clock-words.ts'
import { type CellChange, type TimeGrid, useTimeGrid } from './use-time-grid.ts'
import { durationText, writtenDuration } from './written-duration.ts'

interface TargetGridProps {
  readonly matrix: TargetMatrix
  /** The unit of a number that says none, where nothing stood. */
  readonly like: DurationUnit
  /** What a target is called that counts in a cell for which it was not written. */
  readonly sourceOf: (target: number) => string
  readonly onChange: (changes: CellChange, isPasted: boolean) => void
}

/** The times of a clock as a table that is used like a spreadsheet. */
export function TargetGrid({ matrix, like, sourceOf, onChange }: TargetGridProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const helpId = useId()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const grid = useTimeGrid({ matrix, like, mayEdit, onChange })
  const { axes, rows, columns } = matrix
  const side = (fact: FactId | null, value: FactValue) =>
    fact === null ? t('times.always') : value === null ? t('times.otherwise') : words.value(fact, value)
  const label =
    axes.rows === null
      ? t('times.gridNone')
      : axes.columns === null
        ? t('times.gridOne', { rows: words.factName(axes.rows) })
        : t('times.grid', { rows: words.factName(axes.rows), columns: words.factName(axes.columns) })
  return (
    <div className={classes.gridFrame}>
      <table
        className={classes.grid}
        role="grid"
        aria-label={label}
        aria-describedby={helpId}
        aria-readonly={!mayEdit}
        onCopy={grid.onCopy}
        onPaste={grid.onPaste}
        onKeyDown={grid.onKeyDown}
      >
        {axes.columns !== null && (
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                {axes.rows === null ? '' : words.factName(axes.rows)} ＼ {words.factName(axes.columns)}
              </th>
              {columns.map((column) => (
                <th key={String(column)} scope="col">
                  {side(axes.columns, column)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {matrix.cells.map((cells, row) => (
            <tr key={String(rows[row])}>
              <th scope="row">{side(axes.rows, rows[row] ?? null)}</th>
              {cells.map((cell, column) => (
                <TimeCell
                  key={String(cell.column)}
                  cell={cell}
                  grid={grid}
                  place={{ row, column }}
                  source={cell.isOwn || cell.target < 0 ? '' : sourceOf(cell.target)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={helpId} className={classes.quiet}>
        {t('times.help')}
      </p>
      <div role="status" aria-live="polite" className={classes.wrong}>
        {grid.fault}
      </div>
    </div>
  )
}

interface TimeCellProps {
  readonly cell: MatrixCell
  readonly grid: TimeGrid
  readonly place: Place
  /** Where the time comes from that counts here; empty where it was written for this cell. */
  readonly source: string
}

function TimeCell({ cell, grid, place, source }: TimeCellProps) {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const { within, isOwn } = cell
  const own = useRef<HTMLTableCellElement>(null)
  const isHere = grid.isAt(place)
  const wantsFocus = isHere && grid.turn > 0 && grid.typed === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` counts the moves, so that the same cell can be asked for again.
  useEffect(() => {
    if (wantsFocus) own.current?.focus()
  }, [wantsFocus, grid.turn])
  const shown = within === null ? null : writtenDuration(within, language)
  const title =
    within === null
      ? t('times.none')
      : isOwn
        ? undefined
        : t('times.inherited', { within: durationText(within, language), from: source })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the cells are the grid's.
    <td
      ref={own}
      role="gridcell"
      tabIndex={isHere ? 0 : -1}
      aria-selected={grid.isChosen(place)}
      data-own={isOwn || undefined}
      data-none={within === null || undefined}
      title={title}
      onFocus={() => !isHere && grid.go(place, false)}
      onClick={(event) => grid.go(place, event.shiftKey)}
      onDoubleClick={() => grid.edit(place, null)}
    >
      {isHere && grid.typed !== null ? (
        <TypedTime grid={grid} />
      ) : shown === null ? (
        <span aria-label={t('times.none')}>–</span>
      ) : (
        <>
          <span className={classes.amount}>{shown.amount}</span>
          {shown.kind !== '' && <span className={classes.kind}> {shown.kind}</span>}
        </>
      )}
    </td>
  )
}

function TypedTime({ grid }: { readonly grid: TimeGrid }) {
  const { t } = useTranslation('designerClocks')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return (
    <input
      ref={field}
      className={classes.typed}
      aria-label={t('times.title')}
      aria-invalid={grid.fault !== ''}
      value={grid.typed ?? ''}
      maxLength={80}
      onChange={(event) => grid.type(event.currentTarget.value)}
      onBlur={grid.leave}
    />
  )
}
