import { MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../../look/language/use-language.ts'
import type { Named } from '../../workspace/designer-parts.ts'

interface ChoiceFieldProps {
  readonly label: string
  readonly choices: readonly Named[]
  readonly value: string | undefined
  readonly onChoose: (id: string | undefined) => void
  readonly description?: string
  /** Whether it may be left empty. */
  readonly isOptional?: boolean
  readonly isBare?: boolean
}

/** One of what exists, by its name. What a document names and nobody knows stays visible as such. */
export function ChoiceField({ label, choices, value, onChoose, description, isOptional, isBare }: ChoiceFieldProps) {
  const data = useChoices(choices, value === undefined || value === '' ? [] : [value])
  return (
    <Select
      {...(isBare ? { 'aria-label': label, placeholder: label } : { label })}
      {...(description === undefined ? {} : { description })}
      data={data}
      value={value === undefined || value === '' ? null : value}
      searchable={data.length > 8}
      clearable={isOptional === true}
      allowDeselect={false}
      onChange={(id) => onChoose(id ?? undefined)}
    />
  )
}

interface ChoicesFieldProps {
  readonly label: string
  readonly choices: readonly Named[]
  readonly value: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
  readonly description?: string
}

/** Several of what exists, in the order in which they were chosen. */
export function ChoicesField({ label, choices, value, onChoose, description }: ChoicesFieldProps) {
  return (
    <MultiSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      data={useChoices(choices, value)}
      value={[...value]}
      searchable
      onChange={onChoose}
    />
  )
}

function useChoices(choices: readonly Named[], chosen: readonly string[]) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const known = choices.map(({ id, name }) => ({ value: id, label: local(name, id) }))
  const missing = chosen.filter((id) => !choices.some((choice) => choice.id === id))
  return [...known, ...missing.map((id) => ({ value: id, label: t('inspector.notFound', { id }) }))]
}
