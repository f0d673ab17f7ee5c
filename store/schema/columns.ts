import { bigint, customType } from 'drizzle-orm/pg-core'
import { storableJson } from '../storable-json.ts'

/** An instant or a length of time in whole milliseconds. */
export const millis = (name: string) => bigint(name, { mode: 'number' })

/** JSON that is kept as a value: the order of fields is lost. */
export const jsonb = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: storableJson,
  fromDriver: (text): unknown => JSON.parse(text),
})

/** JSON that is kept as it was written. */
export const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'json',
  toDriver: storableJson,
  fromDriver: (text): unknown => JSON.parse(text),
})

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
