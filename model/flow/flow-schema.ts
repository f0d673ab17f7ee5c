import { z } from 'zod'
import { dottedIdSchema, durationSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { factSchema } from './fact-schema.ts'
import { nodeSchema } from './node-kinds.ts'

const coordinateSchema = z.number().min(-1_000_000).max(1_000_000)

const layoutSchema = z.record(
  idSchema,
  z.strictObject({ x: coordinateSchema, y: coordinateSchema, folded: z.boolean().exactOptional() }),
)

const noteSchema = z.strictObject({
  id: idSchema,
  text: localTextSchema,
  x: coordinateSchema,
  y: coordinateSchema,
  w: coordinateSchema.exactOptional(),
  h: coordinateSchema.exactOptional(),
})

/** A flow as people write it (FORMATS section 6). */
export const flowSchema = z.strictObject({
  kind: z.literal('flow'),
  id: idSchema,
  name: localTextSchema.exactOptional(),
  facts: z.array(factSchema).max(2000).exactOptional(),
  stages: z
    .array(z.strictObject({ id: idSchema, name: localTextSchema.exactOptional() }))
    .min(1)
    .max(2000),
  policy: idSchema.exactOptional(),
  nodes: z.array(nodeSchema).max(2000),
  edges: z
    .array(z.strictObject({ from: idSchema, to: idSchema, on: dottedIdSchema, name: localTextSchema.exactOptional() }))
    .max(10_000),
  reopen: z.strictObject({ to: idSchema.exactOptional(), within: durationSchema.exactOptional() }).exactOptional(),
  approval: z.strictObject({ by: z.string().min(1).max(200) }).exactOptional(),
  layout: layoutSchema.exactOptional(),
  notes: z.array(noteSchema).max(2000).exactOptional(),
})
