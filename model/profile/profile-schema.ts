import { z } from 'zod'
import { weekdays } from '../../core/contract/calendar.ts'
import { parseInterval } from '../calendar/parse-interval.ts'
import { dottedIdSchema, idSchema, instantSchema, localTextSchema } from '../document/atom-schemas.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'
import { shown } from '../document/shown.ts'
import { problem } from '../document/zod-issues.ts'

const longestMinutes = 5_256_000
const mostEntries = 2000

const minutesSchema = z.number().min(0).max(longestMinutes)
const shareSchema = z.number().min(0).max(1)
const weightSchema = z.number().min(0).max(1_000_000)

/** How long something takes. */
const distributionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), minutes: minutesSchema }),
  z
    .strictObject({
      kind: z.literal('lognormal'),
      medianMinutes: z.number().positive().max(longestMinutes),
      p90Minutes: z.number().positive().max(longestMinutes),
    })
    .superRefine(({ medianMinutes: median, p90Minutes: p90 }, context) => {
      if (p90 > median) return
      const wrong = problem('profile.p90-not-above-median', { median: String(median), p90: String(p90) })
      context.addIssue({ code: 'custom', path: ['p90Minutes'], ...wrong })
    }),
  z.strictObject({ kind: z.literal('recorded'), minutes: z.array(minutesSchema).min(1).max(mostEntries) }),
])

/** Relative weights by name, one of them above 0. */
function weightsSchema(key: z.ZodType<string, string>) {
  return z
    .record(key, weightSchema)
    .refine((weights) => hasWeight(Object.values(weights)), problem('profile.no-weight', {}))
}

const valuesSchema = z
  .array(z.strictObject({ value: factValueSchema, weight: weightSchema.exactOptional() }))
  .min(1)
  .max(mostEntries)
  .refine((values) => hasWeight(values.map(({ weight = 1 }) => weight)), problem('profile.no-weight', {}))

function hasWeight(weights: readonly number[]): boolean {
  return weights.some((weight) => weight > 0)
}

const intervalSchema = z.string().superRefine((text, context) => {
  const parsed = parseInterval(text)
  if (!parsed.ok) context.addIssue({ code: 'custom', ...problem(parsed.code, { interval: shown(text) }) })
})

/** The nodes of child cases are named `child/node`. */
const nodePathForm = /^[a-z0-9-]{1,64}(?:\/[a-z0-9-]{1,64}){0,7}$/
const nodePathSchema = z.string().superRefine((path, context) => {
  if (!nodePathForm.test(path)) context.addIssue({ code: 'custom', ...problem('document.bad-id', { id: shown(path) }) })
})

const arrivalsSchema = z.union([
  z.strictObject({
    perHour: z
      .partialRecord(z.enum(weekdays), z.record(intervalSchema, z.number().min(0).max(1_000_000)))
      .refine(
        (week) => Object.values(week).some((day) => hasWeight(Object.values(day))),
        problem('profile.no-arrivals', {}),
      ),
    calendar: idSchema.exactOptional(),
  }),
  z.strictObject({
    given: z
      .array(
        z.strictObject({
          at: instantSchema,
          channel: dottedIdSchema.exactOptional(),
          facts: z.record(dottedIdSchema, factValueSchema).exactOptional(),
        }),
      )
      .min(1)
      .max(mostEntries),
  }),
])

const capacitySchema = z.int().min(0).max(1_000_000)

const teamSchema = z.strictObject({
  capacity: z.union([capacitySchema, z.record(intervalSchema, capacitySchema)]).exactOptional(),
  calendar: idSchema.exactOptional(),
})

const taskSchema = z.strictObject({
  takes: distributionSchema.exactOptional(),
  outcomes: weightsSchema(idSchema).exactOptional(),
  reply: z.enum(['first', 'start', 'end', 'never']).exactOptional(),
  asks: z.strictObject({ share: shareSchema, answerAfter: distributionSchema }).exactOptional(),
  sets: z.record(dottedIdSchema, valuesSchema).exactOptional(),
})

const surveySchema = z.strictObject({
  answered: shareSchema.exactOptional(),
  after: distributionSchema.exactOptional(),
  scores: weightsSchema(z.string().regex(/^\d{1,3}$/)).exactOptional(),
})

/** The profile of a simulation as people write it (docs/formats.md). */
export const profileSchema = z.strictObject({
  kind: z.literal('profile'),
  name: localTextSchema.exactOptional(),
  from: instantSchema.exactOptional(),
  arrivals: arrivalsSchema.exactOptional(),
  channels: weightsSchema(dottedIdSchema).exactOptional(),
  facts: z.record(dottedIdSchema, valuesSchema).exactOptional(),
  teams: z.record(idSchema, teamSchema).exactOptional(),
  order: z.enum(['due', 'arrival']).exactOptional(),
  tasks: z.record(nodePathSchema, taskSchema).exactOptional(),
  surveys: z.record(nodePathSchema, surveySchema).exactOptional(),
  events: z
    .record(nodePathSchema, z.strictObject({ share: shareSchema.exactOptional(), after: distributionSchema }))
    .exactOptional(),
  acts: z.record(nodePathSchema, z.strictObject({ fails: shareSchema })).exactOptional(),
  reopens: z.strictObject({ share: shareSchema, after: distributionSchema }).exactOptional(),
})
