import { z } from 'zod'
import type {
  BacktestAnswer,
  BacktestReading,
  ClockSummary,
  SimulationAnswer,
  TellableReason,
  TimeSummary,
} from '../../core/contract/rehearsal.ts'
import { durationUnits } from '../../core/contract/time.ts'
import { idSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'
import { issueSchema } from './problem-schema.ts'

/** The most cases that are simulated for one request; `pledge simulate` takes more. */
export const mostCasesByRequest = 200_000

const documentObject = z.record(z.string(), z.unknown()).meta({ description: 'a document; see docs/formats.md' })

/** What is to be simulated. */
export const simulateSchema = z.strictObject({
  flow: z.union([idSchema, documentObject]).meta({ description: 'the id of a flow, or a flow that is not published' }),
  documents: z
    .array(documentObject)
    .max(200)
    .exactOptional()
    .meta({ description: 'documents that count instead of the published ones' }),
  policy: documentObject.exactOptional().meta({ description: 'a policy that counts instead of the flow’s own' }),
  profile: documentObject.exactOptional().meta({ description: 'arrivals, people and work; see docs/formats.md' }),
  cases: z.int().min(1).max(mostCasesByRequest),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .exactOptional()
    .meta({ description: 'default 1; the same seed, the same result' }),
})

/** Since when cases are replayed, and what is changed. */
export const backtestSchema = z.strictObject({
  documents: z.array(documentObject).min(1).max(50).meta({ description: 'a policy, calendars, rules or a flow' }),
  since: z
    .string()
    .min(10)
    .max(40)
    .meta({ description: 'cases that began then or later: a date (UTC) or an instant with an offset' }),
})

const ms = z.number().nullable()
const count = z.int().min(0)

const timeSchema = z
  .strictObject({ count, meanMs: ms, p50Ms: ms, p90Ms: ms, p99Ms: ms, maxMs: ms })
  .meta({ id: 'TimeSummary' }) satisfies z.ZodType<TimeSummary>

const clockFields = {
  name: localTextSchema,
  met: count,
  missed: count,
  pending: count,
  none: count,
  compliance: z.number().nullable(),
}
const clockSchema = z.strictObject(clockFields).meta({ id: 'ClockSummary' }) satisfies z.ZodType<ClockSummary>

const warnings = z.array(issueSchema).exactOptional()
const perSecond = z.number().meta({ description: 'cases a second' })
const counts = z.record(z.string(), count)

/** What a simulation found. */
export const simulationSchema = z
  .strictObject({
    cases: count,
    seed: z.int(),
    from: wireInstantSchema,
    to: wireInstantSchema,
    ended: count,
    unfinished: count,
    outcomes: counts,
    reopened: count,
    clocks: z.record(
      z.string(),
      z.strictObject({ ...clockFields, warnings: count, breaches: count, elapsed: timeSchema }),
    ),
    byStage: z.record(
      z.string(),
      z.strictObject({
        name: localTextSchema,
        visits: count,
        elapsed: timeSchema,
        waiting: timeSchema,
        handling: timeSchema,
      }),
    ),
    byNode: z.record(
      z.string(),
      z.strictObject({
        name: localTextSchema,
        stage: z.string(),
        visits: count,
        waiting: timeSchema,
        handling: timeSchema,
        outcomes: counts,
      }),
    ),
    teams: z.record(
      z.string(),
      z.strictObject({
        handled: count,
        workedMs: z.number(),
        availableMs: ms,
        utilisation: z.number().nullable(),
        queue: z.strictObject({ mean: z.number(), max: count }),
      }),
    ),
    perSecond,
    warnings,
  })
  .meta({ id: 'Simulation' }) satisfies z.ZodType<SimulationAnswer>

const reasonSchema = z
  .strictObject({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    message: z.string(),
  })
  .meta({ id: 'Reason' }) satisfies z.ZodType<TellableReason>

const readingSchema = z
  .strictObject({
    outcome: z.enum(['pending', 'met', 'missed', 'none']),
    target: z.strictObject({ amount: z.number(), unit: z.enum(durationUnits) }).nullable(),
    targetMs: ms,
    elapsedMs: z.number(),
    breachedAt: wireInstantSchema.nullable(),
  })
  .meta({ id: 'BacktestReading' }) satisfies z.ZodType<BacktestReading>

const sideSchema = z.strictObject({ clocks: z.record(z.string(), clockSchema) })

/** What recorded cases would have come to. */
export const backtestedSchema = z
  .strictObject({
    cases: count,
    replayed: count,
    before: sideSchema,
    after: sideSchema,
    changed: z.array(
      z.strictObject({
        case: z.string(),
        number: z.int(),
        clock: z.string(),
        instance: z.int(),
        before: readingSchema.nullable(),
        after: readingSchema.nullable(),
        why: z.array(reasonSchema),
      }),
    ),
    changedCount: count,
    changedCases: count,
    notReplayed: z.array(z.strictObject({ case: z.string(), number: z.int(), why: reasonSchema })),
    notReplayedCount: count,
    perSecond,
    warnings,
  })
  .meta({ id: 'Backtest' }) satisfies z.ZodType<BacktestAnswer>
