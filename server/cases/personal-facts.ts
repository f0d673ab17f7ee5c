import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { RecordValue } from '../../core/contract/record.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import { addPersonalFact, getPersonalFacts, type PersonalFact } from '../../store/customers/personal-facts.ts'
import type { Sql } from '../../store/store.ts'

/** Facts as a workflow may know them, and what the store has to keep in their place. */
export interface HiddenFacts {
  readonly facts: CaseFacts
  readonly hidden: readonly PersonalFact[]
}

/** Every token of a case begins with its id, so that it can be told from a value. */
const tokenStart = (caseId: string) => `${caseId}/`

/** Puts tokens in place of personal facts. Pure: the same command of the same case makes the same tokens, however often it is sent. */
export function hideFacts(plan: Plan, facts: CaseFacts, caseId: string, commandId: string): HiddenFacts {
  const personal = new Set(plan.facts.filter((fact) => fact.personal === true).map(({ id }) => id))
  const hidden: PersonalFact[] = []
  const entries = Object.entries(facts).map(([fact, value]): [string, FactValue] => {
    if (!personal.has(fact) || value === null) return [fact, value]
    const token = `${tokenStart(caseId)}${commandId}/${fact}`
    hidden.push({ token, caseId, fact, value })
    return [fact, token]
  })
  return { facts: Object.fromEntries(entries), hidden }
}

/** Keeps what was hidden, before the command that carries the tokens is sent. */
export async function keepHidden(sql: Sql, hidden: readonly PersonalFact[], at: Instant): Promise<void> {
  for (const fact of hidden) await addPersonalFact(sql, fact, at)
}

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
    if (text.startsWith(tokenStart(caseId))) tokens.add(text)
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
