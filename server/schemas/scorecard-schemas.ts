import { z } from 'zod'
import {
  type ComponentRule,
  type ScorecardComponent,
  type ScorecardGroup,
  type ScorecardRules,
  scorecardComponents,
  scorecardGroups,
  type WireScorecard,
  type WireScorecardCase,
  type WireScorecardLine,
  type WireScorecardRules,
  type WireScorecardTrend,
} from '../../core/contract/wire-scorecards.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'

const groups = Object.keys(scorecardGroups) as [ScorecardGroup, ...ScorecardGroup[]]
const components = scorecardComponents as unknown as [ScorecardComponent, ...ScorecardComponent[]]
const number = z.number().min(-1e6).max(1e6)
const weight = z.number().min(0).max(100)
const points = z.number().min(0).max(100).nullable()
const figure = z.number().nullable()

export const quarterSchema = z
  .string()
  .regex(/^\d{4}Q[1-4]$/)
  .meta({ description: '2026Q4', examples: ['2026Q4'] })

const componentRuleSchema = z
  .strictObject({ weight, floor: number, target: number, best: number, minimum: z.int().min(1).max(10_000) })
  .meta({ id: 'ScorecardComponentRule' }) satisfies z.ZodType<ComponentRule>

const rulesSchema = z.strictObject({
  groups: z.strictObject(Object.fromEntries(groups.map((id) => [id, weight])) as Record<ScorecardGroup, typeof weight>),
  components: z.strictObject(
    Object.fromEntries(components.map((id) => [id, componentRuleSchema])) as Record<
      ScorecardComponent,
      typeof componentRuleSchema
    >,
  ),
  tasks: z
    .record(z.string().min(1).max(200), z.number().min(0).max(100))
    .refine((tasks) => Object.keys(tasks).length <= 500),
}) satisfies z.ZodType<ScorecardRules>

const houseSchema = z.strictObject({ zone: z.string().min(1).max(100), visibility: z.enum(['all', 'ownTeams']) })

export const scorecardRulesSchema = z
  .strictObject({
    scope: z
      .string()
      .regex(/^(?:all|(?:team|role):[a-z0-9-]{1,64})$/)
      .meta({ description: 'all, team:<id> or role:<id>' }),
    from: quarterSchema,
    rules: rulesSchema,
    house: houseSchema.exactOptional().meta({ description: 'of scope all only' }),
    savedAt: wireInstantSchema.nullable(),
  })
  .meta({ id: 'ScorecardRules' }) satisfies z.ZodType<WireScorecardRules>

export const newRulesSchema = scorecardRulesSchema.omit({ savedAt: true })

const kind = z.enum(['person', 'team'])

export const scorecardSchema = z
  .strictObject({
    quarter: z.string(),
    kind,
    id: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    groups: z.array(
      z.strictObject({
        id: z.enum(groups),
        weight,
        points,
        components: z.array(
          z.strictObject({
            id: z.enum(components),
            weight,
            value: figure,
            count: z.int().min(0),
            low: figure,
            high: figure,
            points,
            rule: componentRuleSchema,
            median: figure,
          }),
        ),
      }),
    ),
    total: points,
    low: points,
    high: points,
    median: points,
    beside: z.strictObject({
      shareOfTeam: figure,
      comments: z.int(),
      handedOn: z.int(),
      handedBack: z.int(),
    }),
    asOf: wireInstantSchema,
    closedAt: wireInstantSchema.nullable(),
    corrected: z.strictObject({ total: points }).nullable(),
  })
  .meta({ id: 'Scorecard' }) satisfies z.ZodType<WireScorecard>

export const scorecardLineSchema = z
  .strictObject({
    kind,
    id: z.string(),
    name: z.string(),
    team: z.string().nullable(),
    total: points,
    low: points,
    high: points,
    groups: z.strictObject(
      Object.fromEntries(groups.map((id) => [id, points])) as Record<ScorecardGroup, typeof points>,
    ),
    cases: z.int(),
  })
  .meta({ id: 'ScorecardLine' }) satisfies z.ZodType<WireScorecardLine>

export const trendSchema = z
  .strictObject({
    quarters: z.array(z.strictObject({ quarter: z.string(), total: points, isClosed: z.boolean() })),
  })
  .meta({ id: 'ScorecardTrend' }) satisfies z.ZodType<WireScorecardTrend>

export const scorecardCaseSchema = z
  .strictObject({
    caseId: z.string(),
    number: z.int(),
    subject: z.string().nullable(),
    at: wireInstantSchema,
    key: z.string(),
    value: figure,
    isLate: z.boolean(),
    audit: z.string().nullable(),
  })
  .meta({ id: 'ScorecardCase' }) satisfies z.ZodType<WireScorecardCase>

export const quarterQuery = z.strictObject({ quarter: quarterSchema.exactOptional() })

export const linesQuery = z.strictObject({
  ...listQuery,
  quarter: quarterSchema.exactOptional(),
  team: z.string().min(1).max(100).exactOptional(),
})

export const casesQuery = z.strictObject({
  ...listQuery,
  quarter: quarterSchema.exactOptional(),
  component: z.enum(components),
})

export const subjectParams = z.strictObject({ id: z.string().min(1).max(200) })

export const quarterStateSchema = z
  .strictObject({ quarter: z.string(), isOver: z.boolean(), closedAt: wireInstantSchema.nullable() })
  .meta({ id: 'Quarter' })
