import { z } from 'zod'
import { idSchema, instantSchema } from '../document/atom-schemas.ts'
import { caseFactsSchema } from './facts-schema.ts'

const momentSchema = z.union([z.literal('end'), instantSchema])

const clockExpectationSchema = z.strictObject({
  at: momentSchema,
  clock: idSchema,
  instance: z.int().min(1).max(1_000_000).exactOptional(),
  state: z.enum(['notStarted', 'running', 'paused', 'stopped', 'cancelled']).exactOptional(),
  outcome: z.enum(['pending', 'met', 'missed', 'none']).exactOptional(),
  dueAt: z.union([instantSchema, z.null()]).exactOptional(),
  breachesAt: z.union([instantSchema, z.null()]).exactOptional(),
  elapsedMinutes: z.number().exactOptional(),
  remainingMinutes: z.number().exactOptional(),
  stoppedWhilePaused: z.boolean().exactOptional(),
})

const breachSchema = z.strictObject({
  clock: idSchema,
  instance: z.int().min(1).max(1_000_000).exactOptional(),
  breachedAt: instantSchema,
  dueAt: instantSchema.exactOptional(),
  cause: z.enum(['time', 'retarget']).exactOptional(),
})

/** One line of `expect`. */
export const expectationSchema = z.union([
  clockExpectationSchema,
  z.strictObject({ breaches: z.array(breachSchema).max(1000) }),
  z.strictObject({
    warnings: z.strictObject({ clock: idSchema, at: z.array(instantSchema).max(1000) }),
  }),
  z.strictObject({ path: z.array(idSchema).max(1000) }),
  z.strictObject({ at: momentSchema, facts: caseFactsSchema }),
  z.strictObject({
    notifications: z.array(z.strictObject({ at: instantSchema, to: z.string().min(1).max(200) })).max(1000),
  }),
])
