import { z } from 'zod'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { dottedIdSchema, idSchema, instantSchema, localTextSchema } from '../document/atom-schemas.ts'
import { teamSchema } from '../settings/settings-schema.ts'
import { eventSchema } from './event-schema.ts'
import { expectationSchema } from './expectation-schema.ts'
import { caseFactsSchema } from './facts-schema.ts'
import { sourceSchema } from './source-schema.ts'

const caseSchema = z.strictObject({
  at: instantSchema,
  facts: caseFactsSchema.exactOptional(),
  channel: dottedIdSchema.exactOptional(),
  team: idSchema.exactOptional(),
  waiting: dottedIdSchema.exactOptional(),
  bot: z.boolean().exactOptional(),
  calendars: z
    .strictObject({
      customer: idSchema.exactOptional(),
      team: idSchema.exactOptional(),
      site: idSchema.exactOptional(),
    })
    .exactOptional(),
})

const answerSchema = z.union([z.strictObject({ fail: z.literal(true) }), z.strictObject({ facts: caseFactsSchema })])

/** A scenario as people write it (FORMATS section 7). The documents in it are checked by the rules of their own kinds. */
export const scenarioSchema = z.strictObject({
  kind: z.literal('scenario'),
  id: idSchema.exactOptional(),
  name: localTextSchema,
  calendars: z.array(sourceSchema<CalendarDocument>()).max(200).exactOptional(),
  policy: sourceSchema<PolicyDocument>().exactOptional(),
  policies: z.array(sourceSchema<PolicyDocument>()).max(200).exactOptional(),
  flow: sourceSchema<FlowDocument>().exactOptional(),
  flows: z.array(sourceSchema<FlowDocument>()).max(200).exactOptional(),
  rules: z.array(sourceSchema<RulesDocument>()).max(200).exactOptional(),
  teams: z.array(teamSchema).max(2000).exactOptional(),
  case: caseSchema,
  runUntil: instantSchema.exactOptional(),
  events: z.array(eventSchema).max(2000).exactOptional(),
  expect: z.array(expectationSchema).min(1).max(2000),
  answers: z.record(idSchema, answerSchema).exactOptional(),
})
