import { z } from 'zod'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type {
  WireClockFigures,
  WireHistoryProfile,
  WireOperation,
  WirePlaceFigures,
} from '../../core/contract/wire-operation.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'

const instantText = (what: string) => z.iso.datetime({ offset: true }).meta({ description: what })

/** How GET /flows/:id/operation is asked. */
export const operationQuery = z.strictObject({
  from: instantText('what ended then or later; seven days ago if left out').exactOptional(),
  to: instantText('what ended before then; now if left out').exactOptional(),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'only this version; all of them if left out' }),
})

/** How GET /flows/:id/profile is asked. */
export const profileQuery = z.strictObject({
  weeks: z
    .string()
    .regex(/^(?:[1-9]|1[0-2])$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: '1 to 12; 4 if left out' }),
})

const count = z.int().min(0)
const ms = z.number().nullable()
const name = localTextSchema.nullable()

const placeSchema = z
  .strictObject({
    name,
    cases: count,
    late: count,
    oldest: z.strictObject({ id: z.string(), number: z.int(), enteredAt: wireInstantSchema }).nullable(),
    visits: count,
    lateVisits: count,
    medianMs: ms,
    p90Ms: ms,
  })
  .meta({ id: 'PlaceFigures' }) satisfies z.ZodType<WirePlaceFigures>

const clockFiguresSchema = z
  .strictObject({
    name,
    running: count,
    paused: count,
    late: count,
    met: count,
    missed: count,
    compliance: z.number().nullable(),
  })
  .meta({ id: 'ClockFigures' }) satisfies z.ZodType<WireClockFigures>

/** What becomes of the cases of a flow. */
export const operationSchema = z
  .strictObject({
    flow: z.string(),
    version: z.int().nullable(),
    from: wireInstantSchema,
    to: wireInstantSchema.nullable(),
    cases: count,
    late: count,
    versions: z.array(z.strictObject({ version: z.int(), cases: count })),
    nodes: z.record(z.string(), placeSchema),
    stages: z.record(z.string(), placeSchema),
    clocks: z.record(z.string(), clockFiguresSchema),
  })
  .meta({ id: 'Operation' }) satisfies z.ZodType<WireOperation>

/** What a simulation may assume of a flow. */
export const historyProfileSchema = z
  .strictObject({
    cases: count,
    from: wireInstantSchema,
    to: wireInstantSchema,
    profile: z.custom<ProfileDocument>().meta({ description: 'a profile; see docs/formats.md' }),
  })
  .meta({ id: 'HistoryProfile' }) satisfies z.ZodType<WireHistoryProfile>
