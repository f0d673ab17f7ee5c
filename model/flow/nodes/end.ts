import { z } from 'zod'
import { dottedIdSchema } from '../../document/atom-schemas.ts'
import { fixedWays, type NodeKindModel } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

/** Finishes the way, and the case when no other branch runs. One that names no outcome ends by its own id. */
export const endSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('end'),
  does: z.enum(['resolve', 'close', 'cancel']),
  outcome: dottedIdSchema.exactOptional(),
})

export const end: NodeKindModel<'end'> = {
  rests: () => 'never',
  waysOf: () => fixedWays(),
  check: () => undefined,
  compile: (node, parts) => ({ ...parts, kind: 'end', does: node.does, outcome: node.outcome ?? node.id }),
}
