import { z } from 'zod'
import { dottedIdSchema, durationSchema, idSchema } from '../document/atom-schemas.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'
import { shown } from '../document/shown.ts'
import { problem } from '../document/zod-issues.ts'

/** A share of the target: above 0, at most 100 (which is `breachesAt`). */
export const percentSchema = z.number().superRefine((percent, context) => {
  if (percent > 0 && percent <= 100) return
  context.addIssue({ code: 'custom', ...problem('policy.bad-percent', { found: shown(percent) }) })
})

const recipientSchema = z.string().min(1).max(200)

const escalationAtSchema = z.union([
  z.strictObject({ percent: percentSchema }),
  z.strictObject({ before: durationSchema }),
  z.strictObject({ after: durationSchema }),
])

const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('notify'),
    to: z.array(recipientSchema).min(1).max(50),
    message: idSchema.exactOptional(),
  }),
  z.strictObject({ action: z.literal('assign'), team: idSchema, agent: z.string().min(1).max(200).exactOptional() }),
  z.strictObject({
    action: z.literal('set'),
    fact: dottedIdSchema,
    value: factValueSchema.exactOptional(),
    raiseBy: z.int().min(-100).max(100).exactOptional(),
  }),
  z.strictObject({
    action: z.literal('startFlow'),
    flow: idSchema,
    facts: z.record(dottedIdSchema, dottedIdSchema).exactOptional(),
  }),
  z.strictObject({ action: z.literal('webhook'), endpoint: idSchema }),
  z.strictObject({ action: z.literal('requireReason') }),
])

/** When a clock asks for help, and what happens then. */
export const escalationSchema = z.strictObject({ at: escalationAtSchema, do: z.array(actionSchema).min(1).max(50) })
