import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../../core/contract/facts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { FactValueField, initialValue } from '../fields/fact-value-field.tsx'
import { OrderedList } from '../fields/ordered-list.tsx'
import { useFactChoices } from '../use-fact-choices.ts'

interface SetFactsProps {
  readonly facts: Readonly<Record<string, FactValue>>
  readonly onChange: (facts: Readonly<Record<string, FactValue>>, group?: string) => void
}

/** Facts and what they become. */
export function SetFacts({ facts, onChange }: SetFactsProps) {
  const { t } = useTranslation('designer')
  const { definitions, facts: choices, factName } = useFactChoices()
  const entries = Object.entries(facts)
  const free = definitions.filter((fact) => !Object.hasOwn(facts, fact.id))
  const [next] = free
  const put = (list: readonly (readonly [string, FactValue])[], group?: string) =>
    onChange(Object.fromEntries(list), group)
  return (
    <OrderedList
      label={t('fields.do.set')}
      items={entries}
      keyOf={([fact]) => fact}
      nameOf={([fact]) => factName(fact)}
      onChange={(list) => put(list)}
      add={next === undefined ? undefined : () => [next.id, initialValue(next)] as [string, FactValue]}
    >
      {([fact, value], index) => {
        const replace = (entry: readonly [string, FactValue], group?: string) =>
          put(
            entries.map((one, other) => (other === index ? entry : one)),
            group,
          )
        return (
          <>
            <ChoiceField
              isBare
              label={t('fields.fact')}
              choices={choices.filter(({ id }) => id === fact || !Object.hasOwn(facts, id))}
              value={fact}
              onChoose={(id) => {
                const definition = definitions.find((one) => one.id === id)
                if (definition !== undefined) replace([definition.id, initialValue(definition)])
              }}
            />
            <FactValueField
              label={`${factName(fact)}: ${t('fields.value')}`}
              definition={definitions.find((one) => one.id === fact)}
              value={value}
              onChange={(changed) => replace([fact, changed], `set ${fact}`)}
            />
          </>
        )
      }}
    </OrderedList>
  )
}
