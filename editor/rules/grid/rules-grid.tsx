import { Button } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { Glyph } from '../../../look/elements/glyph.tsx'
import { Notice } from '../../../look/elements/notice.tsx'
import { useLocalText } from '../../../look/language/use-language.ts'
import { addColumn, columnsOf } from '../edits/table-edits.ts'
import { FactField } from '../fields/fact-field.tsx'
import { useMendGap } from '../problems/entry-problems.tsx'
import type { RulesProblems } from '../problems/use-entry-problems.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useMay, useRulesEdit } from '../use-rules-edit.ts'
import { useWays } from '../use-ways.ts'
import { ColumnHead } from './column-head.tsx'
import classes from './grid.module.css'
import { GridRow } from './grid-row.tsx'
import { head } from './grid-walk.ts'
import { RenameRowDialog } from './rename-row-dialog.tsx'
import { useCellActions } from './use-cell-actions.ts'
import { useGrid } from './use-grid.ts'
import { useGridCommands } from './use-grid-commands.ts'
import { useGridKeys } from './use-grid-keys.ts'

interface RulesGridProps {
  readonly table: RulesTable
  readonly problems: RulesProblems
}

/** So many rows are drawn at once. */
const pageSize = 200
const noProblems: readonly never[] = []

/** A rule set as a table, worked like a spreadsheet. */
export function RulesGrid({ table, problems }: RulesGridProps) {
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  const help = useId()
  const grid = useGrid(table)
  const commands = useGridCommands(table, grid)
  const keys = useGridKeys(grid, commands)
  const [renaming, setRenaming] = useState<number | null>(null)
  const actions = useCellActions(table, grid, commands, setRenaming)
  const { name: wayName } = useWays(table)
  // The same columns as long as the table is the same, so that walking about renders two rows and not all.
  const columns = useMemo(() => columnsOf(table), [table])
  const { active, range, editing } = grid
  const first = Math.floor(Math.max(active.row, 0) / pageSize) * pageSize
  const shown = table.rows.slice(first, first + pageSize)
  return (
    <div className={classes.table}>
      <p id={help} className={classes.quiet}>
        {t('grid.help')}
      </p>
      {commands.refused.length > 0 && (
        <Notice kind="caution">
          {t('grid.refused', { count: commands.refused.length, texts: commands.refused.slice(0, 5).join(' · ') })}
        </Notice>
      )}
      <div className={classes.frame}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked cell by cell is a grid. */}
        <table
          ref={grid.root}
          role="grid"
          className={classes.grid}
          aria-label={t('grid.label', { name: local(table.name, table.id) })}
          aria-describedby={help}
          aria-multiselectable
          aria-rowcount={table.rows.length + 1}
          {...keys}
        >
          <thead>
            <tr>
              <td className={classes.corner} />
              <th scope="colgroup" colSpan={table.inputs.length} className={classes.side}>
                {t('grid.asks')}
              </th>
              <th
                scope="colgroup"
                colSpan={columns.length - table.inputs.length}
                className={classes.side}
                data-kind="output"
              >
                {t('grid.sets')}
              </th>
            </tr>
            <tr>
              <td className={classes.corner} />
              {columns.map((column, at) => (
                <ColumnHead
                  key={column.kind === 'outcome' ? 'way' : `${column.kind} ${column.fact}`}
                  table={table}
                  column={column}
                  at={at}
                  isActive={active.row === head && active.column === at}
                  onFocus={() => actions.arrive(head, at)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, offset) => {
              const index = first + offset
              const isChosen = range !== null && index >= range.from.row && index <= range.to.row
              return (
                <GridRow
                  key={row.id}
                  table={table}
                  columns={columns}
                  row={row}
                  index={index}
                  activeColumn={active.row === index ? active.column : null}
                  chosen={isChosen ? { from: range.from.column, to: range.to.column } : null}
                  editing={editing?.at.row === index ? editing : null}
                  wayName={row.outcome === undefined ? '' : wayName(row.outcome)}
                  problems={problems.byEntry.get(row.id) ?? noProblems}
                  actions={actions}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      {table.rows.length === 0 && <p className={classes.quiet}>{t('grid.empty')}</p>}
      {table.rows.length > pageSize && (
        <div className={classes.foot}>
          <Button variant="default" disabled={first === 0} onClick={() => grid.go({ row: first - 1, column: 0 })}>
            {t('grid.earlier')}
          </Button>
          <span className={classes.quiet}>
            {t('grid.shownRows', { from: first + 1, to: first + shown.length, count: table.rows.length })}
          </span>
          <Button
            variant="default"
            disabled={first + pageSize >= table.rows.length}
            onClick={() => grid.go({ row: first + pageSize, column: 0 })}
          >
            {t('grid.later')}
          </Button>
        </div>
      )}
      <GridFoot table={table} onAddRow={() => commands.addRow(table.rows.length)} />
      {renaming !== null && <RenameRowDialog table={table} at={renaming} onClose={() => setRenaming(null)} />}
    </div>
  )
}

/** What can be added to a table: a row, a fact to ask, a fact to set. */
function GridFoot({ table, onAddRow }: { readonly table: RulesTable; readonly onAddRow: () => void }) {
  const { t } = useTranslation('designerRules')
  const { facts } = useCatalogue()
  const edit = useRulesEdit<'table'>(table)
  const may = useMay()
  const mendGap = useMendGap(table)
  const plus = <Glyph name="plus" size={11} />
  const hasRest = table.rows.some((row) => row.if.every((cell) => cell === '-'))
  const addTo =
    (side: 'inputs' | 'outputs') => (fact: { readonly definition: { readonly id: string }; readonly name: string }) =>
      edit({ key: 'addColumn', params: { column: fact.name } }, (now) => addColumn(now, side, fact.definition.id))
  const free = (side: 'inputs' | 'outputs') =>
    facts.filter(
      ({ definition, isSettable }) =>
        (side === 'inputs' || isSettable) && !(table[side] ?? []).some(({ fact }) => fact === definition.id),
    )
  return (
    <div className={classes.foot}>
      {may('rows') && (
        <Button variant="default" leftSection={plus} onClick={onAddRow}>
          {t('grid.addRow')}
        </Button>
      )}
      {may('rows') && !hasRest && table.hit === 'first' && (
        <Button variant="default" leftSection={plus} onClick={mendGap}>
          {t('grid.addOtherwise')}
        </Button>
      )}
      {may('all') && (
        <>
          <FactField
            label={t('grid.addInput')}
            placeholder={t('grid.addInput')}
            facts={free('inputs')}
            value={null}
            onChoose={addTo('inputs')}
          />
          <FactField
            label={t('grid.addOutput')}
            placeholder={t('grid.addOutput')}
            facts={free('outputs')}
            value={null}
            onChoose={addTo('outputs')}
          />
        </>
      )}
    </div>
  )
}
