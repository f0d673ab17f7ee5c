import { z } from 'zod'
import {
  type ReportGrouping,
  type ReportMeasure,
  reportDimensions,
  reportMeasures,
  reportSpans,
  type WireFact,
  type WireReport,
  type WireReportDefinition,
} from '../../core/contract/wire-reports.ts'
import { isZoneName } from '../../model/calendar/read-zone.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'

const groupings = [...reportSpans, ...reportDimensions, 'key'] as const

/** Values as `a,b`; an empty one, also between commas, stands for none. A comma or a per cent sign within one is written %2C, %25. */
const valuesText = (what: string) =>
  z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map((part) => part.replace(/%(2C|25)/gi, (sign) => decodeURIComponent(sign))))
    .pipe(z.array(z.string().max(200)).max(50))
    .exactOptional()
    .meta({ description: `${what}; several as a,b, an empty one for none` })

const date = (what: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .meta({ description: what })

const shared = {
  measure: z.enum(reportMeasures),
  key: valuesText('only these keys: a clock, a step, a team, as the measure has it'),
  from: date('the first day, in the zone'),
  to: date('the day after the last one'),
  zone: z.string().max(64).refine(isZoneName, { error: 'an IANA time zone' }),
  flow: valuesText('flows'),
  team: valuesText('teams'),
  tier: valuesText('classes of customers'),
  channel: valuesText('channels'),
  priority: valuesText('priorities'),
  business: valuesText('kinds of business'),
  assignee: valuesText('persons; with people.read, or oneself'),
}

/** How GET /reports/figures is asked. */
export const figuresQuery = z.strictObject({
  ...shared,
  by: z
    .string()
    .max(100)
    .transform((text) => text.split(',') as ReportGrouping[])
    .pipe(z.array(z.enum(groupings)).min(1).max(2))
    .refine((by) => by.filter((name) => (reportSpans as readonly string[]).includes(name)).length <= 1, {
      error: 'at most one span of time',
    })
    .refine((by) => new Set(by).size === by.length, { error: 'two different ones' })
    .exactOptional()
    .meta({ description: `one or two of ${groupings.join(', ')}, as a,b; at most one span of time` }),
})

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .exactOptional()

const number = (what: string) =>
  z
    .string()
    .regex(/^-?\d{1,15}(?:\.\d{1,6})?$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: what })

/** How GET /reports/facts is asked. */
export const factsQuery = z.strictObject({
  ...shared,
  ...listQuery,
  sort: z.enum(['newest', 'longest']).exactOptional().meta({ description: 'newest if left out' }),
  late: flag.meta({ description: 'only those that are late, or that are not' }),
  excluded: flag.meta({ description: 'only those that an approved review leaves out, or those that none does' }),
  hourOfWeek: z
    .string()
    .regex(/^(?:\d{1,2}|1[0-5]\d|16[0-7])$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: '0 to 167 from Monday midnight, in the zone' }),
  atLeast: number('only values from this one on'),
  below: number('only values below this one'),
})

const count = z.int().min(0)
const share = z.number().nullable()

const figures = {
  count,
  late: count,
  excluded: count,
  lateExcluded: count,
  compliance: share,
  complianceWithoutExcluded: share,
  mean: share,
  median: share,
  p90: share,
  p95: share,
}

const names = z.partialRecord(z.enum(groupings), z.record(z.string(), localTextSchema))

const querySchema = z.strictObject({
  measure: z.enum(reportMeasures),
  key: z.array(z.string()).exactOptional(),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  by: z.array(z.enum(groupings)).exactOptional(),
  where: z.partialRecord(z.enum(reportDimensions), z.array(z.string())).exactOptional(),
})

export const reportSchema = z
  .strictObject({
    query: querySchema,
    fromAt: wireInstantSchema,
    toAt: wireInstantSchema,
    asOf: wireInstantSchema,
    isComplete: z.boolean(),
    total: z.strictObject(figures),
    lines: z.array(z.strictObject({ group: z.partialRecord(z.enum(groupings), z.string()), ...figures })),
    distribution: z.array(z.strictObject({ from: z.number(), to: z.number(), count, late: count })),
    names,
  })
  .meta({ id: 'Report' }) satisfies z.ZodType<WireReport>

const text = z.string().nullable()

export const factSchema = z
  .strictObject({
    caseId: z.string(),
    number: z.int(),
    subject: text,
    measure: z.enum(reportMeasures) satisfies z.ZodType<ReportMeasure>,
    key: z.string(),
    at: wireInstantSchema,
    value: z.number().nullable(),
    isLate: z.boolean(),
    isExcluded: z.boolean(),
    flow: z.string(),
    team: text,
    tier: text,
    channel: text,
    priority: text,
    business: text,
    assignee: text,
  })
  .meta({ id: 'ReportFact' }) satisfies z.ZodType<WireFact>

const meaning = localTextSchema.nullable()

export const definitionSchema = z
  .strictObject({
    measure: z.enum(reportMeasures),
    name: localTextSchema,
    counts: localTextSchema,
    value: meaning,
    late: meaning,
    excluded: meaning,
  })
  .meta({ id: 'ReportDefinition' }) satisfies z.ZodType<WireReportDefinition>
