import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesTable, TableRow, TraceCondition, TraceEntry } from '../../../core/contract/rules.ts'
import { readCell } from '../../../model/rules/read-cell.ts'
import { useRuleWords } from '../../inspector/use-rule-words.ts'
import type { Problem } from '../../problems/problem.ts'
import { cellAt, type GridColumn } from '../edits/table-edits.ts'
import { EntryProblems } from '../problems/entry-problems.tsx'
import { useTraceOf } from '../trial/trial.ts'
import { SawValue, TrialMark } from '../trial/trial-mark.tsx'
import { CellBody } from './cell-body.tsx'
import classes from './grid.module.css'
import { head } from './grid-walk.ts'
import { type RowActions, RowHead } from './row-head.tsx'
import type { Editing } from './use-grid.ts'

/** What one may do to the cells of a row. The same object as long as the table is the same. */
export interface CellActions extends RowActions {
  readonly press: (row: number, column: number, event: MouseEvent) => void
  readonly open: (row: number, column: number) => void
  readonly onEdit: (editing: Editing | null) => void
  /** Takes what stands in the cell that is changed, and goes on from there. */
  readonly finish: (to: 'down' | 'right' | 'left' | 'stay') => void
}

interface GridRowProps {
  readonly table: RulesTable
  readonly columns: readonly GridColumn[]
  readonly row: TableRow
  readonly index: number
  /** The column that is active in this row; null in any other row. */
  readonly activeColumn: number | null
  readonly chosen: { readonly from: number; readonly to: number } | null
  readonly editing: Editing | null
  readonly wayName: string
  readonly problems: readonly Problem[]
  readonly actions: CellActions
}

/** One row of a table: its head, its cells, and what is wrong with it. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { table, columns, row, index, activeColumn, chosen, editing, wayName, problems, actions } = props
  const { t } = useTranslation('designerRules')
  const say = useRuleWords()
  const trace = useTraceOf(row.id)
  const seen = seenByColumn(table, row, trace)
  const textOf = (column: GridColumn): string => {
    if (column.kind === 'outcome') return wayName
    if (column.kind === 'input') return say.cell(column.fact, row.if[column.index] ?? '-')
    const value = row.then?.[column.index]
    if (value === undefined || value === '-') return ''
    return value === null ? t('effect.nothing') : say.value(column.fact, value)
  }
  return (
    <>
      <tr data-result={trace?.result} data-entry={row.id}>
        <RowHead
          row={row}
          index={index}
          count={table.rows.length}
          isActive={activeColumn === head}
          result={trace?.result ?? null}
          worst={worstOf(problems)}
          actions={actions}
        />
        {columns.map((column, at) => {
          const isChosen = chosen !== null && at >= chosen.from && at <= chosen.to
          const isEdited = editing !== null && editing.at.column === at
          const marks = column.kind === 'input' ? (seen[column.index] ?? []) : []
          const content = cellAt(table, { row: index, column: at })
          return (
            <td
              // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a cell of a grid, which has the focus one after the other.
              role="gridcell"
              key={column.kind === 'outcome' ? 'way' : `${column.kind} ${column.fact}`}
              className={classes.cell}
              tabIndex={activeColumn === at && !isEdited ? 0 : -1}
              data-cell={`${index} ${at}`}
              data-kind={column.kind}
              data-empty={isEmpty(content) || undefined}
              aria-selected={isChosen}
              data-active={activeColumn === at || undefined}
              onFocus={() => actions.arrive(index, at)}
              onMouseDown={(event) => actions.press(index, at, event)}
              onDoubleClick={() => actions.open(index, at)}
            >
              {isEdited ? (
                <CellBody
                  table={table}
                  column={column}
                  editing={editing}
                  text={textOf(column)}
                  row={index}
                  actions={actions}
                />
              ) : (
                <>
                  {marks[0] !== undefined && <TrialMark result={resultOf(marks)} />}
                  {textOf(column)}
                  {marks[0] !== undefined && <SawValue seen={marks[0]} />}
                </>
              )}
            </td>
          )
        })}
      </tr>
      {problems.length > 0 && (
        <tr className={classes.problemRow}>
          <td
            // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it belongs to the grid.
            role="gridcell"
            colSpan={columns.length + 1}
          >
            <EntryProblems rules={table} problems={problems} />
          </td>
        </tr>
      )}
    </>
  )
})

/** The conditions of a trace by the columns that ask them. */
function seenByColumn(
  { inputs }: RulesTable,
  row: TableRow,
  trace: TraceEntry | null,
): readonly (readonly TraceCondition[])[] {
  if (trace === null) return []
  let at = 0
  return inputs.map((_, index) => {
    const count = readCell(row.if[index] ?? '-').length
    at += count
    return trace.conditions.slice(at - count, at)
  })
}

function resultOf(conditions: readonly TraceCondition[]): TraceCondition['result'] {
  return conditions.find(({ result }) => result !== 'held')?.result ?? 'held'
}

function worstOf(problems: readonly Problem[]) {
  return (
    (['error', 'warning', 'info'] as const).find((one) => problems.some(({ severity }) => severity === one)) ?? null
  )
}

function isEmpty(content: ReturnType<typeof cellAt>): boolean {
  if (content === null) return true
  if (content.kind === 'input') return content.cell === '-'
  return content.kind === 'output' ? content.value === '-' : content.outcome === undefined
}
