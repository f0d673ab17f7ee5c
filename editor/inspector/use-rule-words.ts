import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../core/contract/facts.ts'
import {
  type Cell,
  type Condition,
  type OperatorName,
  operatorNames,
  type TestCondition,
} from '../../core/contract/rules.ts'
import { durationUnits } from '../../core/contract/time.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useFactChoices } from './use-fact-choices.ts'

/** Conditions, cells and effects of rules as people say them. */
export function useRuleWords() {
  const { t, i18n } = useTranslation(['designer', 'designerRules'])
  const { factName, factValue } = useFactChoices()
  const words = useCardWords()
  const separator = i18n.language === 'en' ? ', ' : '、'

  /** The right side of a test: a value, several, two ends, a duration, or another fact. */
  const operand = (fact: string, value: unknown): string => {
    if (value === undefined || value === null) return ''
    if (Array.isArray(value)) return value.map((one) => factValue(fact, one as FactValue)).join(separator)
    if (typeof value !== 'object') return factValue(fact, value as FactValue)
    const object = value as { readonly [key: string]: unknown }
    if (typeof object['fact'] === 'string') return factName(object['fact'])
    const unit = durationUnits.find((one) => one === object['unit'])
    if (unit !== undefined) return words.duration({ amount: Number(object['amount']), unit })
    return `${operand(fact, object['from'])} – ${operand(fact, object['to'])}`
  }

  const test = ({ fact, op, value }: Pick<TestCondition, 'fact' | 'op'> & { readonly value?: unknown }) =>
    // “Repeated is yes” is no sentence in either language.
    typeof value === 'boolean' && op === 'is'
      ? t('designerRules:test.boolean', { fact: factName(fact), value: factValue(fact, value) })
      : t(`rulesView.operators.${op}`, { fact: factName(fact), value: operand(fact, value) })

  const condition = (one: Condition, isInside = false): string => {
    if ('fact' in one) return test(one)
    if ('not' in one) return t('rulesView.not', { what: condition(one.not) })
    const [list, joint] = 'all' in one ? [one.all, t('rulesView.and')] : [one.any, t('rulesView.or')]
    const said = list.map((part) => condition(part, list.length > 1)).join(joint)
    return isInside && list.length > 1 ? `(${said})` : said
  }

  const operatorOf = (key: string): OperatorName | null =>
    key === 'from' ? 'atLeast' : key === 'to' ? 'atMost' : (operatorNames.find((name) => name === key) ?? null)

  return {
    fact: factName,
    value: (fact: string, value: FactValue) => factValue(fact, value),
    condition,
    /** A cell without the name of its column. A plain `is` or `in` is its value alone. */
    cell(fact: string, cell: Cell): string {
      if (cell === '-') return t('rulesView.any')
      return Object.entries(cell)
        .map(([key, value]) => {
          const op = operatorOf(key)
          if (op === null) return ''
          if (op === 'is' || op === 'in') return operand(fact, value)
          return t(`rulesView.operators.${op}`, { fact: '', value: operand(fact, value) }).trim()
        })
        .join(t('rulesView.and'))
    },
    /** What a rule does: what it sets, and the way it takes; `wayName` is what the drawing calls that. */
    effects(
      sets: readonly (readonly [string, FactValue])[],
      outcome: string | undefined,
      wayName = (id: string) => words.wayName(id, null),
    ): string {
      const parts = [
        ...sets.map(([fact, value]) => t('rulesView.sets', { fact: factName(fact), value: factValue(fact, value) })),
        ...(outcome === undefined ? [] : [t('rulesView.way', { way: wayName(outcome) })]),
      ]
      return parts.length === 0 ? t('rulesView.nothing') : parts.join(separator)
    },
  }
}
