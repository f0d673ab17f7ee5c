import { formatInstant } from '../calendar/format-instant.ts'
import type { FactId, Facts, FactValue } from '../contract/facts.ts'
import type { EvaluationContext } from '../contract/rules.ts'
import { factReader } from '../facts/read-fact.ts'

/** A fact that rules may read without anybody giving it: the instant at which they are looked at. A case's own fact of that name wins. */
export const nowFact: FactId = 'now'

/** Reads what a condition sees. */
export type Sight = (facts: Facts, context: EvaluationContext) => FactValue

/** How a condition sees a fact: as `readFact` reads it, and `now` from the context. */
export function sightOf(id: FactId): Sight {
  const read = factReader(id)
  return id === nowFact ? (facts, context) => read(facts) ?? formatInstant(context.nowAt) : read
}
