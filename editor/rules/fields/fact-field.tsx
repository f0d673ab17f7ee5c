import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CatalogueFact } from '../use-catalogue.ts'
import classes from './fields.module.css'

interface FactFieldProps {
  readonly label: string
  readonly facts: readonly CatalogueFact[]
  readonly value: string | null
  readonly onChoose: (fact: CatalogueFact) => void
  readonly isDisabled?: boolean
  readonly placeholder?: string
}

/** One fact of the catalogue, by its name, with its type and a value that makes sense beside it. */
export function FactField({ label, facts, value, onChoose, isDisabled = false, placeholder }: FactFieldProps) {
  const { t } = useTranslation(['designerRules', 'designer'])
  const items = (isOwn: boolean) =>
    facts.filter((fact) => fact.isOwn === isOwn).map(({ definition, name }) => ({ value: definition.id, label: name }))
  const isKnown = value === null || facts.some(({ definition }) => definition.id === value)
  const groups = [
    { group: t('test.own'), items: items(true) },
    { group: t('test.always'), items: items(false) },
  ].filter((group) => group.items.length > 0)
  const unknown = value === null ? [] : [{ value, label: t('designer:inspector.notFound', { id: value }) }]
  return (
    <Select
      size="xs"
      className={classes.fact ?? ''}
      aria-label={label}
      data={isKnown ? groups : [...groups, ...unknown]}
      value={value}
      searchable
      allowDeselect={false}
      disabled={isDisabled}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      {...(placeholder === undefined ? {} : { placeholder })}
      renderOption={({ option }) => {
        const fact = facts.find(({ definition }) => definition.id === option.value)
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            {fact !== undefined && (
              <span className={classes.quiet}>
                {t(`types.${fact.definition.type}`)}
                {fact.sample !== null && ` · ${t('test.sample', { value: fact.sample })}`}
              </span>
            )}
          </span>
        )
      }}
      onChange={(id) => {
        const fact = facts.find(({ definition }) => definition.id === id)
        if (fact !== undefined) onChoose(fact)
      }}
    />
  )
}
