import type { Language, LocalText } from '../../core/contract/language.ts'

/** What stands in a form's field for one language; a text for all languages stands in the field of English. */
export function textIn(text: LocalText | undefined, language: Language): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return language === 'en' ? text : ''
  return text[language] ?? ''
}

/** A text from the fields of both languages; one alone is the text for all, so that nobody reads nothing. */
export function inBoth(english: string, chinese: string): LocalText {
  const [en, zh] = [english.trim(), chinese.trim()]
  if (en === '') return zh
  return zh === '' ? en : { en, 'zh-CN': zh }
}
