import { z } from 'zod'
import { dottedIdSchema, durationSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { clockSchema } from './clock-schema.ts'

/** A policy as people write it (FORMATS section 3). */
export const policySchema = z.strictObject({
  kind: z.literal('policy'),
  id: idSchema,
  name: localTextSchema.exactOptional(),
  clocks: z.array(clockSchema).min(1).max(200),
  waits: z
    .array(z.strictObject({ reason: dottedIdSchema, atMost: durationSchema }))
    .max(100)
    .exactOptional(),
})
