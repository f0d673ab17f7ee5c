import { ActionIcon, Button, Group, SegmentedControl, Select, TextInput, Tooltip } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactId, FactValue } from '../../core/contract/facts.ts'
import type { ClockDefinition, TargetDefinition } from '../../core/contract/policy.ts'
import type { DurationUnit } from '../../core/contract/time.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { changeTargets } from '../edits/change-policy.ts'
import { type Axes, clearCell, setCell } from '../edits/target-cells.ts'
import { countedTime, withCountedTime } from '../edits/target-kind.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { TargetExceptions } from './target-exceptions.tsx'
import { TargetGrid } from './target-grid.tsx'
import { type AddedValues, isCountable, targetMatrix, usualAxes } from './target-matrix.ts'
import { TargetOrder } from './target-order.tsx'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords } from './use-clock-words.ts'
import type { CellChange } from './use-time-grid.ts'

interface ClockTimesProps {
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
}

const nothingAdded: AddedValues = { rows: [], columns: [] }

/** How long a clock allows: a table along two facts, the exceptions that ask for more, and the order in which all of it counts. */
export function ClockTimes({ clock, edit }: ClockTimesProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { definitions } = useFactChoices()
  const facts = useMemo(() => factsById(definitions), [definitions])
  const [chosen, setChosen] = useState<Axes | null>(null)
  const [added, setAdded] = useState(nothingAdded)
  const { targets } = clock
  const axes = chosen ?? usualAxes(targets, facts)
  const matrix = targetMatrix(targets, axes, facts, added)
  const change = (
    key: 'changeTimes' | 'pasteTimes',
    by: (old: readonly TargetDefinition[]) => readonly TargetDefinition[],
  ) =>
    edit.policy(
      key === 'pasteTimes' ? { key: 'pasteTimes', params: edit.params } : { key: 'changeTimes', params: edit.params },
      (policy) => changeTargets(policy, clock.id, by),
    )
  const write = (changes: CellChange, isPasted: boolean) =>
    change(isPasted ? 'pasteTimes' : 'changeTimes', (old) =>
      changes.reduce(
        (all, [cell, within]) => (within === null ? clearCell(all, axes, cell) : setCell(all, axes, cell, within)),
        old,
      ),
    )
  const chooseAxes = (next: Axes) => {
    // A table that was laid out by what is written stays as it is while it is filled in.
    setChosen(next)
    setAdded(nothingAdded)
  }
  return (
    <Surface id="clock-times" title={t('times.title')}>
      <AxisTools axes={axes} targets={targets} onChoose={chooseAxes} onCount={(by) => change('changeTimes', by)} />
      <TargetGrid
        key={`${axes.rows} ${axes.columns}`}
        matrix={matrix}
        like={usualUnit(targets)}
        sourceOf={(target) => words.conditions(targets[target] ?? { within: { amount: 1, unit: 'hours' } })}
        onChange={(changes, isPasted) => {
          setChosen(axes)
          write(changes, isPasted)
        }}
      />
      <AddValues axes={axes} added={added} onAdd={setAdded} isOpen={(fact) => !isCountable(facts.get(fact))} />
      <TargetExceptions
        clock={clock}
        others={matrix.others}
        axes={axes}
        onChange={(by) => {
          setChosen(axes)
          change('changeTimes', by)
        }}
      />
      <TargetOrder targets={targets} />
    </Surface>
  )
}

function usualUnit(targets: readonly TargetDefinition[]): DurationUnit {
  return targets.at(-1)?.within.unit ?? 'businessHours'
}

interface AxisToolsProps {
  readonly axes: Axes
  readonly targets: readonly TargetDefinition[]
  readonly onChoose: (axes: Axes) => void
  readonly onCount: (change: (targets: readonly TargetDefinition[]) => readonly TargetDefinition[]) => void
}

/** Which facts stand along the sides, and in which time is counted. */
function AxisTools({ axes, targets, onChoose, onCount }: AxisToolsProps) {
  const { t } = useTranslation('designerClocks')
  const { allFacts, factName } = useFactChoices()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const counted = countedTime(targets)
  const choices = (other: FactId | null) =>
    allFacts.filter(({ id }) => id !== other).map(({ id }) => ({ value: id, label: factName(id) }))
  const side = (
    label: string,
    empty: string,
    value: FactId | null,
    other: FactId | null,
    choose: (fact: FactId | null) => void,
  ) => (
    <Select
      size="xs"
      label={label}
      data={choices(other)}
      value={value}
      placeholder={empty}
      clearable
      searchable
      onChange={(fact) => choose(fact)}
    />
  )
  return (
    <Group gap={8} align="end" mb={8}>
      {side(t('times.rows'), t('times.nothing'), axes.rows, axes.columns, (rows) =>
        onChoose(rows === null ? { rows: axes.columns, columns: null } : { ...axes, rows }),
      )}
      <Tooltip label={t('times.swap')}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('times.swap')}
          disabled={axes.columns === null}
          onClick={() => onChoose({ rows: axes.columns, columns: axes.rows })}
        >
          <Glyph name="redo" size={12} />
        </ActionIcon>
      </Tooltip>
      {axes.rows !== null &&
        side(t('times.columns'), t('times.nothingMore'), axes.columns, axes.rows, (columns) =>
          onChoose({ ...axes, columns }),
        )}
      <SegmentedControl
        size="xs"
        ml="auto"
        aria-label={t('times.counts')}
        disabled={!mayEdit}
        value={counted}
        data={[
          { value: 'open', label: t('times.countsOpen') },
          { value: 'plain', label: t('times.countsPlain') },
          ...(counted === 'mixed' ? [{ value: 'mixed', label: t('times.countsMixed') }] : []),
        ]}
        onChange={(to) => (to === 'open' || to === 'plain') && onCount((old) => withCountedTime(old, to))}
      />
    </Group>
  )
}

interface AddValuesProps {
  readonly axes: Axes
  readonly added: AddedValues
  readonly onAdd: (added: AddedValues) => void
  /** Whether a fact has no closed list of values. */
  readonly isOpen: (fact: FactId) => boolean
}

/** For facts whose values nobody listed: names another value, so that a row or a column for it appears. */
function AddValues({ axes, added, onAdd, isOpen }: AddValuesProps) {
  const mayEdit = useDesigner((state) => state.mayEdit)
  if (!mayEdit) return null
  return (
    <Group gap={12} mb={8}>
      {(['rows', 'columns'] as const).map((side) => {
        const fact = axes[side]
        return fact === null || !isOpen(fact) ? null : (
          <AddValue key={fact} fact={fact} onAdd={(value) => onAdd({ ...added, [side]: [...added[side], value] })} />
        )
      })}
    </Group>
  )
}

function AddValue({ fact, onAdd }: { readonly fact: FactId; readonly onAdd: (value: FactValue) => void }) {
  const { t } = useTranslation('designerClocks')
  const { definitions, factName } = useFactChoices()
  const [text, setText] = useState('')
  const isNumber = definitions.find(({ id }) => id === fact)?.type === 'number'
  const value = isNumber ? Number(text) : text.trim()
  const isReady = text.trim() !== '' && !Number.isNaN(value)
  const add = () => {
    if (!isReady) return
    onAdd(value)
    setText('')
  }
  return (
    <Group gap={4} align="end">
      <TextInput
        size="xs"
        label={t('times.addRow', { name: factName(fact) })}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && add()}
      />
      <Button size="xs" variant="default" disabled={!isReady} className={classes.addValue ?? ''} onClick={add}>
        {t('times.add')}
      </Button>
    </Group>
  )
}
