import type { FactChoice } from '../../core/contract/facts.ts'
import type { Language } from '../../core/contract/language.ts'
import { designerFacts as english } from '../../locales/en/console/designer-facts.ts'
import { designerFacts as chinese } from '../../locales/zh-CN/console/designer-facts.ts'
import { choiceId } from '../../look/facts/fact-input.ts'
import { freeId } from '../edits/new-id.ts'
import { idFrom } from '../inspector/id-from.ts'

/**
 * The value that words become: what other systems write too (`gold`) stands as it is, other words are the name in one language of a value with
 * an id of its own. Null where there is such a value already. Pure.
 */
export function choiceFrom(words: string, language: Language, values: readonly FactChoice[]): FactChoice | null {
  const text = words.trim()
  const ids = new Set(values.map(choiceId))
  if (text === '' || ids.has(text)) return null
  if (/^[a-z0-9][a-z0-9-]*$/.test(text)) return text
  const isCalled = values.some((choice) => typeof choice === 'object' && nameIn(choice, language) === text)
  return isCalled ? null : { id: freeId(plainId(text, `value-${values.length + 1}`), ids), name: { [language]: text } }
}

/** The facts by which reports part cases, if a process has them. */
const reported = ['priority', 'business'] as const

/** The id that a fact gets by its name: what is called like a fact that reports know, in either language, is that fact. Pure. */
export function factIdFrom(words: string): string {
  const called = words.toLowerCase()
  const known = reported.find((id) => [english, chinese].some((names) => names.reported[id].toLowerCase() === called))
  return known ?? plainId(words, 'fact')
}

/** The id that words of a script with an alphabet become, else another one. */
export function plainId(words: string, otherwise: string): string {
  const id = idFrom(words)
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
  return /[a-z]/.test(id) ? id : otherwise
}

function nameIn({ name }: Exclude<FactChoice, string>, language: Language): string | undefined {
  return typeof name === 'string' ? name : name?.[language]
}
