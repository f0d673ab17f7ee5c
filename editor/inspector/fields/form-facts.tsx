import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../../core/contract/flow.ts'
import { useFactChoices } from '../use-fact-choices.ts'
import { ChoiceField } from './choice-field.tsx'
import { OrderedList } from './ordered-list.tsx'

interface FormFactsProps {
  readonly label: string
  readonly value: readonly FormField[]
  readonly onChange: (form: readonly FormField[] | undefined) => void
}

const factOf = (field: FormField) => (typeof field === 'string' ? field : field.fact)

/** The facts that a form asks for, in their order, and which of them are required. */
export function FormFacts({ label, value, onChange }: FormFactsProps) {
  const { t } = useTranslation('designer')
  const { facts, factName } = useFactChoices()
  const free = facts.filter((fact) => !value.some((field) => factOf(field) === fact.id))
  const change = (next: readonly FormField[]) => onChange(next.length === 0 ? undefined : next)
  const [next] = free
  return (
    <OrderedList
      label={label}
      items={value}
      keyOf={factOf}
      nameOf={(field) => factName(factOf(field))}
      onChange={change}
      add={next === undefined ? undefined : () => next.id}
      hint={facts.length === 0 ? t('fields.noFacts') : undefined}
    >
      {(field, index) => {
        const isRequired = typeof field !== 'string' && field.required === true
        const put = (changed: FormField) => change(value.map((one, other) => (other === index ? changed : one)))
        return (
          <>
            <ChoiceField
              isBare
              label={label}
              choices={facts.filter((fact) => fact.id === factOf(field) || free.includes(fact))}
              value={factOf(field)}
              onChoose={(fact) => fact !== undefined && put(typeof field === 'string' ? fact : { ...field, fact })}
            />
            <Checkbox
              size="xs"
              label={t('fields.required')}
              aria-label={`${factName(factOf(field))}: ${t('fields.required')}`}
              checked={isRequired}
              onChange={(event) => put(withRequired(field, event.currentTarget.checked))}
            />
          </>
        )
      }}
    </OrderedList>
  )
}

/** A field that says nothing but its fact is written as that alone. */
export function withRequired(field: FormField, required: boolean): FormField {
  const whole = typeof field === 'string' ? { fact: field } : field
  if (required) return { ...whole, required }
  const { required: _, ...rest } = whole
  return rest.help === undefined ? rest.fact : rest
}
