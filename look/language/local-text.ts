import type { Language, LocalText } from '../../core/contract/language.ts'

/** A document's text in the reader's language, else in the other one, else the id of what it names. */
export function localText(text: LocalText | null | undefined, language: Language, id: string): string {
  if (text === null || text === undefined) return id
  if (typeof text === 'string') return text === '' ? id : text
  return text[language] ?? text.en ?? text['zh-CN'] ?? id
}
