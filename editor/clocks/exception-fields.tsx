import { Group, MultiSelect, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { TargetCondition } from '../../core/contract/policy.ts'
import type { Duration } from '../../core/contract/time.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { SmallTool } from '../../look/elements/tool.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'
import { isSameDuration } from '../edits/target-cells.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import classes from './clocks.module.css'
import { useClockWords } from './use-clock-words.ts'
import { durationText, readDuration } from './written-duration.ts'

/** The value with which a condition begins: the first there is; a text that nobody listed is written by its author. */
export function firstValue(definition: FactDefinition | undefined): FactValue {
  if (definition === undefined) return '?'
  if (definition.type === 'boolean') return true
  return choicesOf(definition)?.[0] ?? (definition.type === 'number' ? 0 : '?')
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

/** One fact that an exception asks for, and the values of it that count. */
export function ConditionFields({ fact, wanted, others, canGo, onFact, onWanted, onGo }: ConditionFieldsProps) {
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
        <SmallTool
          label={t('exceptions.removeCondition', { name: words.factName(fact) })}
          symbol="cross"
          onClick={onGo}
        />
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
export function TimeField({
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
