import { useTranslation } from 'react-i18next'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { localText } from './local-text.ts'
import { isLanguage } from './texts.ts'

/** The reader's language; the component renders again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'en'
}

/** Reads documents' texts in the reader's language; the id stands in where there is none. */
export function useLocalText(): (text: LocalText | null | undefined, id: string) => string {
  const language = useLanguage()
  return (text, id) => localText(text, language, id)
}
