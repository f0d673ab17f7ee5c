import type { FactValue } from '../../core/contract/facts.ts'
import type { RecordValue } from '../../core/contract/record.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { Sql } from '../store.ts'
import { getPersonalFacts, isTokenOf } from './personal-facts.ts'

/** Facts with their values in place of tokens; one that was erased is left out. */
export async function showFacts(sql: Sql, caseId: string, facts: CaseFacts): Promise<CaseFacts> {
  const shown = await showTokens(sql, caseId, [facts])
  const entries = Object.entries(shown[0] ?? {})
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

/** Plain JSON of one case with values in place of tokens, null where they were erased. */
export async function showTokens<T extends RecordValue>(sql: Sql, caseId: string, data: readonly T[]): Promise<T[]> {
  const tokens = new Set<string>()
  walk(data, (text) => {
    if (isTokenOf(caseId, text)) tokens.add(text)
    return text
  })
  if (tokens.size === 0) return [...data]
  const kept = await getPersonalFacts(sql, caseId, [...tokens])
  const values = new Map(kept.map(({ token, value }) => [token, value]))
  return walk(data, (text) => (values.has(text) ? (values.get(text) ?? null) : text)) as T[]
}

function walk(value: RecordValue, replace: (text: string) => FactValue): RecordValue {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((item: RecordValue) => walk(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, replace)]))
}
