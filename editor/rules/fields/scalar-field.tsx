import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition, Scalar } from '../../../core/contract/facts.ts'
import { choiceId, localDateTime, readFactInput } from '../../../look/facts/fact-input.ts'
import { useLocalText } from '../../../look/language/use-language.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { useCatalogue } from '../use-catalogue.ts'
import classes from './fields.module.css'

interface ScalarFieldProps {
  readonly label: string
  readonly definition: FactDefinition | undefined
  readonly value: Scalar | undefined
  readonly onChange: (value: string | number | boolean, isTyped: boolean) => void
  readonly isDisabled?: boolean
  readonly isShort?: boolean
}

/** One plain value, in the way of its type: a choice, a number, yes or no, a day, a time, a text. What is half typed is not said on. */
export function ScalarField({
  label,
  definition,
  value,
  onChange,
  isDisabled = false,
  isShort = false,
}: ScalarFieldProps) {
  const { t } = useTranslation('designer')
  const { value: inWords } = useCatalogue()
  const shared = {
    'aria-label': label,
    size: 'xs',
    disabled: isDisabled,
    className: (isShort ? classes.short : classes.value) ?? '',
  } as const
  const type = definition?.type ?? typeOf(value)
  const choices = useChoices(definition)
  if (definition !== undefined && choices !== null && (type === 'enum' || type === 'list'))
    return (
      <Select
        {...shared}
        data={choices.map((id) => ({ value: id, label: inWords(definition.id, id) }))}
        value={typeof value === 'string' ? value : null}
        searchable={choices.length > 8}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChange(chosen, false)}
      />
    )
  if (type === 'boolean')
    return (
      <Select
        {...shared}
        data={[
          { value: 'true', label: t('fields.yes') },
          { value: 'false', label: t('fields.no') },
        ]}
        value={String(value)}
        allowDeselect={false}
        onChange={(chosen) => onChange(chosen === 'true', false)}
      />
    )
  if (type === 'number')
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : ''}
        {...(definition?.unit === undefined ? {} : { suffix: ` ${definition.unit}` })}
        onChange={(number) => {
          if (number !== '' && Number.isFinite(Number(number))) onChange(Number(number), true)
        }}
      />
    )
  if (type === 'date' || type === 'instant')
    return <MomentField {...shared} type={type} value={String(value ?? '')} onChange={(text) => onChange(text, true)} />
  return (
    <WordField
      {...shared}
      definition={definition}
      value={String(value ?? '')}
      onChange={(text) => onChange(text, true)}
    />
  )
}

interface PlainProps {
  readonly 'aria-label': string
  readonly size: 'xs'
  readonly disabled: boolean
  readonly className: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** A day or a time; the browser's field says nothing while it is half typed. */
function MomentField({ type, value, onChange, ...shared }: PlainProps & { readonly type: 'date' | 'instant' }) {
  const { store } = useParts()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = type === 'date' ? value : localDateTime(value)
  return (
    <TextInput
      {...shared}
      type={type === 'date' ? 'date' : 'datetime-local'}
      max={type === 'date' ? '2100-12-31' : '2100-12-31T23:59'}
      value={typed ?? shown}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const read = readFactInput({ id: 'moment', type }, text)
        if ('value' in read && typeof read.value === 'string') onChange(read.value)
      }}
      onBlur={() => {
        setTyped(null)
        store.getState().settle()
      }}
    />
  )
}

function WordField({
  definition,
  value,
  onChange,
  ...shared
}: PlainProps & { readonly definition: FactDefinition | undefined }) {
  const { store } = useParts()
  const { teams } = useCatalogue()
  const local = useLocalText()
  const settle = () => store.getState().settle()
  if (definition?.id === 'team')
    return (
      <Select
        {...shared}
        data={[
          ...teams.map(({ id, name }) => ({ value: id, label: local(name, id) })),
          ...(teams.some(({ id }) => id === value) || value === '' ? [] : [{ value, label: value }]),
        ]}
        value={value === '' ? null : value}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    )
  const samples = (definition?.samples ?? []).filter((sample): sample is string => typeof sample === 'string')
  return (
    <Autocomplete
      {...shared}
      data={[...new Set(samples)]}
      value={value}
      maxLength={1000}
      onChange={onChange}
      onBlur={settle}
    />
  )
}

function useChoices(definition: FactDefinition | undefined): readonly string[] | null {
  return definition?.values === undefined ? null : definition.values.map(choiceId)
}

function typeOf(value: Scalar | undefined): FactDefinition['type'] {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'
}
