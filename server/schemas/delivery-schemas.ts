import { z } from 'zod'
import { weekdays } from '../../core/contract/calendar.ts'
import { languages } from '../../core/contract/language.ts'
import {
  type ReportScheduleInput,
  reportFormats,
  reportPeriods,
  type WireReportSchedule,
  type WireReportSending,
} from '../../core/contract/wire-delivery.ts'
import { reportDimensions, reportMeasures, reportSpans } from '../../core/contract/wire-reports.ts'
import { isZoneName } from '../../model/calendar/read-zone.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'

const spans: readonly string[] = reportSpans

const values = z.array(z.string().max(200)).min(1).max(50)

const where = z
  .strictObject(Object.fromEntries(reportDimensions.map((name) => [name, values.exactOptional()])) as WhereShape)
  .exactOptional()
  .meta({ description: 'only these; an empty text stands for none' })

type WhereShape = Readonly<Record<(typeof reportDimensions)[number], z.ZodExactOptional<typeof values>>>

const grouping = z.enum([...reportSpans, ...reportDimensions, 'key'])

const reportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), period: z.enum(reportPeriods), where }),
  z.strictObject({
    kind: z.literal('figures'),
    period: z.enum(reportPeriods),
    measure: z.enum(reportMeasures),
    key: values.exactOptional(),
    by: z
      .array(grouping)
      .min(1)
      .max(2)
      .refine((by) => new Set(by).size === by.length && by.filter((one) => spans.includes(one)).length <= 1, {
        error: 'two different ones, at most one of them a span of time',
      })
      .exactOptional(),
    where,
  }),
])

const rhythmSchema = z
  .strictObject({
    every: z.enum(['day', 'week', 'month']),
    weekdays: z
      .array(z.enum(weekdays))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, { error: 'each day once' })
      .exactOptional(),
    monthDay: z.int().min(1).max(31).exactOptional().meta({ description: 'in a shorter month its last day' }),
    time: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
      .meta({ description: 'local time, 08:30' }),
    zone: z.string().max(64).refine(isZoneName, { error: 'an IANA time zone' }),
    calendar: idSchema.exactOptional().meta({
      description: 'its working days count: what falls on another day waits for the next one',
    }),
  })
  .refine(({ every, weekdays: days }) => (every === 'week') === (days !== undefined), {
    error: 'weekdays belong to every: week',
    path: ['weekdays'],
  })
  .refine(({ every, monthDay }) => (every === 'month') === (monthDay !== undefined), {
    error: 'monthDay belongs to every: month',
    path: ['monthDay'],
  })

const title = z
  .string()
  .max(120)
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1))

/** What is shown before it is kept. */
export const reportPreviewInput = z.strictObject({
  name: title,
  report: reportSchema,
  rhythm: rhythmSchema,
  language: z.enum(languages),
})

/** A report by mail as people write it. */
export const reportScheduleInput = z
  .strictObject({
    ...reportPreviewInput.shape,
    recipients: z
      .array(z.string().trim().min(1).max(320))
      .min(1)
      .max(100)
      .meta({ description: 'logins, team:<id>, role:<id>, addresses' }),
    formats: z
      .array(z.enum(reportFormats))
      .max(2)
      .refine((formats) => new Set(formats).size === formats.length, { error: 'each once' })
      .meta({ description: 'what is attached; the mail holds the report always' }),
    isPaused: z.boolean().exactOptional(),
  })
  .meta({ id: 'NewReportSchedule' }) satisfies z.ZodType<ReportScheduleInput>

export const sendingSchema = z
  .strictObject({
    id: z.string(),
    dueAt: wireInstantSchema,
    cause: z.enum(['due', 'asked']),
    state: z.enum(['waiting', 'sent', 'failed']),
    attempts: z.int(),
    letters: z.int(),
    error: z.string().nullable(),
    note: z.enum(['no-chromium', 'pdf-failed']).nullable(),
    endedAt: wireInstantSchema.nullable(),
  })
  .meta({ id: 'ReportSending' }) satisfies z.ZodType<WireReportSending>

export const reportScheduleSchema = z
  .strictObject({
    id: z.string(),
    ...reportScheduleInput.shape,
    name: z.string(),
    recipients: z.array(z.string()),
    isPaused: z.boolean(),
    keeper: z.strictObject({ id: z.string(), name: z.string() }),
    nextAt: wireInstantSchema.nullable(),
    last: sendingSchema.nullable(),
    version: z.int(),
  })
  .meta({ id: 'ReportSchedule' }) satisfies z.ZodType<WireReportSchedule>

export const reportPreviewSchema = z.strictObject({
  subject: z.string(),
  html: z.string().meta({ description: 'a page that holds all it needs' }),
  nextAt: z.array(wireInstantSchema).meta({ description: 'when it would be sent next, up to three times' }),
})
