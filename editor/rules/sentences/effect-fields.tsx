import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../../core/contract/facts.ts'
import type { ListRule, RulesList } from '../../../core/contract/rules.ts'
import { SmallTool } from '../../../look/elements/tool.tsx'
import { firstScalar } from '../edits/new-test.ts'
import { FactField } from '../fields/fact-field.tsx'
import { SetField } from '../fields/set-field.tsx'
import { WayField } from '../fields/way-field.tsx'
import { useCatalogue } from '../use-catalogue.ts'
import { useMay } from '../use-rules-edit.ts'
import { useWays } from '../use-ways.ts'
import classes from './sentences.module.css'

interface EffectFieldsProps {
  readonly rules: RulesList
  readonly rule: ListRule
  readonly onChange: (
    then: { readonly set?: ListRule['then']['set']; readonly outcome?: string | undefined },
    group?: string,
  ) => void
}

/** What a rule does: the facts that it sets and the way it takes. */
export function EffectFields({ rules, rule, onChange }: EffectFieldsProps) {
  const { t } = useTranslation('designerRules')
  const { facts, find, name, beginnings } = useCatalogue()
  const { ways } = useWays(rules)
  const may = useMay()
  const set = rule.then.set ?? {}
  const entries = Object.entries(set)
  const free = facts.filter(({ definition, isSettable }) => isSettable && !Object.hasOwn(set, definition.id))
  const put = (fact: string, value: FactValue, isTyped: boolean) =>
    onChange({ set: { ...set, [fact]: value } }, isTyped ? `set ${fact}` : undefined)
  return (
    <fieldset className={classes.effects} aria-label={t('effect.label')}>
      {entries.map(([fact, value]) => (
        <div key={fact} className={classes.effect}>
          <span className={classes.effectName}>
            {t('effect.sets')} <strong>{name(fact)}</strong> {t('effect.becomes')}
          </span>
          <SetField
            label={name(fact)}
            definition={find(fact)}
            value={value}
            isDisabled={!may('values')}
            onChange={(next, isTyped) => put(fact, next, isTyped)}
          />
          {may('rows') && (
            <SmallTool
              label={t('effect.removeSet', { name: name(fact) })}
              symbol="cross"
              onClick={() => onChange({ set: Object.fromEntries(entries.filter(([other]) => other !== fact)) })}
            />
          )}
        </div>
      ))}
      {may('rows') && free.length > 0 && (
        <FactField
          label={t('effect.addSet')}
          placeholder={t('effect.addSet')}
          facts={free}
          value={null}
          onChoose={({ definition }) => {
            const first = firstScalar(definition, beginnings)
            put(
              definition.id,
              definition.type === 'list' ? (definition.values === undefined ? [] : [first]) : first,
              false,
            )
          }}
        />
      )}
      <div className={classes.effect}>
        <span className={classes.effectName}>{t('effect.way')}</span>
        <WayField
          label={t('effect.way')}
          ways={ways}
          value={rule.then.outcome}
          isDisabled={!may('values')}
          onChoose={(outcome) => onChange({ outcome })}
        />
      </div>
    </fieldset>
  )
}
