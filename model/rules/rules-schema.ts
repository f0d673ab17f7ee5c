import { z } from 'zod'
import { type Condition, hitPolicies, operatorNames } from '../../core/contract/rules.ts'
import { dottedIdSchema, durationSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { documentLimits } from '../document/bounds.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'
import { problem } from '../document/zod-issues.ts'

const mostColumns = 100
const mostValues = 1000

const boundSchema = z.union([z.number(), z.string().max(100)])
const betweenSchema = z.strictObject({ from: boundSchema, to: boundSchema })
const factReferenceSchema = z.strictObject({ fact: dottedIdSchema })
const scalarSchema = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])

/** A right side of any kind; which kind an operator takes is checked by `checkRules`. */
const rightSideSchema = z.union([
  scalarSchema,
  z.array(scalarSchema).max(mostValues),
  factReferenceSchema,
  betweenSchema,
  durationSchema,
])

const testSchema = z.strictObject({
  fact: dottedIdSchema,
  op: z.enum(operatorNames),
  value: rightSideSchema.exactOptional(),
})

const groupOf = (group: 'all' | 'any') =>
  z
    .array(z.lazy(() => conditionSchema))
    .max(documentLimits.entries)
    .refine((parts) => parts.length > 0, problem('rules.empty-group', { group }))

/** A condition of a list: a question to a fact, or a group. */
const conditionSchema: z.ZodType<Condition> = z.union([
  testSchema,
  z.strictObject({ all: groupOf('all') }),
  z.strictObject({ any: groupOf('any') }),
  z.strictObject({ not: z.lazy(() => conditionSchema) }),
])

const cellKeys = [...operatorNames, 'from', 'to'] as const
// A record, and not an object with as many optional fields: that one looks at every field it does not find, a hundred times slower.
const cellSchema = z.union([
  z.literal('-'),
  z
    .partialRecord(z.enum(cellKeys), rightSideSchema)
    .refine((cell) => Object.keys(cell).length > 0, problem('rules.empty-cell', {})),
])

const columnSchema = z.strictObject({ fact: dottedIdSchema })

const rowSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  if: z.array(cellSchema).max(mostColumns),
  then: z.array(factValueSchema).max(mostColumns).exactOptional(),
  outcome: idSchema.exactOptional(),
})

const listRuleSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  if: conditionSchema.exactOptional(),
  then: z.strictObject({
    set: z.record(dottedIdSchema, factValueSchema).exactOptional(),
    outcome: idSchema.exactOptional(),
  }),
})

const headShape = {
  kind: z.literal('rules'),
  id: idSchema,
  name: localTextSchema.exactOptional(),
  hit: z.enum(hitPolicies),
}

/** A rule set as people write it: its shape. What its parts mean together is checked by `checkRules`. */
export const rulesSchema = z.discriminatedUnion('style', [
  z.strictObject({
    ...headShape,
    style: z.literal('table'),
    inputs: z.array(columnSchema).min(1).max(mostColumns),
    outputs: z.array(columnSchema).max(mostColumns).exactOptional(),
    rows: z.array(rowSchema).max(documentLimits.entries),
  }),
  z.strictObject({
    ...headShape,
    style: z.literal('list'),
    rules: z.array(listRuleSchema).max(documentLimits.entries),
  }),
])
