import { z } from 'zod'
import { dottedIdSchema, durationSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { factValueSchema } from '../document/fact-value-schema.ts'
import { matchersSchema } from '../document/matcher-schema.ts'
import { escalationSchema, percentSchema } from './escalation-schema.ts'

/** The metrics in the order in which people meet them. */
export const metricNames = [
  'firstResponse',
  'nextResponse',
  'periodicUpdate',
  'resolution',
  'ownership',
  'stage',
  'custom',
] as const

const conditionSchema = z.record(dottedIdSchema, z.union([factValueSchema, z.array(factValueSchema).min(1).max(1000)]))

const targetSchema = z.strictObject({ when: conditionSchema.exactOptional(), within: durationSchema })

const calendarReferenceSchema = z.union([
  idSchema,
  z.strictObject({ by: z.enum(['customer', 'team', 'site']), else: idSchema }),
])

const pausedWhileSchema = z.union([
  z.enum(['any', 'never']),
  z.strictObject({ waiting: z.array(dottedIdSchema).min(1).max(100) }),
])

/** A clock as people write it; what depends on its metric is checked by `checkPolicy`. */
export const clockSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  type: z.enum(['sla', 'ola', 'uc']).exactOptional(),
  metric: z.enum(metricNames),
  stage: idSchema.exactOptional(),
  start: matchersSchema.exactOptional(),
  stop: matchersSchema.exactOptional(),
  cancel: matchersSchema.exactOptional(),
  repeats: z.boolean().exactOptional(),
  calendar: calendarReferenceSchema,
  targets: z.array(targetSchema).min(1).max(2000),
  pausedWhile: pausedWhileSchema.exactOptional(),
  warnAt: z.array(percentSchema).max(100).exactOptional(),
  escalations: z.array(escalationSchema).max(100).exactOptional(),
  onTargetChange: z.enum(['carry', 'restart', 'fromChangeWhenRaised']).exactOptional(),
  onReopen: z.enum(['continue', 'restart', 'newCycle', 'never']).exactOptional(),
  onCalendarChange: z.enum(['apply', 'keep']).exactOptional(),
})
