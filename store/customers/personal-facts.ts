import type { FactValue } from '../../core/contract/facts.ts'
import { personalFacts } from '../schema/people.ts'
import type { Sql } from '../store.ts'

/** The value of a fact that is marked `personal`: the workflow knows only the token. */
export interface PersonalFact {
  readonly token: string
  readonly caseId: string
  readonly fact: string
  /** Null once it was erased. */
  readonly value: FactValue
}

/** The token of a fact that a command gives: the same for the same command, and told from a value by the case's id at its start. Pure. */
export function personalToken(caseId: string, commandId: string, fact: string): string {
  return `${caseId}/${commandId}/${fact}`
}

/** Whether a text can be a token of a case. A token of another case is no token here: nobody reads another case's facts by writing one down. */
export function isTokenOf(caseId: string, text: string): boolean {
  return text.startsWith(`${caseId}/`)
}

/** Keeps a value under a token that the caller made, and answers the token. The same token again changes nothing. */
export async function addPersonalFact(sql: Sql, fact: PersonalFact, at: number): Promise<string> {
  await sql.db
    .insert(personalFacts)
    .values({ ...fact, createdAt: at })
    .onConflictDoNothing({ target: personalFacts.token })
  return fact.token
}

/** Those of several tokens of one case that exist. */
export function getPersonalFacts(sql: Sql, caseId: string, tokens: readonly string[]): Promise<PersonalFact[]> {
  return sql.query<PersonalFact>(
    `select token, case_id as "caseId", fact, value from personal_facts
     where case_id = $1 and token in (select jsonb_array_elements_text($2::jsonb))`,
    [caseId, JSON.stringify(tokens)],
  )
}
