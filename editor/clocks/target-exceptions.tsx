import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FactId, FactValue } from '../../core/contract/facts.ts'
import type { ClockDefinition, TargetCondition, TargetDefinition } from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { SmallTool } from '../../look/elements/tool.tsx'
import type { Axes } from '../edits/target-cells.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { ConditionFields, firstValue, TimeField } from './exception-fields.tsx'
import { isCountable } from './target-matrix.ts'
import { useClockWords } from './use-clock-words.ts'

type Targets = readonly TargetDefinition[]

interface TargetExceptionsProps {
  readonly clock: ClockDefinition
  /** The places of the targets that do not fit the table. */
  readonly others: readonly number[]
  readonly axes: Axes
  readonly onChange: (change: (targets: Targets) => Targets) => void
}

/** The times that ask for more than the two sides of the table: each a sentence with its conditions and its place in the order. */
export function TargetExceptions({ clock, others: places, axes, onChange }: TargetExceptionsProps) {
  const { t } = useTranslation('designerClocks')
  const { allFacts, definitions } = useFactChoices()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const { targets } = clock
  const others = allFacts.filter(({ id }) => id !== axes.rows && id !== axes.columns)
  const free = others.find(({ id }) => isCountable(definitions.find((fact) => fact.id === id))) ?? others[0]
  const add = () => {
    if (free === undefined) return
    const within = targets.at(-1)?.within ?? { amount: 8, unit: 'businessHours' }
    const value = firstValue(definitions.find(({ id }) => id === free.id))
    onChange((old) => [{ when: { [free.id]: value }, within }, ...old])
  }
  if (places.length === 0 && !mayEdit) return null
  return (
    <fieldset className={classes.exceptions} disabled={!mayEdit}>
      <legend className={classes.legend}>{t('exceptions.title')}</legend>
      {places.length > 0 && <p className={classes.quiet}>{t('exceptions.help')}</p>}
      <ol className={classes.list}>
        {places.map((place, index) => (
          <li key={place} className={classes.exception}>
            <Exception
              target={targets[place]}
              place={place}
              number={index + 1}
              targets={targets}
              axes={axes}
              onChange={onChange}
            />
          </li>
        ))}
      </ol>
      {mayEdit && free !== undefined && (
        <Button size="compact-xs" variant="default" leftSection={<Glyph name="plus" size={10} />} onClick={add}>
          {t('exceptions.add')}
        </Button>
      )}
    </fieldset>
  )
}

interface ExceptionProps {
  readonly target: TargetDefinition | undefined
  readonly place: number
  readonly number: number
  readonly targets: Targets
  readonly axes: Axes
  readonly onChange: (change: (targets: Targets) => Targets) => void
}

function Exception({ target, place, number, targets, axes, onChange }: ExceptionProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { allFacts } = useFactChoices()
  if (target === undefined) return null
  const { when = {} } = target
  const put = (next: TargetDefinition) => onChange((old) => old.with(place, next))
  const withWhen = (entries: readonly (readonly [FactId, TargetCondition[string]])[]) =>
    put(entries.length === 0 ? { within: target.within } : { when: Object.fromEntries(entries), within: target.within })
  const entries = Object.entries(when)
  const free = allFacts.filter(({ id }) => !Object.hasOwn(when, id))
  const isFirst = targets.slice(0, place).every((other) => asksElsewhere(other, axes))
  const move = (by: number) =>
    onChange((old) => {
      const one = old[place]
      return one === undefined || place + by < 0 || place + by >= old.length
        ? old
        : old.toSpliced(place, 1).toSpliced(place + by, 0, one)
    })
  return (
    <>
      <Group gap={6} justify="space-between" wrap="nowrap" align="start">
        <div>
          <strong>{words.target(target)}</strong>
          <p className={classes.quiet}>{isFirst ? t('exceptions.above') : t('exceptions.within')}</p>
        </div>
        <Group gap={0} wrap="nowrap">
          <SmallTool label={t('exceptions.up', { number })} symbol="up" isOff={place === 0} onClick={() => move(-1)} />
          <SmallTool
            label={t('exceptions.down', { number })}
            symbol="down"
            isOff={place === targets.length - 1}
            onClick={() => move(1)}
          />
          <SmallTool
            label={t('exceptions.remove', { number })}
            symbol="cross"
            isOff={targets.length < 2}
            onClick={() => onChange((old) => old.toSpliced(place, 1))}
          />
        </Group>
      </Group>
      {entries.map(([fact, wanted]) => (
        <ConditionFields
          key={fact}
          fact={fact}
          wanted={wanted}
          others={free}
          canGo={entries.length > 1}
          onFact={(next, value) => withWhen(entries.map((entry) => (entry[0] === fact ? [next, value] : entry)))}
          onWanted={(next) => withWhen(entries.map((entry) => (entry[0] === fact ? [fact, next] : entry)))}
          onGo={() => withWhen(entries.filter(([id]) => id !== fact))}
        />
      ))}
      <Group gap={8} align="end">
        <TimeField
          label={t('exceptions.time', { number })}
          value={target.within}
          onChange={(within) => put({ ...target, within })}
        />
        {free.length > 0 && (
          <ConditionAdder free={free} onAdd={(fact, value) => withWhen([...entries, [fact, value]])} />
        )}
      </Group>
    </>
  )
}

function asksElsewhere({ when = {} }: TargetDefinition, { rows, columns }: Axes): boolean {
  return Object.keys(when).some((fact) => fact !== rows && fact !== columns)
}

function ConditionAdder({
  free,
  onAdd,
}: {
  readonly free: readonly { readonly id: FactId }[]
  readonly onAdd: (fact: FactId, value: FactValue) => void
}) {
  const { t } = useTranslation('designerClocks')
  const { definitions } = useFactChoices()
  const [first] = free
  if (first === undefined) return null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<Glyph name="plus" size={10} />}
      onClick={() => onAdd(first.id, firstValue(definitions.find(({ id }) => id === first.id)))}
    >
      {t('exceptions.addCondition')}
    </Button>
  )
}
