import { ActionIcon, Button, Group, MultiSelect, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { ClockDefinition, TargetCondition, TargetDefinition } from '../../core/contract/policy.ts'
import type { Duration } from '../../core/contract/time.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'
import { type Axes, isSameDuration } from '../edits/target-cells.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { useClockWords } from './use-clock-words.ts'
import { durationText, readDuration } from './written-duration.ts'

type Targets = readonly TargetDefinition[]

interface TargetExceptionsProps {
  readonly clock: ClockDefinition
  /** The places of the targets that do not fit the table. */
  readonly others: readonly number[]
  readonly axes: Axes
  readonly onChange: (change: (targets: Targets) => Targets) => void
}

/** The times that ask for more than the two sides of the table: each a sentence with its conditions and its place in the order. */
export function TargetExceptions({ clock, others, axes, onChange }: TargetExceptionsProps) {
  const { t } = useTranslation('designerClocks')
  const { allFacts } = useFactChoices()
  const { definitions } = useFactChoices()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const { targets } = clock
  const free = allFacts.find(({ id }) => id !== axes.rows && id !== axes.columns)
  const add = () => {
    if (free === undefined) return
    const within = targets.at(-1)?.within ?? { amount: 8, unit: 'businessHours' }
    const value = firstValue(definitions.find(({ id }) => id === free.id))
    onChange((old) => [{ when: { [free.id]: value }, within }, ...old])
  }
  if (others.length === 0 && !mayEdit) return null
  return (
    <fieldset className={classes.exceptions} disabled={!mayEdit}>
      <legend className={classes.legend}>{t('exceptions.title')}</legend>
      {others.length > 0 && <p className={classes.quiet}>{t('exceptions.help')}</p>}
      <ol className={classes.list}>
        {others.map((place, index) => (
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

/** The value with which a condition begins: the first there is; a text that nobody listed is written by its author. */
function firstValue(definition: FactDefinition | undefined): FactValue {
  if (definition === undefined) return '?'
  if (definition.type === 'boolean') return true
  return choicesOf(definition)?.[0] ?? (definition.type === 'number' ? 0 : '?')
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
          <Tool label={t('exceptions.up', { number })} symbol="up" isOff={place === 0} onClick={() => move(-1)} />
          <Tool
            label={t('exceptions.down', { number })}
            symbol="down"
            isOff={place === targets.length - 1}
            onClick={() => move(1)}
          />
          <Tool
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

interface ConditionFieldsProps {
  readonly fact: FactId
  readonly wanted: TargetCondition[string]
  readonly others: readonly { readonly id: FactId; readonly name: FactDefinition['name'] | null }[]
  readonly canGo: boolean
  readonly onFact: (fact: FactId, value: FactValue) => void
  readonly onWanted: (wanted: TargetCondition[string]) => void
  readonly onGo: () => void
}

function ConditionFields({ fact, wanted, others, canGo, onFact, onWanted, onGo }: ConditionFieldsProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { definitions, allFacts } = useFactChoices()
  const definition = definitions.find(({ id }) => id === fact)
  const own = allFacts.filter(({ id }) => id === fact)
  const values = wantedValues(wanted)
  const put = (texts: readonly string[]) => {
    const next = texts.map((text) => valueFrom(text, definition)).filter((value) => value !== null)
    const [only] = next
    if (only !== undefined) onWanted(next.length === 1 ? only : next)
  }
  const label = `${words.factName(fact)} ${t('exceptions.values')}`
  const known = definition?.type === 'boolean' ? ['true', 'false'] : definition && choicesOf(definition)
  const field = { size: 'xs', 'aria-label': label, value: values.map(String), onChange: put, flex: 1 } as const
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <div className={classes.conditionFact}>
        <ChoiceField
          isBare
          label={t('exceptions.condition')}
          choices={[...own, ...others].map(({ id, name }) => ({ id, name: name ?? null }))}
          value={fact}
          onChoose={(next) =>
            next !== undefined && next !== fact && onFact(next, firstValue(definitions.find(({ id }) => id === next)))
          }
        />
      </div>
      {known === undefined ? (
        <TagsInput {...field} maxLength={200} />
      ) : (
        <MultiSelect
          {...field}
          searchable
          data={known.map((value) => ({ value, label: words.value(fact, valueFrom(value, definition) ?? value) }))}
        />
      )}
      {canGo && (
        <Tool label={t('exceptions.removeCondition', { name: words.factName(fact) })} symbol="cross" onClick={onGo} />
      )}
    </Group>
  )
}

/** What a field holds, as a value of the fact; null for none. */
function valueFrom(text: string, definition: FactDefinition | undefined): FactValue {
  if (definition?.type === 'boolean') return text === 'true'
  if (definition?.type !== 'number') return text
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) ? null : number
}

/** A time that is typed as one text: `4 h`, `2 working days`. */
function TimeField({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Duration
  readonly onChange: (duration: Duration) => void
}) {
  const { t } = useTranslation('designerClocks')
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && readDuration(typed, value.unit) === null
  const take = () => {
    const read = typed === null ? null : readDuration(typed, value.unit)
    if (read === null) return
    if (!isSameDuration(read, value)) onChange(read)
    setTyped(null)
  }
  return (
    <TextInput
      size="xs"
      label={label}
      value={typed ?? durationText(value, language)}
      maxLength={80}
      error={isWrong ? t('times.wrong', { text: typed ?? '' }) : undefined}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        take()
        setTyped(null)
      }}
      onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && take()}
    />
  )
}

function Tool({
  label,
  symbol,
  isOff = false,
  onClick,
}: {
  readonly label: string
  readonly symbol: GlyphName
  readonly isOff?: boolean
  readonly onClick: () => void
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      <Glyph name={symbol} size={11} />
    </ActionIcon>
  )
}
