import type { FactDefinition } from '../../core/contract/facts.ts'
import { type LocalText, languages } from '../../core/contract/language.ts'

/**
 * How many texts of a fact are there in one language and lack in the other. A plain text is meant for everybody, and a fact, a value or
 * a help without any words lacks nothing. Pure.
 */
export function missingTexts({ name, help, values = [] }: FactDefinition): number {
  const names = values.map((choice) => (typeof choice === 'string' ? undefined : choice.name))
  return [name, help, ...names].reduce<number>((count, text) => count + lacking(text), 0)
}

function lacking(text: LocalText | undefined): number {
  if (text === undefined || typeof text === 'string') return 0
  return languages.filter((language) => (text[language] ?? '') === '').length
}
