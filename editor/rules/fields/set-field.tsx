import { MultiSelect, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import { choiceId } from '../../../look/facts/fact-input.ts'
import { useCatalogue } from '../use-catalogue.ts'
import classes from './fields.module.css'
import { ScalarField } from './scalar-field.tsx'

interface SetFieldProps {
  readonly label: string
  readonly definition: FactDefinition | undefined
  readonly value: FactValue
  readonly onChange: (value: FactValue, isTyped: boolean) => void
  readonly isDisabled?: boolean
}

/** What a fact is set to: one value, or for a list several. */
export function SetField({ label, definition, value, onChange, isDisabled = false }: SetFieldProps) {
  const { t } = useTranslation('designerRules')
  const { value: inWords } = useCatalogue()
  const isList = definition?.type === 'list'
  if (!isList)
    return (
      <ScalarField
        label={label}
        definition={definition}
        value={value === null || typeof value !== 'object' ? value : String(value)}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    )
  const shared = {
    'aria-label': label,
    size: 'xs',
    disabled: isDisabled,
    className: classes.value ?? '',
    value: Array.isArray(value) ? value.map(String) : [],
    onChange: (texts: string[]) => onChange(texts, false),
  } as const
  return definition?.values === undefined ? (
    <TagsInput {...shared} data-takes-enter placeholder={t('test.typeValue')} />
  ) : (
    <MultiSelect
      {...shared}
      data={definition.values.map(choiceId).map((id) => ({ value: id, label: inWords(definition.id, id) }))}
      searchable
    />
  )
}
