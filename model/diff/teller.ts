import type { FactDefinition } from '../../core/contract/facts.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { Duration } from '../../core/contract/time.ts'
import { diff as english, diffWords as englishWords } from '../../locales/en/diff.ts'
import { diff as chinese, diffWords as chineseWords } from '../../locales/zh-CN/diff.ts'
import { canonicalJson } from '../plan/canonical-json.ts'
import { textIn } from '../words/text-in.ts'
import { durationInWords } from '../words/why-words.ts'

export type SentenceKey = keyof typeof english

/** Says what changed, in one language. */
export interface Teller {
  readonly language: Language
  readonly say: (key: SentenceKey, params?: Readonly<Record<string, string | number>>) => string
  /** What a part or field is called. */
  readonly word: (field: string) => string
  /** Its name, else its id. */
  readonly name: (part: { readonly id: string; readonly name?: LocalText | undefined }) => string
  readonly duration: (duration: Duration) => string
  /** What a fact is called, else its id. */
  readonly fact: (id: string) => string
  /** A value of a fact: a choice by its name, anything else as `value` says it. */
  readonly factValue: (id: string, value: unknown) => string
  /** Any value, briefly. */
  readonly value: (value: unknown) => string
  readonly list: (items: readonly string[]) => string
}

const longestValue = 120

/** A teller of one language; `facts` are those whose names are known. Pure. */
export function tellerOf(language: Language, facts: readonly FactDefinition[] = []): Teller {
  const sentences: Readonly<Record<SentenceKey, string>> = language === 'en' ? english : chinese
  const words: Readonly<Record<string, string>> = language === 'en' ? englishWords : chineseWords
  const separator = language === 'en' ? ', ' : '、'
  const nameOf = (name: LocalText | undefined, id: string) => (name === undefined ? id : textIn(name, language))
  const teller: Teller = {
    language,
    say: (key, params = {}) =>
      sentences[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')),
    word: (field) => (Object.hasOwn(words, field) ? (words[field] ?? field) : field),
    name: ({ id, name }) => nameOf(name, id),
    fact: (id) => nameOf(facts.find((fact) => fact.id === id)?.name, id),
    factValue: (id, value) => {
      if (Array.isArray(value)) return teller.list(value.map((each) => teller.factValue(id, each)))
      const choices = facts.find((fact) => fact.id === id)?.values ?? []
      const choice = choices.find((each) => typeof each !== 'string' && each.id === value)
      return choice === undefined || typeof choice === 'string' ? teller.value(value) : nameOf(choice.name, choice.id)
    },
    duration: (duration) => durationInWords(duration, language),
    list: (items) => items.join(separator),
    value: (value) => {
      if (value === undefined || value === null) return sentences.nothing
      if (isDuration(value)) return durationInWords(value, language)
      if (Array.isArray(value)) return value.length === 0 ? sentences.nothing : teller.list(value.map(teller.value))
      const text = typeof value === 'string' ? value : canonicalJson(value)
      return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
    },
  }
  return teller
}

/** Whether two parts of documents say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one ?? null) === canonicalJson(other ?? null)
}

/** A sentence with a capital letter at its beginning. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function isDuration(value: unknown): value is Duration {
  return typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value
}
