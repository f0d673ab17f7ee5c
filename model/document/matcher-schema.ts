import { z } from 'zod'
import { CASE_EVENTS, MATCHER_FIELDS, type Matcher } from '../../core/contract/matcher.ts'
import { dottedIdSchema, idSchema } from './atom-schemas.ts'
import { problem } from './zod-issues.ts'

/** Names one case event; only the fields that its event has may be given. */
export const matcherSchema = z
  .strictObject({
    event: z.enum(CASE_EVENTS),
    by: z.enum(['person', 'bot']).exactOptional(),
    public: z.boolean().exactOptional(),
    team: idSchema.exactOptional(),
    stage: idSchema.exactOptional(),
    node: idSchema.exactOptional(),
    fact: dottedIdSchema.exactOptional(),
    is: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    reason: dottedIdSchema.exactOptional(),
    clock: idSchema.exactOptional(),
    name: dottedIdSchema.exactOptional(),
  })
  .superRefine((matcher, context) => {
    const allowed = MATCHER_FIELDS[matcher.event] ?? []
    for (const field of Object.keys(matcher)) {
      if (field === 'event' || allowed.includes(field)) continue
      const params = { field, event: matcher.event, known: allowed }
      context.addIssue({ code: 'custom', path: [field], ...problem('policy.field-of-another-event', params) })
    }
    if (matcher.is !== undefined && matcher.fact === undefined) {
      context.addIssue({ code: 'custom', path: ['is'], ...problem('policy.value-without-fact', {}) })
    }
  })

/** One matcher, or a list of which any will do. */
export const matchersSchema = z.union([matcherSchema, z.array(matcherSchema).min(1).max(100)])

/** One matcher or a list as a list; none as an empty one. */
export function matcherList(matchers: Matcher | readonly Matcher[] | undefined): readonly Matcher[] {
  if (matchers === undefined) return []
  return 'event' in matchers ? [matchers] : matchers
}
