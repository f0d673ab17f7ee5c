import { Button, Group, Select } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactId, FactValue } from '../../../core/contract/facts.ts'
import type { Cell, OperatorName, RulesTable, TestCondition } from '../../../core/contract/rules.ts'
import { SmallTool } from '../../../look/elements/tool.tsx'
import { readCell } from '../../../model/rules/read-cell.ts'
import { firstScalar, operatorsFor, withOperator } from '../edits/new-test.ts'
import type { GridCell, GridColumn } from '../edits/table-edits.ts'
import { SetField } from '../fields/set-field.tsx'
import { TestFields } from '../fields/test-fields.tsx'
import { WayField } from '../fields/way-field.tsx'
import { useCatalogue } from '../use-catalogue.ts'
import { useWays } from '../use-ways.ts'
import classes from './grid.module.css'

interface CellFormProps {
  readonly table: RulesTable
  readonly column: GridColumn
  readonly draft: GridCell
  readonly onChange: (draft: GridCell) => void
  /** Takes what is there and goes on: below, to the right or to the left. */
  readonly onDone: (to: 'down' | 'right' | 'left') => void
  readonly onCancel: () => void
}

/** The form of a cell: for a fact that is asked its questions, for one that is set its value, for the way the ways. */
export function CellForm({ table, column, draft, onChange, onDone, onCancel }: CellFormProps) {
  const { t } = useTranslation('designerRules')
  const form = useRef<HTMLDivElement>(null)
  const count = draft.kind === 'input' ? readCell(draft.cell).length : 0
  useEffect(() => {
    const focus = () => {
      const lines = form.current?.querySelectorAll('fieldset[aria-label]') ?? []
      const last = lines[lines.length - 1] ?? form.current
      // The value is what most people come for; how it is asked stands before it. What goes away must not take the focus with it.
      const fields = last?.querySelectorAll<HTMLElement>('input:not([type="hidden"])') ?? []
      const field = fields[count > 0 && fields.length > 1 ? 1 : 0] ?? form.current?.querySelector<HTMLElement>('button')
      field?.focus()
    }
    // A popover gives the focus to its first field a moment after it is drawn.
    const timer = setTimeout(focus)
    return () => clearTimeout(timer)
  }, [count])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return
    const { target } = event
    const isInList = target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true'
    const takesEnter =
      target instanceof HTMLButtonElement ||
      (target instanceof HTMLInputElement && target.hasAttribute('data-takes-enter') && target.value !== '')
    if (event.key === 'Escape' && !isInList) onCancel()
    else if (event.key === 'Enter' && !isInList && !takesEnter) onDone('down')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter ends the cell before a closed list would open by it; arrows open it.
    <div ref={form} className={classes.form} onKeyDownCapture={onKeyDown}>
      {draft.kind === 'input' && column.kind === 'input' && (
        <TestsForm fact={column.fact} cell={draft.cell} onChange={(cell) => onChange({ kind: 'input', cell })} />
      )}
      {draft.kind === 'output' && column.kind === 'output' && (
        <ValueForm fact={column.fact} value={draft.value} onChange={(value) => onChange({ kind: 'output', value })} />
      )}
      {draft.kind === 'outcome' && <OutcomeForm table={table} outcome={draft.outcome} onChange={onChange} />}
      <Group gap={6} justify="flex-end">
        <Button size="compact-xs" onClick={() => onDone('down')}>
          {t('grid.apply')}
        </Button>
      </Group>
    </div>
  )
}

interface TestsFormProps {
  readonly fact: FactId
  readonly cell: Cell
  readonly onChange: (cell: Cell) => void
}

