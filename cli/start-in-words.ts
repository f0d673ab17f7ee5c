import { fillTemplate, type TemplateValues } from '../connectors/mail/fill-template.ts'
import type { Language } from '../core/contract/language.ts'
import { start as english } from '../locales/en/cli/start.ts'
import { start as chinese } from '../locales/zh-CN/cli/start.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** A sentence of a process that starts, runs or stops, filled in. */
export type Say = (key: keyof typeof english, values?: TemplateValues) => string

/** The sentences in a language. */
export function startInWords(language: Language): Say {
  return (key, values = {}) => fillTemplate(texts[language][key], values)
}
