import { z } from 'zod'
import { factTypes } from '../../core/contract/facts.ts'
import { dottedIdSchema, localTextSchema } from '../document/atom-schemas.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'

const choiceIdSchema = z.string().min(1).max(200)

const choiceSchema = z.union([
  choiceIdSchema,
  z.strictObject({ id: choiceIdSchema, name: localTextSchema.exactOptional() }),
])

/** A fact as a flow declares it; whether its parts fit its type is checked by `checkFacts`. */
export const factSchema = z.strictObject({
  id: dottedIdSchema,
  type: z.enum(factTypes),
  values: z.array(choiceSchema).min(1).max(2000).exactOptional(),
  unit: z.string().min(1).max(50).exactOptional(),
  default: factValueSchema.exactOptional(),
  name: localTextSchema.exactOptional(),
  help: localTextSchema.exactOptional(),
  samples: z.array(factValueSchema).max(100).exactOptional(),
  personal: z.boolean().exactOptional(),
})
