import { z } from 'zod'
import {
  churnSignals,
  riskFactors,
  type WireArrivalForecast,
  type WireCaseForecast,
  type WireCustomerForecast,
  type WireForecastNames,
  type WireStaffing,
} from '../../core/contract/wire-forecast.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'

const list = z.string().min(1).max(1000).exactOptional().meta({ description: 'one value, or several as `a,b`' })

const count = z.int().min(0)
const share = z.number().min(0).max(1)
const asOf = wireInstantSchema.nullable()
const names = z.record(z.string(), localTextSchema).exactOptional()

const namesSchema = z
  .strictObject({
    flow: names,
    clock: names,
    node: names,
    team: names,
    assignee: names,
    business: names,
    priority: names,
    tier: names,
  })
  .meta({ id: 'ForecastNames' }) satisfies z.ZodType<WireForecastNames>

export const caseForecastQuery = z.strictObject({
  ...listQuery,
  flow: list,
  team: list,
  channel: list,
  priority: list,
  clock: list,
  atLeast: z
    .string()
    .regex(/^(?:0(?:\.\d{1,3})?|1)$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'the least probability, from 0 to 1' }),
})

const reasonSchema = z
  .strictObject({
    factor: z.enum(riskFactors),
    value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    usual: z.number().nullable(),
    weight: z.number().meta({ description: 'log-odds; positive speaks for lateness' }),
  })
  .meta({ id: 'RiskReason' })

const riskModelSchema = z
  .strictObject({
    trainedAt: wireInstantSchema,
    fromAt: wireInstantSchema,
    toAt: wireInstantSchema,
    learnedFrom: count,
    measuredOn: count,
    cases: count,
    baseRate: share,
    brier: z.number(),
    baseBrier: z.number(),
    skill: z.number().meta({ description: '1 − brier ÷ baseBrier, on the last fifth of the history' }),
    reliability: z.array(z.strictObject({ said: share, happened: share, count })),
  })
  .meta({ id: 'RiskModel' })

export const caseForecastSchema = z
  .strictObject({
    state: z.enum(['ready', 'learning', 'unskilled']),
    asOf,
    items: z.array(
      z.strictObject({
        caseId: z.string(),
        number: z.int(),
        subject: z.string().nullable(),
        url: z.string(),
        flow: z.string(),
        team: z.string().nullable(),
        assignee: z.string().nullable(),
        priority: z.string().nullable(),
        channel: z.string().nullable(),
        tier: z.string().nullable(),
        node: z.string().nullable(),
        clock: z.string(),
        instance: z.int(),
        dueAt: wireInstantSchema.nullable(),
        used: z.number(),
        remainingMs: z.number(),
        probability: share,
        reasons: z.array(reasonSchema),
      }),
    ),
    nextCursor: z.string().nullable(),
    running: count,
    probable: count,
    expected: z.number(),
    model: riskModelSchema.nullable(),
    names: namesSchema,
  })
  .meta({ id: 'CaseForecast' }) satisfies z.ZodType<WireCaseForecast>

export const arrivalsQuery = z.strictObject({
  flow: z.string().min(1).max(100).exactOptional(),
  channel: z.string().min(1).max(100).exactOptional(),
})

const band = { low80: z.number(), high80: z.number() }

export const arrivalForecastSchema = z
  .strictObject({
    state: z.enum(['ready', 'learning']),
    asOf,
    zone: z.string(),
    flow: z.string().nullable(),
    channel: z.string().nullable(),
    method: z.enum(['seasonal', 'naive', 'mean']),
    usesYear: z.boolean(),
    historyDays: count,
    error: z
      .strictObject({
        origins: count,
        hours: count,
        mae: z.number(),
        naiveMae: z.number(),
        meanMae: z.number(),
        mase: z.number().nullable(),
        coverage80: share,
        coverage95: share,
      })
      .nullable(),
    past: z.array(z.strictObject({ at: wireInstantSchema, arrivals: count })),
    hours: z.array(
      z.strictObject({
        at: wireInstantSchema,
        expected: z.number(),
        naive: z.number(),
        ...band,
        low95: z.number(),
        high95: z.number(),
      }),
    ),
    days: z.array(
      z.strictObject({
        date: z.string(),
        expected: z.number(),
        ...band,
        kind: z.enum(['ordinary', 'holiday', 'makeUp']),
      }),
    ),
    flows: z.array(z.string()),
    channels: z.array(z.string()),
    names: namesSchema,
  })
  .meta({ id: 'ArrivalForecast' }) satisfies z.ZodType<WireArrivalForecast>

export const staffingQuery = z.strictObject({ team: list })

export const staffingSchema = z
  .strictObject({
    state: z.enum(['ready', 'learning']),
    asOf,
    teams: z.array(
      z.strictObject({
        team: z.string(),
        zone: z.string(),
        workMs: z.number().nullable(),
        workFrom: count,
        within: z.number(),
        share,
        plannedBy: z.enum(['members', 'capacity', 'unknown']),
        hours: z.array(
          z.strictObject({ at: wireInstantSchema, arrivals: z.number(), required: count, planned: count }),
        ),
      }),
    ),
    gaps: z.array(
      z.strictObject({
        team: z.string(),
        fromAt: wireInstantSchema,
        toAt: wireInstantSchema,
        short: count,
        required: count,
        planned: count,
      }),
    ),
    names: namesSchema,
  })
  .meta({ id: 'Staffing' }) satisfies z.ZodType<WireStaffing>

export const customerForecastQuery = z.strictObject({ ...listQuery, tier: list })

export const customerForecastSchema = z
  .strictObject({
    asOf,
    basis: z.strictObject({
      kind: z.enum(['rules', 'learned']),
      customers: count,
      watched: count,
      lost: count,
      skill: z.number().nullable(),
    }),
    items: z.array(
      z.strictObject({
        customerId: z.string(),
        name: z.string().nullable(),
        tier: z.string().nullable(),
        cases: count,
        lastContactAt: wireInstantSchema,
        score: z.number(),
        reasons: z.array(
          z.strictObject({
            signal: z.enum(churnSignals),
            value: z.number(),
            usual: z.number().nullable(),
            points: z.number(),
          }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CustomerForecast' }) satisfies z.ZodType<WireCustomerForecast>
