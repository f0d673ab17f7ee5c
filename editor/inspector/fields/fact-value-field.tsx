import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import { choiceId } from '../../../look/facts/fact-input.ts'
import { useFactWords } from '../../../look/facts/use-fact-words.ts'
import { useParts } from '../../workspace/designer-parts.ts'

/** The value with which a fact of some type begins. */
export function initialValue({ type, values = [] }: FactDefinition): FactValue {
  const [first] = values
  if (first !== undefined) return type === 'list' ? [choiceId(first)] : choiceId(first)
  return type === 'number' ? 0 : type === 'boolean' ? true : type === 'list' ? [] : ''
}

interface FactValueFieldProps {
  readonly label: string
  /** Undefined for a fact that the flow does not declare. */
  readonly definition: FactDefinition | undefined
  readonly value: FactValue
  readonly onChange: (value: FactValue) => void
}

/** One value of a fact, by its type. */
export function FactValueField({ label, definition, value, onChange }: FactValueFieldProps) {
  const { t } = useTranslation('designer')
  const { store } = useParts()
  const words = useFactWords(definition === undefined ? [] : [definition])
  const settle = () => store.getState().settle()
  if (definition?.type === 'number')
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' ? value : ''}
        onChange={(number) => number !== '' && onChange(Number(number))}
        onBlur={settle}
      />
    )
  if (definition?.type === 'boolean')
    return (
      <Select
        aria-label={label}
        data={[
          { value: 'true', label: t('fields.yes') },
          { value: 'false', label: t('fields.no') },
        ]}
        value={String(value)}
        allowDeselect={false}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    )
  if (definition?.values !== undefined && definition.type === 'enum')
    return (
      <Select
        aria-label={label}
        data={definition.values.map((choice) => ({
          value: choiceId(choice),
          label: words.value(definition.id, choiceId(choice)),
        }))}
        value={typeof value === 'string' ? value : null}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    )
  const isList = definition?.type === 'list'
  return (
    <TextInput
      aria-label={label}
      value={Array.isArray(value) ? value.join(', ') : String(value ?? '')}
      maxLength={1000}
      onChange={(event) => {
        const text = event.currentTarget.value
        onChange(isList ? text.split(',').map((part) => part.trim()) : text)
      }}
      onBlur={settle}
    />
  )
}
