import { useTranslation } from 'react-i18next'
import type { FactDefinition, FactValue } from '../../core/contract/facts.ts'
import { useLanguage, useLocalText } from '../language/use-language.ts'
import { useNames } from '../language/use-names.ts'
import { exactInstant } from '../time/instant-text.ts'
import { choiceId } from './fact-input.ts'

/** Facts whose usual values have names of ours, where the flow gives them none. */
const usualValues: ReadonlyMap<string, 'channel' | 'priority' | 'tier' | 'waitReason'> = new Map([
  ['channel', 'channel'],
  ['priority', 'priority'],
  ['customer.tier', 'tier'],
  ['waiting', 'waitReason'],
])

/** Facts in the reader's words: the names that the flow gives them, and values as people write them. */
export function useFactWords(list: readonly FactDefinition[]) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const language = useLanguage()
  const names = useNames()
  const find = (id: string) => list.find((definition) => definition.id === id)

  const choice = (id: string, value: string) => {
    const definition = find(id)
    const found = definition?.values?.find((candidate) => choiceId(candidate) === value)
    if (found !== undefined && typeof found !== 'string' && found.name !== undefined) return local(found.name, value)
    const known = definition === undefined || definition.type === 'enum' ? usualValues.get(id) : undefined
    return known === undefined ? value : names[known](value)
  }

  const value = (id: string, fact: FactValue | undefined): string => {
    const definition = find(id)
    if (fact === undefined || fact === null) return t('details.unset')
    if (typeof fact === 'boolean') return fact ? t('field.yes') : t('field.no')
    if (typeof fact === 'number') {
      const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(fact)
      return definition?.unit === undefined ? number : `${number} ${definition.unit}`
    }
    if (typeof fact !== 'string')
      return fact.map((item) => choice(id, String(item))).join(language === 'en' ? ', ' : '、')
    if (definition?.type === 'instant' && !Number.isNaN(Date.parse(fact)))
      return exactInstant(Date.parse(fact), language)
    return choice(id, fact)
  }

  return { name: (id: string) => local(find(id)?.name, names.fact(id)), value, choice }
}
