import { MultiSelect, NativeSelect, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../language/use-language.ts'
import { choiceIds, type FactFault, type FactField, type FactInputs } from './fact-input.ts'
import { useFactWords } from './use-fact-words.ts'

interface FactFormProps {
  readonly fields: readonly FactField[]
  readonly inputs: FactInputs
  readonly faults: Readonly<Record<string, FactFault>>
  readonly onChange: (inputs: FactInputs) => void
}

/** The fields of a form, each by the type of its fact. Holds nothing itself: what is typed is the caller's, who keeps it as a draft. */
export function FactForm({ fields, inputs, faults, onChange }: FactFormProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
      {fields.map((field) => {
        const { id } = field.definition
        return (
          <FactControl
            key={id}
            field={field}
            input={Object.hasOwn(inputs, id) ? (inputs[id] ?? '') : ''}
            fault={Object.hasOwn(faults, id) ? (faults[id] ?? null) : null}
            onChange={(input) => onChange({ ...inputs, [id]: input })}
          />
        )
      })}
    </SimpleGrid>
  )
}

interface FactControlProps {
  readonly field: FactField
  readonly input: string | readonly string[]
  readonly fault: FactFault | null
  readonly onChange: (input: string | readonly string[]) => void
}

/** What the server takes as the text of a fact. */
const longestText = 10_000

function FactControl({ field, input, fault, onChange }: FactControlProps) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const id = useId()
  const { definition, isRequired, help } = field
  const words = useFactWords([definition])
  const text = typeof input === 'string' ? input : ''
  const list = typeof input === 'string' ? [] : [...input]
  const shared = {
    id,
    size: 'sm',
    label: words.name(definition.id),
    description: help === null ? undefined : local(help, ''),
    withAsterisk: isRequired,
    error: fault === null ? undefined : t(`field.${fault}`),
  } as const
  const typing = {
    ...shared,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  const choices = choiceIds(definition).map((value) => ({ value, label: words.choice(definition.id, value) }))

  switch (definition.type) {
    case 'enum':
      return (
        <Select
          {...shared}
          value={text === '' ? null : text}
          data={choices}
          placeholder={t('field.choose')}
          clearable={!isRequired}
          searchable={choices.length > 8}
          onChange={(value) => onChange(value ?? '')}
        />
      )
    case 'boolean':
      return (
        <NativeSelect
          {...typing}
          data={[
            { value: '', label: t('field.choose') },
            { value: 'true', label: t('field.yes') },
            { value: 'false', label: t('field.no') },
          ]}
        />
      )
    case 'number':
      return (
        <TextInput
          {...typing}
          inputMode="decimal"
          rightSection={
            definition.unit === undefined ? undefined : <span style={{ fontSize: 12 }}>{definition.unit}</span>
          }
          rightSectionWidth={definition.unit === undefined ? undefined : 16 + definition.unit.length * 8}
        />
      )
    case 'date':
      return <TextInput {...typing} type="date" max="2100-12-31" />
    case 'instant':
      return <TextInput {...typing} type="datetime-local" max="2100-12-31T23:59" />
    case 'list':
      return choices.length > 0 ? (
        <MultiSelect {...shared} value={list} data={choices} searchable onChange={onChange} />
      ) : (
        <TagsInput {...shared} value={list} onChange={onChange} />
      )
    case 'text':
      return <Textarea {...typing} autosize minRows={1} maxRows={10} maxLength={longestText} />
  }
}
