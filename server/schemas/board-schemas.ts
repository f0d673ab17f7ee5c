import { z } from 'zod'
import type {
  WireBoard,
  WireBoardCase,
  WireBoardCompliance,
  WireBoardCounts,
  WireBoardPlace,
} from '../../core/contract/wire-board.ts'
import { isZoneName } from '../../model/calendar/read-zone.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'
import { summaryFields } from './case-schemas.ts'

const anyOf = (what: string) => z.string().min(1).max(1000).exactOptional().meta({ description: what })

/** How GET /board is asked. */
export const boardQuery = z.strictObject({
  flow: anyOf('flows; several as a,b'),
  team: anyOf('teams; several as a,b; none for cases without one'),
  zone: z
    .string()
    .max(64)
    .refine(isZoneName, { error: 'an IANA time zone' })
    .exactOptional()
    .meta({ description: 'an IANA zone in which the day begins; UTC if left out' }),
  start: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional()
    .meta({ description: 'when the day or the shift begins, by the clock on the wall: 09:00; midnight if left out' }),
  within: z
    .string()
    .regex(/^(?:[5-9]|[1-9]\d{1,2}|1[0-3]\d\d|14[0-3]\d|1440)$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'what counts as due soon, in minutes: 5 to 1440; 60 if left out' }),
  limit: z
    .string()
    .regex(/^(?:[1-9]|[1-4]\d|50)$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'cases in each list: 1 to 50; 10 if left out' }),
})

export type BoardQuery = z.output<typeof boardQuery>

const count = z.int().min(0)
const kept = { met: count, missed: count, compliance: z.number().nullable() }
const keptSchema = z.strictObject(kept)

const boardCaseSchema = z
  .strictObject({
    ...summaryFields,
    wait: z
      .strictObject({ reason: z.string(), since: wireInstantSchema, until: wireInstantSchema.nullable() })
      .nullable(),
  })
  .meta({ id: 'BoardCase' }) satisfies z.ZodType<WireBoardCase>

const countsSchema = z.strictObject({
  open: count,
  late: count,
  lateSince: count,
  dueSoon: count,
  waiting: count,
  unassigned: count,
  oldestUnassignedAt: wireInstantSchema.nullable(),
}) satisfies z.ZodType<WireBoardCounts>

const complianceSchema = z.strictObject({
  ...kept,
  yesterday: keptSchema,
  weekBefore: keptSchema,
  hours: z.array(z.strictObject({ ...kept, from: wireInstantSchema })),
}) satisfies z.ZodType<WireBoardCompliance>

const placeSchema = z
  .strictObject({
    flow: z.string(),
    flowName: localTextSchema,
    node: z.string(),
    name: localTextSchema,
    cases: count,
    late: count,
    oldest: z.strictObject({ id: z.string(), number: z.int(), enteredAt: wireInstantSchema }),
  })
  .meta({ id: 'BoardPlace' }) satisfies z.ZodType<WireBoardPlace>

/** What the live board shows. */
export const boardSchema = z
  .strictObject({
    asOf: wireInstantSchema,
    since: wireInstantSchema,
    withinMs: z.int(),
    counts: countsSchema,
    late: z.array(boardCaseSchema),
    dueNext: z.array(boardCaseSchema),
    waiting: z.array(boardCaseSchema),
    unassigned: z.array(boardCaseSchema),
    compliance: complianceSchema,
    places: z.array(placeSchema),
  })
  .meta({ id: 'Board' }) satisfies z.ZodType<WireBoard>
