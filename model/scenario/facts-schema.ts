import { z } from 'zod'
import type { Facts, NestedFacts } from '../../core/contract/facts.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import { flattenFacts } from '../../core/facts/check-facts.ts'
import { dottedIdSchema, idSchema } from '../document/atom-schemas.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'

const nestedSchema: z.ZodType<NestedFacts> = z.lazy(() => z.record(idSchema, z.union([factValueSchema, nestedSchema])))

/** Facts by id, flat (`customer.tier`) or nested (`customer: { tier }`). */
export const caseFactsSchema = z.record(dottedIdSchema, z.union([factValueSchema, nestedSchema]))

/** The facts of a line as cases hold them: flat. What is given flat wins. */
export function flatFacts(facts: Facts = {}): CaseFacts {
  return flattenFacts(facts) as CaseFacts
}
