import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { builtInFacts, settableBuiltInFacts } from '../../core/facts/built-in-facts.ts'
import { nowFact } from '../../core/operators/seen.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import type { Beginnings } from './edits/new-test.ts'

/** A fact that rules may ask: what it is called, of which type it is, and what it may hold. */
export interface CatalogueFact {
  readonly definition: FactDefinition
  readonly name: string
  /** Declared by the process, or there in every case. */
  readonly isOwn: boolean
  readonly isSettable: boolean
  /** A value that makes sense, in words. */
  readonly sample: string | null
}

/** The facts of the process and those of every case, with their types and values. */
export function useCatalogue() {
  const { t } = useTranslation('designerRules')
  const local = useLocalText()
  const { definitions, factName, factValue } = useFactChoices()
  const { directory } = useParts()
  const calendars = useDocumentChoices('calendar')
  const [calendar] = calendars
  const always = [...builtInFacts, { id: nowFact, type: 'instant' as const }]
  const name = (id: string) => (id === nowFact ? t('test.now') : factName(id))
  const entry = (definition: FactDefinition, isOwn: boolean): CatalogueFact => {
    const [sample = definition.default] = definition.samples ?? []
    const isSettable = isOwn || settableBuiltInFacts.has(definition.id)
    const said = sample === undefined || sample === null ? null : factValue(definition.id, sample)
    return { definition, name: name(definition.id), isOwn, isSettable, sample: said }
  }
  const facts: readonly CatalogueFact[] = [
    ...definitions.map((definition) => entry(definition, true)),
    ...always.filter(({ id }) => !definitions.some((fact) => fact.id === id)).map((one) => entry(one, false)),
  ]
  const beginnings = useMemo(
    (): Beginnings => ({ today: new Date().toISOString().slice(0, 10), calendar: calendar?.id ?? '' }),
    [calendar],
  )
  return {
    facts,
    beginnings,
    calendars,
    find: (id: string): FactDefinition | undefined => facts.find(({ definition }) => definition.id === id)?.definition,
    name,
    value: factValue,
    calendarName: (id: string) => local(calendars.find((one) => one.id === id)?.name, id),
    /** The teams, where a fact is a team and declares no values of its own. */
    teams: directory.teams,
  }
}
