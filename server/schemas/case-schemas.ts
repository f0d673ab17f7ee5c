import { z } from 'zod'
import type {
  WireCase,
  WireCaseSummary,
  WireClock,
  WireRecord,
  WireTask,
  WireWaitReason,
  WireWhy,
  WireWhyStep,
} from '../../core/contract/wire.ts'
import { durationSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { factValueSchema } from '../../model/document/fact-value-schema.ts'
import { factSchema } from '../../model/flow/fact-schema.ts'
import { formSchema } from '../../model/flow/node-schema.ts'
import { customerSchema, recordDataSchema, wireInstantSchema } from './atoms.ts'
import { allowedCommandSchema } from './problem-schema.ts'

const versionRef = { id: z.string(), version: z.int().nullable() }

/** A clock of a case, as everything that shows one needs it. */
export const clockSchema = z
  .strictObject({
    id: z.string(),
    instance: z.int(),
    name: localTextSchema,
    type: z.enum(['sla', 'ola', 'uc']),
    state: z.enum(['notStarted', 'running', 'paused', 'stopped', 'cancelled']),
    outcome: z.enum(['pending', 'met', 'missed', 'none']),
    startedAt: wireInstantSchema.nullable(),
    stoppedAt: wireInstantSchema.nullable(),
    dueAt: wireInstantSchema.nullable(),
    breachesAt: wireInstantSchema.nullable(),
    elapsedMs: z.int(),
    remainingMs: z.int().nullable(),
    targetMs: z.int().nullable(),
    breachedAt: wireInstantSchema.nullable(),
    pausedSince: wireInstantSchema.nullable(),
    stoppedWhilePaused: z.boolean(),
    policy: z.strictObject(versionRef),
    calendar: z.strictObject({ ...versionRef, timeZone: z.string() }),
  })
  .meta({ id: 'Clock' }) satisfies z.ZodType<WireClock>

export const summaryFields = {
  id: z.string(),
  number: z.int(),
  flow: z.strictObject({ ...versionRef, name: localTextSchema }),
  subject: z.string().nullable(),
  state: z.enum(['open', 'waiting', 'resolved', 'closed', 'cancelled']),
  stage: z.string(),
  stageName: localTextSchema,
  priority: z.string().nullable(),
  channel: z.string().nullable(),
  team: z.string().nullable(),
  assignee: z.string().nullable(),
  customer: customerSchema.nullable(),
  createdAt: wireInstantSchema,
  resolvedAt: wireInstantSchema.nullable(),
  closedAt: wireInstantSchema.nullable(),
  updatedAt: wireInstantSchema,
  nextDue: z
    .strictObject({
      clock: z.string(),
      name: localTextSchema,
      dueAt: wireInstantSchema,
      breachesAt: wireInstantSchema.nullable(),
    })
    .nullable(),
  isLate: z.boolean(),
  breachCount: z.int(),
  tags: z.array(z.string()),
  url: z.string(),
}

/** One line of a list of cases. */
export const caseSummarySchema = z
  .strictObject(summaryFields)
  .meta({ id: 'CaseSummary' }) satisfies z.ZodType<WireCaseSummary>

const taskSchema = z
  .strictObject({
    node: z.string(),
    name: localTextSchema,
    instructions: localTextSchema.nullable(),
    form: formSchema,
    outcomes: z.array(z.strictObject({ id: z.string(), name: localTextSchema, resolves: z.boolean() })),
  })
  .meta({ id: 'Task' }) satisfies z.ZodType<WireTask>

const waitReasonSchema = z
  .strictObject({ reason: z.string(), pauses: z.array(localTextSchema), atMost: durationSchema.nullable() })
  .meta({ id: 'WaitReason' }) satisfies z.ZodType<WireWaitReason>

/** A case with all that a page about it shows. */
export const caseSchema = z
  .strictObject({
    ...summaryFields,
    facts: z.record(z.string(), factValueSchema),
    factList: z.array(factSchema),
    waits: z.array(
      z.strictObject({ reason: z.string(), since: wireInstantSchema, until: wireInstantSchema.nullable() }),
    ),
    nodes: z.array(z.strictObject({ id: z.string(), name: localTextSchema, since: wireInstantSchema })),
    stages: z.array(
      z.strictObject({ id: z.string(), name: localTextSchema, isCurrent: z.boolean(), wasEntered: z.boolean() }),
    ),
    tasks: z.array(taskSchema),
    allowed: z.array(allowedCommandSchema),
    clocks: z.array(clockSchema),
    links: z.array(z.strictObject({ to: z.string(), as: z.string() })),
    reopened: z.int(),
    reasonRequired: z.boolean(),
    temporalUrl: z.string().nullable(),
    nodeNames: z.record(z.string(), localTextSchema).exactOptional(),
    wayNames: z.record(z.string(), z.record(z.string(), localTextSchema)).exactOptional(),
    waitReasons: z.array(waitReasonSchema).exactOptional(),
  })
  .meta({ id: 'Case' }) satisfies z.ZodType<WireCase>

/** What is said of a case that is safely kept but has not begun yet. */
export const keptCaseSchema = z
  .strictObject({ id: z.string(), number: z.int(), url: z.string() })
  .meta({ id: 'KeptCase' })

/** One line of a timeline. */
export const recordSchema = z
  .strictObject({
    seq: z.int(),
    at: wireInstantSchema,
    acceptedAt: wireInstantSchema.nullable(),
    event: z.string() as unknown as z.ZodType<WireRecord['event']>,
    actor: z.strictObject({
      kind: z.enum(['person', 'customer', 'bot', 'key', 'system']),
      id: z.string().exactOptional(),
      name: z.string().exactOptional(),
    }),
    commandId: z.string().exactOptional(),
    data: recordDataSchema,
    text: z.string().nullable(),
  })
  .meta({ id: 'TimelineEntry' }) satisfies z.ZodType<WireRecord>

const whyStepSchema = z.strictObject({
  kind: z.enum(['start', 'target', 'open', 'closed', 'pause', 'change', 'due', 'breach', 'stop']),
  from: wireInstantSchema,
  to: wireInstantSchema.nullable(),
  countedMs: z.int(),
  text: z.string(),
}) satisfies z.ZodType<WireWhyStep>

/** Why a clock is due when it is due: a sentence, and the steps of the sum. */
export const whySchema = z
  .strictObject({ clock: clockSchema, sentence: z.string(), steps: z.array(whyStepSchema) })
  .meta({ id: 'Why' }) satisfies z.ZodType<WireWhy>
