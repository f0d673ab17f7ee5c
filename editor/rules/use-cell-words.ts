import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { type LocalText, languages } from '../../core/contract/language.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { choiceId } from '../../look/facts/fact-input.ts'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { type CellWords, typedWords } from './cells/cell-words.ts'
import { useCatalogue } from './use-catalogue.ts'
import { useWays } from './use-ways.ts'

/** The words in which the cells of a rule set are copied, pasted and typed. */
export function useCellWords(rules: RulesDocument): CellWords {
  const { i18n } = useTranslation()
  const language = useLanguage()
  const { facts, calendars, name, teams } = useCatalogue()
  const { ways } = useWays(rules)
  const words = useFactWords(facts.map(({ definition }) => definition))
  const typed = typedWords(language)
  const namesOf = (text: LocalText | null | undefined, id: string) => {
    if (text === null || text === undefined) return [id]
    if (typeof text === 'string') return [text, id]
    return [text[language], ...languages.map((other) => text[other]), id].filter((one) => one !== undefined)
  }
  return {
    any: typed.any,
    leave: typed.leave,
    and: typed.and,
    operators: typed.operators,
    units: typed.units,
    booleans: [
      { what: true, names: typed.yes },
      { what: false, names: typed.no },
    ],
    facts: facts.map(({ definition: { id } }) => ({ what: id, names: [name(id), id] })),
    calendars: calendars.map(({ id, name: called }) => ({ what: id, names: namesOf(called, id) })),
    ways: ways.map(({ id, name: called }) => ({ what: id, names: [called, id] })),
    choices: ({ id, values = [] }: FactDefinition) =>
      values.length === 0 && id === 'team'
        ? teams.map((team) => ({ what: team.id, names: namesOf(team.name, team.id) }))
        : values.map((choice) => {
            const value = choiceId(choice)
            const own = typeof choice === 'string' ? [] : namesOf(choice.name, value)
            return { what: value, names: [words.choice(id, value), ...own, value] }
          }),
    separator: i18n.language === 'en' ? ', ' : '、',
  }
}
