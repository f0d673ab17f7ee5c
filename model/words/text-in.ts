import { type Language, type LocalText, languages } from '../../core/contract/language.ts'

/** A text of a document in one language: its own words for that language, else those of the first language that it has. */
export function textIn(text: LocalText, language: Language): string {
  if (typeof text === 'string') return text
  const first = languages.find((other) => text[other] !== undefined)
  return text[language] ?? (first === undefined ? '' : (text[first] ?? ''))
}
