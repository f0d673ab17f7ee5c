import { z } from 'zod'
import {
  correlatedFigures,
  type WireCorrelations,
  type WireFactorCases,
  type WireFactors,
  type WireVariants,
} from '../../core/contract/wire-diagnosis.ts'
import { isZoneName } from '../../model/calendar/read-zone.ts'
import { idSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'
import { factSchema } from './report-schemas.ts'

const anyOf = (what: string) =>
  z
    .string()
    .min(1)
    .max(1000)
    .exactOptional()
    .meta({ description: `${what}; several as a,b; none for cases without one` })

const date = (what: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .exactOptional()
    .meta({ description: what })

const windowFields = {
  from: date('the first day; ninety days ago if left out'),
  to: date('the day after the last one; tomorrow if left out'),
  zone: z
    .string()
    .max(64)
    .refine(isZoneName, { error: 'an IANA time zone' })
    .exactOptional()
    .meta({ description: 'the IANA zone of the days; UTC if left out' }),
}

/** How GET /diagnosis/factors is asked. */
export const factorsQuery = z.strictObject({
  flow: idSchema,
  clock: idSchema,
  ...windowFields,
  team: anyOf('teams'),
  tier: anyOf('classes of customers'),
  channel: anyOf('channels'),
  priority: anyOf('priorities'),
  business: anyOf('kinds of business'),
})

const condition = (what: string) =>
  z
    .string()
    .max(400)
    .regex(/^[^=]{1,140}=[^]+$/)
    .transform((text) => {
      const cut = text.indexOf('=')
      return { column: text.slice(0, cut), level: text.slice(cut + 1) }
    })
    .meta({ description: what })

/** How GET /diagnosis/factors/cases is asked. */
export const factorCasesQuery = z.strictObject({
  ...factorsQuery.shape,
  ...listQuery,
  condition: condition('what holds of them: the column and the level of a factor, as column=level'),
  and: condition('what else holds of them').exactOptional(),
})

/** How GET /diagnosis/variants is asked. */
export const variantsQuery = z.strictObject({
  flow: idSchema,
  clock: idSchema.exactOptional().meta({ description: 'by which clock a case counts as late; any if left out' }),
  ...windowFields,
})

/** How GET /diagnosis/correlations is asked. */
export const correlationsQuery = z.strictObject({
  flow: idSchema.exactOptional().meta({ description: 'all flows if left out' }),
  clock: idSchema.exactOptional().meta({ description: 'whose promises compliance counts; all if left out' }),
  ...windowFields,
  span: z.enum(['day', 'hour']).exactOptional().meta({ description: 'day if left out' }),
})

const count = z.int().min(0)
const ms = z.number()
const name = localTextSchema.nullable()
const windowSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  fromAt: wireInstantSchema,
  toAt: wireInstantSchema,
})
const estimateSchema = z
  .strictObject({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Estimate', description: 'with the interval that holds the truth in 95 of 100 studies like it' })
const examples = z.array(z.strictObject({ id: z.string(), number: z.int() }))

const conditionSchema = z
  .strictObject({ column: z.string(), level: z.string(), columnName: name, levelName: name })
  .meta({ id: 'FactorCondition' })

const factorSchema = z
  .strictObject({
    conditions: z.array(conditionSchema),
    kind: z.enum(['circumstance', 'course', 'target']),
    ratio: estimateSchema,
    difference: estimateSchema,
    falseRate: z.number(),
    cases: count,
    late: count,
    otherCases: count,
    otherLate: count,
    shareOfLate: z.number(),
    explained: z.number(),
    trend: z.array(
      z.strictObject({ start: z.string(), cases: count, late: count, otherCases: count, otherLate: count }),
    ),
    examples,
  })
  .meta({ id: 'Factor' })

/** What distinguishes late cases. */
export const factorsSchema = z
  .strictObject({
    flow: z.string(),
    clock: z.string(),
    clockName: name,
    window: windowSchema,
    found: count,
    sampled: count,
    late: count,
    isComplete: z.boolean(),
    verdict: z.enum(['found', 'nothing', 'too-few']),
    factors: z.array(factorSchema),
    course: z.array(factorSchema),
    people: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Factors' }) satisfies z.ZodType<WireFactors>

/** A page of the late promises behind a factor. */
export const factorCasesSchema = z
  .strictObject({
    conditions: z.array(conditionSchema),
    clockName: name,
    window: windowSchema,
    people: z.record(z.string(), z.string()),
    items: z.array(factSchema),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'FactorCases' }) satisfies z.ZodType<WireFactorCases>

const stepSchema = z.strictObject({
  node: z.string(),
  name,
  visits: count,
  cases: count,
  lateVisits: count,
  standing: count,
  medianMs: ms,
  p90Ms: ms,
  totalMs: ms,
  queuedMs: ms,
  waitedMs: ms,
  share: z.number(),
})

/** Which ways cases take. */
export const variantsSchema = z
  .strictObject({
    flow: z.string(),
    clock: z.string().nullable(),
    window: windowSchema,
    found: count,
    sampled: count,
    late: count,
    isComplete: z.boolean(),
    names: z.record(z.string(), localTextSchema),
    steps: z.array(stepSchema),
    loops: z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        times: count,
        cases: count,
        medianMs: ms,
        totalMs: ms,
        share: z.number(),
      }),
    ),
    variants: z.array(
      z.strictObject({
        path: z.array(z.string()),
        cases: count,
        late: count,
        share: z.number(),
        medianMs: ms,
        skipped: z.array(z.string()),
        added: z.array(z.string()),
        examples,
      }),
    ),
    rest: z.strictObject({ variants: count, cases: count, late: count }).nullable(),
    conformance: z.number().nullable(),
  })
  .meta({ id: 'Variants' }) satisfies z.ZodType<WireVariants>

/** Which figures move together. */
export const correlationsSchema = z
  .strictObject({
    flow: z.string().nullable(),
    clock: z.string().nullable(),
    window: windowSchema,
    span: z.enum(['day', 'hour']),
    spans: count,
    isComplete: z.boolean(),
    pairs: z.array(
      z.strictObject({
        one: z.enum(correlatedFigures),
        other: z.enum(correlatedFigures),
        lag: z.int(),
        rank: estimateSchema,
        spans: count,
        worth: count,
        falseRate: z.number(),
        isTogether: z.boolean(),
        points: z.array(z.strictObject({ start: z.string(), one: z.number(), other: z.number() })),
      }),
    ),
  })
  .meta({ id: 'Correlations' }) satisfies z.ZodType<WireCorrelations>
