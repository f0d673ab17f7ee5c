import { z } from 'zod'
import type { WireBreach } from '../../core/contract/wire.ts'
import type { WireBreachContext, WireReviewed, WireReviewStep } from '../../core/contract/wire-review.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'
import { recordSchema } from './case-schemas.ts'

/** A breach and its review. */
export const breachSchema = z
  .strictObject({
    id: z.string(),
    case: z.strictObject({ id: z.string(), number: z.int(), subject: z.string().nullable(), url: z.string() }),
    flow: z.string(),
    clock: z.string(),
    clockName: localTextSchema,
    instance: z.int(),
    breachedAt: wireInstantSchema,
    dueAt: wireInstantSchema,
    detectedAt: wireInstantSchema,
    stoppedAt: wireInstantSchema.nullable(),
    lateMs: z.int().meta({ description: 'from the breach until the clock stopped, or until now; on the wall clock' }),
    targetMs: z.int(),
    priority: z.string().nullable(),
    team: z.string().nullable(),
    assignee: z.string().nullable().meta({ description: 'with the permission people.read, or of oneself; else null' }),
    node: z.string().nullable().meta({ description: 'the step in which the case stood' }),
    policyVersion: z.int().nullable(),
    calendarVersion: z.int().nullable(),
    cause: z.enum(['time', 'retarget']),
    contested: z.boolean(),
    review: z.enum(['open', 'proposed', 'done']),
    reason: z.string().nullable().meta({ description: 'an id of settings/reasons, or words of one’s own' }),
    note: z.string().nullable(),
    responsibleNode: z.string().nullable(),
    responsibleTeam: z.string().nullable(),
    reviewedBy: z.string().nullable(),
    reviewedAt: wireInstantSchema.nullable(),
    exclusion: z.enum(['none', 'proposed', 'approved']),
    ground: z.string().nullable().meta({ description: 'why it should not count' }),
    answer: z.string().nullable().meta({ description: 'what the second person said to that' }),
    proposedBy: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: wireInstantSchema.nullable(),
    judge: z.string().nullable(),
    judgeBy: wireInstantSchema.nullable(),
    isOverdue: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Breach' }) satisfies z.ZodType<WireBreach>

const filter = z.string().min(1).max(1000).exactOptional()
const bool = z.enum(['true', 'false']).exactOptional()

/** An instant in a query, as epoch ms. */
export const instantQuery = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .exactOptional()

/** How the list of breaches is narrowed; several values of one filter stand with commas between. */
export const breachFilterQuery = {
  review: z
    .string()
    .regex(/^(open|proposed|done)(,(open|proposed|done)){0,2}$/)
    .exactOptional()
    .meta({
      description: 'open: to be judged; proposed: a second person has to decide; done: judged',
    }),
  case: z.string().min(1).max(100).exactOptional(),
  reason: filter.meta({
    description:
      'as written; id/* for a reason and those below it, ~none for none, ~own for words that are none of the list',
  }),
  flow: filter,
  clock: filter,
  team: filter.meta({ description: 'the team that had the case when it happened' }),
  node: filter.meta({ description: 'where it went wrong: as reviewed, else where the case stood' }),
  responsibleTeam: filter.meta({ description: 'as reviewed, else the team that had the case' }),
  assignee: filter.meta({ description: 'somebody else only with the permission people.read' }),
  judge: filter.meta({ description: 'who is to judge it; me for oneself' }),
  priority: filter,
  contested: bool,
  excluded: bool.meta({ description: 'whether an approved review leaves it out of reports' }),
  overdue: z.literal('true').exactOptional().meta({ description: 'waits for its judgement longer than it may' }),
  from: instantQuery.meta({ description: 'of the breach; ISO 8601 with an offset' }),
  to: instantQuery.meta({ description: 'exclusive' }),
}

export const breachQuery = z.strictObject({
  ...listQuery,
  ...breachFilterQuery,
  sort: z.enum(['newest', 'oldest', 'worst']).exactOptional().meta({ description: 'worst: what was late the longest' }),
})

/** Left out, it stays; empty or null takes it away. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.trim() || null)
    .nullable()
    .exactOptional()

const changeFields = {
  reason: text(200),
  note: text(10_000),
  node: text(200).meta({ description: 'the step where it went wrong' }),
  team: text(64).meta({ description: 'the team where it went wrong' }),
  exclude: z.boolean().exactOptional().meta({ description: 'true proposes; false takes a proposal back' }),
  ground: text(2000).meta({ description: 'why it should not count' }),
  judge: text(100).meta({ description: 'the id of the user who is to judge it' }),
  judgeBy: z.iso
    .datetime({ offset: true })
    .transform((at) => Date.parse(at))
    .nullable()
    .exactOptional()
    .meta({ description: 'until when; null for the usual time' }),
}

export const reviewSchema = z.strictObject(changeFields)

export const severalSchema = z.strictObject({
  breaches: z
    .array(z.strictObject({ id: z.string().min(1).max(100), version: z.int().min(1).exactOptional() }))
    .min(1)
    .max(100),
  change: reviewSchema,
})

export const reviewedSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.string(), ok: z.literal(true), breach: breachSchema }),
  z.strictObject({ id: z.string(), ok: z.literal(false), code: z.string(), message: z.string() }),
]) satisfies z.ZodType<WireReviewed>

export const exclusionDecisionSchema = z
  .strictObject({ approve: z.boolean().exactOptional(), ground: text(2000) })
  .nullish()
  .meta({ description: 'approve: false refuses; left out, it approves' })

export const authorSchema = z.strictObject({ id: z.string(), name: z.string() })

const stepSchema = z
  .strictObject({
    seq: z.int(),
    at: wireInstantSchema,
    by: authorSchema.nullable(),
    kind: z.enum(['kept', 'reviewed', 'assigned', 'proposed', 'withdrawn', 'approved', 'refused']),
    changes: z.record(z.string(), z.strictObject({ from: z.string().nullable(), to: z.string().nullable() })),
  })
  .meta({ id: 'ReviewStep' }) satisfies z.ZodType<WireReviewStep>

const named = z.array(z.strictObject({ id: z.string(), name: localTextSchema }))

export const breachContextSchema = z
  .strictObject({
    breach: breachSchema,
    nodes: named,
    stages: named,
    around: z.array(recordSchema),
    steps: z.array(stepSchema),
    retrospectives: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  })
  .meta({ id: 'BreachContext' }) satisfies z.ZodType<WireBreachContext>
