import { z } from 'zod'
import { documentKinds } from '../../core/contract/document.ts'
import { reasonSides } from '../../core/contract/settings.ts'
import type {
  WireAction,
  WireActionEffect,
  WireReason,
  WireReasonReport,
  WireRetrospective,
  WireRetrospectiveSummary,
  WireReviewBacklog,
  WireReviewRules,
} from '../../core/contract/wire-review.ts'
import { idSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'
import { authorSchema, breachFilterQuery } from './breach-schemas.ts'

export const reasonSchema = z
  .strictObject({
    id: z.string(),
    name: localTextSchema,
    parent: z.string().nullable(),
    side: z.enum(reasonSides),
    isRetired: z.boolean(),
  })
  .meta({ id: 'BreachReason' }) satisfies z.ZodType<WireReason>

export const rulesSchema = z
  .strictObject({ judgeWithinMs: z.int(), version: z.int() })
  .meta({ id: 'ReviewRules' }) satisfies z.ZodType<WireReviewRules>

const yearMs = 366 * 86_400_000

export const rulesChangeSchema = z.strictObject({
  judgeWithinMs: z.int().min(60_000).max(yearMs).meta({ description: 'how long a breach may wait for its judgement' }),
})

export const backlogSchema = z
  .strictObject({
    open: z.int(),
    overdue: z.int(),
    proposed: z.int(),
    mine: z.int(),
    oldestAt: wireInstantSchema.nullable(),
    rules: rulesSchema,
    actions: z.strictObject({ mine: z.int(), late: z.int() }),
  })
  .meta({ id: 'ReviewBacklog' }) satisfies z.ZodType<WireReviewBacklog>

const { review: _review, overdue: _overdue, judge: _judge, reason: _reason, ...narrowing } = breachFilterQuery

export const reasonQuery = z.strictObject({
  ...narrowing,
  level: z
    .enum(['1', '2'])
    .transform(Number)
    .exactOptional()
    .meta({ description: '1, as by default: kinds count with their reason' }),
  by: z.enum(['team', 'node', 'flow']).exactOptional().meta({ description: 'also told apart by this' }),
  counting: z
    .enum(['all', 'counted'])
    .exactOptional()
    .meta({ description: 'counted: without what an approved review leaves out' }),
  weigh: z
    .enum(['count', 'time'])
    .exactOptional()
    .meta({ description: 'what comes first: many breaches, or long ones' }),
})

const countFields = { count: z.int(), excluded: z.int(), lateMs: z.int(), lateMsExcluded: z.int() }
const countsSchema = z.strictObject(countFields).meta({ id: 'ReasonCounts' })

export const reasonReportSchema = z
  .strictObject({
    from: wireInstantSchema,
    to: wireInstantSchema,
    level: z.union([z.literal(1), z.literal(2)]),
    counting: z.enum(['all', 'counted']),
    weigh: z.enum(['count', 'time']),
    total: countsSchema,
    before: countsSchema,
    bars: z.array(
      z.strictObject({
        ...countFields,
        id: z.string(),
        name: localTextSchema.nullable(),
        parent: z.string().nullable(),
        side: z.enum(reasonSides).nullable(),
        cumulative: z.number(),
        before: countsSchema,
        filter: z.string(),
      }),
    ),
    by: z.enum(['team', 'node', 'flow']).nullable(),
    groups: z.array(
      z.strictObject({
        ...countFields,
        id: z.string(),
        name: localTextSchema.nullable(),
        bars: z.record(z.string(), countsSchema),
      }),
    ),
  })
  .meta({ id: 'ReasonReport' }) satisfies z.ZodType<WireReasonReport>

const documentSchema = z.strictObject({ kind: z.string(), id: z.string(), version: z.int() })
const stateSchema = z.enum(['open', 'done', 'dropped'])

const actionFields = {
  id: z.string(),
  retrospective: z.strictObject({ id: z.string(), title: z.string() }),
  what: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  dueAt: wireInstantSchema,
  state: stateSchema,
  isLate: z.boolean(),
  result: z.string().nullable(),
  document: documentSchema.nullable(),
  endedAt: wireInstantSchema.nullable(),
  remindedAt: wireInstantSchema.nullable(),
  version: z.int(),
}

export const actionSchema = z.strictObject(actionFields).meta({ id: 'ReviewAction' }) satisfies z.ZodType<WireAction>

const windowSchema = z.strictObject({ count: z.int(), excluded: z.int(), unjudged: z.int() })

const effectSchema = z
  .strictObject({
    reason: z.string(),
    flow: z.string().nullable(),
    days: z.number(),
    before: windowSchema,
    after: windowSchema,
  })
  .meta({ id: 'ReviewActionEffect' }) satisfies z.ZodType<WireActionEffect>

const words = (longest: number) => z.string().trim().max(longest)

export const actionInputSchema = z.strictObject({
  what: words(500).min(1),
  owner: z.string().min(1).max(100).meta({ description: 'the id of an active user' }),
  dueAt: z.iso.datetime({ offset: true }).transform((at) => Date.parse(at)),
  state: stateSchema.default('open'),
  result: words(5000)
    .transform((text) => text || null)
    .nullable()
    .default(null),
  document: z
    .strictObject({ kind: z.enum(documentKinds), id: idSchema, version: z.int().min(1) })
    .nullable()
    .default(null)
    .meta({ description: 'the published version that prevents it from now on' }),
})

export const actionQuery = z.strictObject({
  ...listQuery,
  state: stateSchema.exactOptional(),
  owner: z.string().min(1).max(100).exactOptional().meta({ description: 'me for oneself' }),
  late: z.literal('true').exactOptional(),
})

export const retrospectiveInputSchema = z.strictObject({
  title: words(200).min(1),
  what: words(20_000).default(''),
  whys: z.array(words(2000).min(1)).max(10).default([]),
  decisions: words(20_000).default(''),
  reason: z.string().min(1).max(200).nullable().default(null),
  flow: idSchema.nullable().default(null),
  breaches: z.array(z.string().min(1).max(100)).max(200).default([]),
  cases: z.array(z.string().min(1).max(100)).max(200).default([]),
})

const summaryFields = {
  id: z.string(),
  title: z.string(),
  reason: z.string().nullable(),
  flow: z.string().nullable(),
  createdAt: wireInstantSchema,
  createdBy: authorSchema.nullable(),
  updatedAt: wireInstantSchema,
  breachCount: z.int(),
  caseCount: z.int(),
  actions: z.strictObject({ open: z.int(), late: z.int(), done: z.int(), dropped: z.int() }),
  version: z.int(),
}

export const retrospectiveSummarySchema = z
  .strictObject(summaryFields)
  .meta({ id: 'RetrospectiveSummary' }) satisfies z.ZodType<WireRetrospectiveSummary>

const linkedCaseSchema = z.strictObject({ id: z.string(), number: z.int(), subject: z.string().nullable() })

export const retrospectiveSchema = z
  .strictObject({
    ...summaryFields,
    what: z.string(),
    whys: z.array(z.string()),
    decisions: z.string(),
    breaches: z.array(
      z.strictObject({
        id: z.string(),
        case: linkedCaseSchema,
        clock: z.string(),
        clockName: localTextSchema,
        breachedAt: wireInstantSchema,
        reason: z.string().nullable(),
        exclusion: z.enum(['none', 'proposed', 'approved']),
      }),
    ),
    cases: z.array(linkedCaseSchema),
    actionList: z.array(z.strictObject({ ...actionFields, effect: effectSchema.nullable() })),
  })
  .meta({ id: 'Retrospective' }) satisfies z.ZodType<WireRetrospective>

export const retrospectiveQuery = z.strictObject({
  ...listQuery,
  breach: z.string().min(1).max(100).exactOptional(),
  case: z.string().min(1).max(100).exactOptional().meta({ description: 'itself, or a breach of it' }),
  reason: z.string().min(1).max(200).exactOptional(),
})
