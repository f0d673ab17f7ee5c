import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, languages } from '../../core/contract/language.ts'
import { consoleTexts as english } from '../../locales/en/console/index.ts'
import { consoleTexts as chinese } from '../../locales/zh-CN/console/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: typeof english
  }
}

const storageKey = 'pledge.language'

/** Whether a text names a language of the product. */
export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((known) => known === text)
}

/** The language to begin with: the one chosen before, else the first of the browser's that we speak, else English. */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]
    if (base === 'zh') return 'zh-CN'
    if (base === 'en') return 'en'
  }
  return 'en'
}

/** Makes the texts ready in one language. Synchronous: all texts are part of the app. */
export function createTexts(language: Language): i18n {
  const texts = i18next.createInstance()
  void texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'shell',
    ns: Object.keys(english),
    resources: { en: english, 'zh-CN': chinese },
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  })
  return texts
}

/** The language chosen before on this device; null without one, or where storage is forbidden. */
export function readChosenLanguage(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Changes the language of everything shown, and keeps the choice on this device. */
export function chooseLanguage(texts: i18n, language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage can be forbidden; the choice then lasts as long as the page.
  }
  document.documentElement.lang = language
  void texts.changeLanguage(language)
}
