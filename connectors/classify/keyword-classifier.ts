import type { FactChoice, FactDefinition, FactValue } from '../../core/contract/facts.ts'
import type { Classifier } from './classifier.ts'
import { moodWords, topicWords, urgentWords } from './lexicon.ts'

/**
 * The plain built-in classifier: it counts words. Sets, where the flow declares them, `category` (an enum: the value
 * whose own names and known words occur most), `sentiment` (a number from -1, furious, to 1, glad), `urgent` (a boolean)
 * and `customer.language`. Deterministic, offline, and easily replaced by a model behind the same interface.
 */
export const keywordClassifier: Classifier = {
  async classify({ text, facts }) {
    const words = text.toLowerCase()
    const found: Record<string, FactValue> = {}
    for (const fact of facts) {
      const value = valueOf(fact, words)
      if (value !== null) found[fact.id] = value
    }
    return found
  },
}

function valueOf(fact: FactDefinition, words: string): FactValue {
  if (fact.id === 'category' && fact.type === 'enum') return categoryOf(fact, words)
  if (fact.id === 'sentiment' && fact.type === 'number') return sentimentOf(words)
  if (fact.id === 'urgent' && fact.type === 'boolean') return urgentWords.some((word) => words.includes(word))
  if (fact.id === 'customer.language') return languageOf(fact, words)
  return null
}

function categoryOf(fact: FactDefinition, words: string): string | null {
  let best: { readonly id: string; readonly count: number } | null = null
  for (const choice of fact.values ?? []) {
    const id = typeof choice === 'string' ? choice : choice.id
    const count = wordsOf(choice).filter((word) => words.includes(word)).length
    if (count > 0 && (best === null || count > best.count)) best = { id, count }
  }
  return best?.id ?? null
}

function wordsOf(choice: FactChoice): readonly string[] {
  const id = typeof choice === 'string' ? choice : choice.id
  const name = typeof choice === 'string' ? undefined : choice.name
  const names = typeof name === 'string' ? [name] : Object.values(name ?? {})
  const known = Object.hasOwn(topicWords, id) ? (topicWords[id] ?? []) : []
  const own = [id.replaceAll('-', ' '), ...names].map((word) => word.toLowerCase()).filter((word) => word.length > 1)
  return [...new Set([...own, ...known])]
}

function sentimentOf(words: string): number {
  let sum = 0
  for (const [word, weight] of Object.entries(moodWords)) if (words.includes(word)) sum += weight
  return Math.max(-1, Math.min(1, Math.round((sum / 4) * 100) / 100))
}

function languageOf(fact: FactDefinition, words: string): string | null {
  const language = /\p{Script=Han}/u.test(words) ? 'zh-CN' : 'en'
  const allowed = fact.values?.map((choice) => (typeof choice === 'string' ? choice : choice.id))
  return allowed === undefined || allowed.includes(language) ? language : null
}
