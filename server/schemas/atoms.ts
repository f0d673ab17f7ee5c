import { z } from 'zod'
import type { RecordValue } from '../../core/contract/record.ts'
import type { WireCustomer } from '../../core/contract/wire.ts'

/** An instant as the API says it: ISO 8601 in UTC with milliseconds. */
export const wireInstantSchema = z
  .string()
  .meta({ format: 'date-time', description: 'UTC, with milliseconds: 2026-11-23T14:00:00.000Z' })

/** The id of a case, as the caller chooses it. */
export const caseIdPattern = /^[A-Za-z0-9._-]{1,100}$/

/** The JSON of a timeline entry or an event. */
export const recordDataSchema = z.record(z.string(), z.custom<RecordValue>().meta({ description: 'any JSON value' }))

const shortText = z.string().min(1).max(200)

/** What is known of a customer. All of it is personal but the class and the region. */
export const customerSchema = z
  .strictObject({
    id: shortText,
    name: shortText.exactOptional(),
    email: z.string().min(3).max(320).exactOptional(),
    phone: z.string().min(1).max(50).exactOptional(),
    tier: shortText.exactOptional(),
    region: shortText.exactOptional(),
    language: z.string().min(1).max(35).exactOptional(),
  })
  .meta({ id: 'Customer' }) satisfies z.ZodType<WireCustomer>

/** How every list is asked for. Query strings are texts; `limit` becomes a number. */
export const listQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: '1 to 200; 50 if left out' }),
  cursor: z.string().min(1).max(1000).exactOptional().meta({ description: 'the nextCursor of the page before' }),
}

/** The page of a list. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** An answer without a body. */
export const nothing = z.null().meta({ description: 'Done; there is no body.' })