function TestsForm({ fact, cell, onChange }: TestsFormProps) {
  const { t } = useTranslation('designerRules')
  const { find, name, beginnings } = useCatalogue()
  const definition = find(fact)
  const tests = readCell(cell).map(
    ({ op, side }): TestCondition => (side === undefined || side === true ? { fact, op } : { fact, op, value: side }),
  )
  const put = (next: readonly TestCondition[]) => onChange(cellOf(next))
  const taken = new Set(tests.map(({ op }) => op))
  const free = operatorsFor(definition).filter((op) => !taken.has(op))
  const begin = (op: OperatorName | undefined) => {
    if (op !== undefined) put([...tests, withOperator({ fact, op: 'present' }, definition, op, beginnings)])
  }
  return (
    <>
      <strong>{name(fact)}</strong>
      {tests.length === 0 && (
        <Select
          size="xs"
          aria-label={t('test.operator')}
          placeholder={t('grid.anything')}
          data={free.map((op) => ({ value: op, label: t(`operators.${op}`) }))}
          value={null}
          onChange={(chosen) => begin(free.find((op) => op === chosen))}
        />
      )}
      {tests.map((test, index) => (
        <div key={test.op} className={classes.formLine}>
          <TestFields
            label={`${name(fact)} ${index + 1}`}
            test={test}
            may="all"
            taken={taken}
            onChange={(next) => put(tests.map((one, at) => (at === index ? next : one)))}
          />
          <SmallTool
            label={t('group.removeTest')}
            symbol="cross"
            onClick={() => put(tests.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {tests.length > 0 && (
        <Group gap={6}>
          {tests.length < 3 && free.length > 0 && (
            <Button size="compact-xs" variant="default" onClick={() => begin(nextOperator(tests, free))}>
              {t('grid.also')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => onChange('-')}>
            {t('grid.anything')}
          </Button>
        </Group>
      )}
    </>
  )
}

/** What one most likely adds: the other end. */
function nextOperator(tests: readonly TestCondition[], free: readonly OperatorName[]): OperatorName {
  const other: Partial<Record<OperatorName, OperatorName>> = {
    above: 'below',
    atLeast: 'below',
    below: 'atLeast',
    atMost: 'above',
    before: 'after',
    after: 'before',
  }
  const wanted = tests.map(({ op }) => other[op]).find((op) => op !== undefined && free.includes(op))
  return wanted ?? free[0] ?? 'present'
}

/** The cell of some questions; anything for none. */
function cellOf(tests: readonly TestCondition[]): Cell {
  if (tests.length === 0) return '-'
  return Object.fromEntries(tests.map(({ op, value = true }) => [op, value]))
}

interface ValueFormProps {
  readonly fact: FactId
  readonly value: FactValue
  readonly onChange: (value: FactValue) => void
}

function ValueForm({ fact, value, onChange }: ValueFormProps) {
  const { t } = useTranslation('designerRules')
  const { find, name, beginnings } = useCatalogue()
  const definition = find(fact)
  const first = firstScalar(definition, beginnings)
  const isLeft = value === '-'
  return (
    <>
      <strong>{name(fact)}</strong>
      {isLeft || value === null ? (
        <Group gap={6}>
          <span className={classes.quiet}>{t(isLeft ? 'effect.leave' : 'effect.nothing')}</span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              onChange(definition?.type === 'list' ? (definition.values === undefined ? [] : [first]) : first)
            }
          >
            {t('effect.addSet')}
          </Button>
        </Group>
      ) : (
        <SetField label={name(fact)} definition={definition} value={value} onChange={onChange} />
      )}
      <Group gap={6}>
        {!isLeft && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange('-')}>
            {t('effect.leave')}
          </Button>
        )}
        {value !== null && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
            {t('effect.nothing')}
          </Button>
        )}
      </Group>
    </>
  )
}

interface OutcomeFormProps {
  readonly table: RulesTable
  readonly outcome: string | undefined
  readonly onChange: (draft: GridCell) => void
}

function OutcomeForm({ table, outcome, onChange }: OutcomeFormProps) {
  const { t } = useTranslation('designerRules')
  const { ways } = useWays(table)
  return (
    <>
      <strong>{t('effect.way')}</strong>
      <WayField
        label={t('effect.way')}
        ways={
          outcome === undefined || ways.some(({ id }) => id === outcome)
            ? ways
            : [...ways, { id: outcome, name: outcome }]
        }
        value={outcome}
        onChoose={(way) => onChange({ kind: 'outcome', outcome: way })}
      />
    </>
  )
}
