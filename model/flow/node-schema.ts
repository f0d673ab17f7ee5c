import { z } from 'zod'
import { dottedIdSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'

/** The fields that every node has beside its kind. */
export const nodeBase = { id: idSchema, stage: idSchema, name: localTextSchema.exactOptional() }

/** The entries of a form: facts, with what the form says of them. */
export const formSchema = z
  .array(
    z.union([
      dottedIdSchema,
      z.strictObject({
        fact: dottedIdSchema,
        required: z.boolean().exactOptional(),
        help: localTextSchema.exactOptional(),
      }),
    ]),
  )
  .max(500)
