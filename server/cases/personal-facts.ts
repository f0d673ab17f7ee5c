import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import { addPersonalFact, type PersonalFact, personalToken } from '../../store/customers/personal-facts.ts'
import type { Sql } from '../../store/store.ts'

/** Facts as a workflow may know them, and what the store has to keep in their place. */
export interface HiddenFacts {
  readonly facts: CaseFacts
  readonly hidden: readonly PersonalFact[]
}

/** Puts tokens in place of personal facts. Pure: the same command of the same case makes the same tokens, however often it is sent. */
export function hideFacts(plan: Plan, facts: CaseFacts, caseId: string, commandId: string): HiddenFacts {
  const personal = new Set(plan.facts.filter((fact) => fact.personal === true).map(({ id }) => id))
  const hidden: PersonalFact[] = []
  const entries = Object.entries(facts).map(([fact, value]): [string, FactValue] => {
    if (!personal.has(fact) || value === null) return [fact, value]
    const token = personalToken(caseId, commandId, fact)
    hidden.push({ token, caseId, fact, value })
    return [fact, token]
  })
  return { facts: Object.fromEntries(entries), hidden }
}

/** Keeps what was hidden, before the command that carries the tokens is sent. */
export async function keepHidden(sql: Sql, hidden: readonly PersonalFact[], at: Instant): Promise<void> {
  for (const fact of hidden) await addPersonalFact(sql, fact, at)
}
