import type { FactId, Facts, FactValue } from '../contract/facts.ts'

/** Reads one fact out of whatever was given as facts. */
export type FactReader = (facts: Facts) => FactValue

/** What a fact holds, null if it is missing: the flat value wins over the nested one, only own properties count, and a group of facts is no value. */
export function readFact(facts: Facts, id: FactId): FactValue {
  if (Object.hasOwn(facts, id)) return factValueOf(facts[id])
  return id.includes('.') ? readNested(facts, id.split('.')) : null
}

/** The same as `readFact` with the id taken apart once, for whoever reads it often. */
export function factReader(id: FactId): FactReader {
  if (!id.includes('.')) return (facts) => (Object.hasOwn(facts, id) ? factValueOf(facts[id]) : null)
  const parts = id.split('.')
  return (facts) => (Object.hasOwn(facts, id) ? factValueOf(facts[id]) : readNested(facts, parts))
}

function readNested(facts: Facts, parts: readonly string[]): FactValue {
  let at: unknown = facts
  for (const part of parts) {
    if (!isGroup(at) || !Object.hasOwn(at, part)) return null
    at = at[part]
  }
  return factValueOf(at)
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function factValueOf(value: unknown): FactValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value : null
}
