import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { type Named, useDesigner } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'

const none: readonly FactDefinition[] = []

/** Facts that every case has (FORMATS section 3), for choices. */
const builtIn = [
  ['channel', 'channel'],
  ['team', 'team'],
  ['assignee', 'assignee'],
  ['customer.id', 'customer-id'],
  ['customer.tier', 'customer-tier'],
  ['customer.region', 'customer-region'],
  ['customer.language', 'customer-language'],
] as const

/** The facts of the flow as choices, and what they are called. */
export function useFactChoices() {
  const { t } = useTranslation('designer')
  const definitions = useDesigner(({ history }) => flowIn(history.present).facts ?? none)
  const words = useFactWords(definitions)
  const facts: readonly Named[] = definitions.map(({ id, name }) => ({ id, name: name ?? null }))
  const others = builtIn
    .filter(([id]) => !definitions.some((fact) => fact.id === id))
    .map(([id, key]) => ({ id, name: t(`facts.${key}`) }))
  return {
    definitions,
    facts,
    /** With those that every case has. */
    allFacts: [...facts, ...others],
    factName: (id: string): string => others.find((fact) => fact.id === id)?.name ?? words.name(id),
    factValue: words.value,
  }
}
