import { formatInstant } from '../../core/calendar/format-instant.ts'
import type { RecordValue } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WireInstant } from '../../core/contract/wire.ts'

/** An instant as the API says it. */
export function wireInstant(at: Instant): WireInstant {
  return formatInstant(at)
}

/** The same, where there may be none. */
export function wireInstantOrNull(at: Instant | null | undefined): WireInstant | null {
  return at === null || at === undefined ? null : wireInstant(at)
}

const namesInstant = /(?:^at|[a-z]At)$/

/** The data of a record or event with every instant in it (`at`, `…At`) as the API says instants. Pure; leaves everything else as it is. */
export function wireData(data: Readonly<Record<string, RecordValue>>): Record<string, RecordValue> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, wireValue(key, value)]))
}

function wireValue(key: string, value: RecordValue): RecordValue {
  if (typeof value === 'number' && namesInstant.test(key)) return wireInstant(value)
  if (Array.isArray(value)) return value.map((item: RecordValue) => wireValue(key, item))
  if (typeof value === 'object' && value !== null) return wireData(value as Record<string, RecordValue>)
  return value
}
