import type { FactValue } from '../core/contract/facts.ts'
import type { Language } from '../core/contract/language.ts'
import type { RecordValue } from '../core/contract/record.ts'
import { scenario as english } from '../locales/en/scenario.ts'
import { scenario as chinese } from '../locales/zh-CN/scenario.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** Fills a sentence with its values. */
export type Say = (text: keyof typeof english, values?: Readonly<Record<string, string | number>>) => string

/** The sentences that say why a scenario went as it did. */
export function textsOf(language: Language): Say {
  return (text, values = {}) =>
    texts[language][text].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A value as a scenario writes it. */
export function valueWords(value: FactValue, say: Say): string {
  return value === null ? say('missing') : typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a line of the timeline holds, where a sentence names it: an id as it is. */
export function recordWord(value: RecordValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
