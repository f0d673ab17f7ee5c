import { z } from 'zod'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { dottedIdSchema, durationSchema, idSchema, instantSchema } from '../document/atom-schemas.ts'
import { shown } from '../document/shown.ts'
import { problem } from '../document/zod-issues.ts'
import { caseFactsSchema } from './facts-schema.ts'
import { sourceSchema } from './source-schema.ts'

const textSchema = z.string().max(10_000)
const nameSchema = z.string().min(1).max(200)

const nodePathForm = /^[a-z0-9-]{1,64}(?:\/[a-z0-9-]{1,64}){0,9}$/

/** A node; that of a child case as `child/node`. */
const nodePathSchema = z.string().superRefine((path, context) => {
  if (!nodePathForm.test(path)) context.addIssue({ code: 'custom', ...problem('document.bad-id', { id: shown(path) }) })
})

const at = { at: instantSchema }

/** What happens in a scenario. */
export const eventSchema = z.discriminatedUnion('do', [
  z.strictObject({
    ...at,
    do: z.literal('reply'),
    by: z.enum(['person', 'bot']).exactOptional(),
    public: z.boolean().exactOptional(),
    text: textSchema.exactOptional(),
  }),
  z.strictObject({
    ...at,
    do: z.literal('message'),
    channel: dottedIdSchema.exactOptional(),
    text: textSchema.exactOptional(),
  }),
  z.strictObject({ ...at, do: z.literal('note'), text: textSchema.exactOptional() }),
  z.strictObject({ ...at, do: z.literal('set'), facts: caseFactsSchema }),
  z.strictObject({
    ...at,
    do: z.literal('assign'),
    team: idSchema.exactOptional(),
    agent: z.union([nameSchema, z.null()]).exactOptional(),
  }),
  z.strictObject({
    ...at,
    do: z.literal('complete'),
    node: nodePathSchema,
    outcome: dottedIdSchema,
    facts: caseFactsSchema.exactOptional(),
  }),
  z.strictObject({
    ...at,
    do: z.literal('wait'),
    reason: dottedIdSchema,
    for: durationSchema.exactOptional(),
    until: instantSchema.exactOptional(),
  }),
  z.strictObject({ ...at, do: z.literal('resume'), reason: dottedIdSchema.exactOptional() }),
  z.strictObject({ ...at, do: z.literal('merge'), into: nameSchema }),
  z.strictObject({ ...at, do: z.literal('link'), to: nameSchema, as: dottedIdSchema }),
  z.strictObject({
    ...at,
    do: z.literal('tag'),
    add: z.array(nameSchema).max(100).exactOptional(),
    remove: z.array(nameSchema).max(100).exactOptional(),
  }),
  z.strictObject({ ...at, do: z.literal('resolve') }),
  z.strictObject({ ...at, do: z.literal('reopen') }),
  z.strictObject({ ...at, do: z.literal('close') }),
  z.strictObject({ ...at, do: z.literal('cancel') }),
  z.strictObject({ ...at, do: z.literal('handOver') }),
  z.strictObject({ ...at, do: z.literal('external'), name: dottedIdSchema, facts: caseFactsSchema.exactOptional() }),
  z.strictObject({
    ...at,
    do: z.literal('answer'),
    score: z.number(),
    node: nodePathSchema.exactOptional(),
    comment: textSchema.exactOptional(),
    answers: z.record(idSchema, z.number()).exactOptional(),
  }),
  z.strictObject({ ...at, do: z.literal('calendar'), document: sourceSchema<CalendarDocument>() }),
  z.strictObject({
    ...at,
    do: z.literal('policy'),
    document: sourceSchema<PolicyDocument>(),
    running: z.enum(['stay', 'migrate']).exactOptional(),
  }),
])
