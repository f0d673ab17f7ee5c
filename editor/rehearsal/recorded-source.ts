import type { CaseRecord, RecordValue } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WireCase, WireClock, WireRecord } from '../../core/contract/wire.ts'
import type { Cases } from '../../sdk/cases.ts'
import { mostRecords, type RecordedCase } from '../../simulation/backtester/recorded-case.ts'
import type { ComparedClock } from '../../simulation/rehearsal/rehearse-recorded.ts'

/** A real case, as a rehearsal plays it again. */
export interface RecordedSource {
  readonly item: WireCase
  readonly recorded: RecordedCase
  readonly clocks: readonly ComparedClock[]
  readonly untilAt: Instant
}

/** Fetches a case with its whole timeline; null while it is only kept and has not begun. Throws the API's problems. */
export async function fetchRecorded(
  cases: Pick<Cases, 'get' | 'timeline' | 'clocks'>,
  id: string,
): Promise<RecordedSource | null> {
  const item = await cases.get(id)
  if (item.isKept) return null
  const records: WireRecord[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Cases['timeline']>> = await cases.timeline(item.id, {
      limit: 200,
      ...(cursor !== null && { cursor }),
    })
    records.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null && records.length <= mostRecords)
  return recordedSource(item, records, await cases.clocks(item.id))
}

/** What the wire says of a case, in the words of the replay; pure. */
export function recordedSource(
  item: WireCase,
  timeline: readonly WireRecord[],
  clocks: readonly WireClock[],
): RecordedSource {
  const records = timeline.map(recordOf).sort((a, b) => a.seq - b.seq)
  const untilAt = Math.max(Date.parse(item.updatedAt), records.at(-1)?.at ?? 0)
  return {
    item,
    untilAt,
    clocks: clocks.map(({ id, instance, dueAt, breachedAt, outcome }) => ({
      id,
      instance,
      outcome,
      dueAt: instantOrNull(dueAt),
      breachedAt: instantOrNull(breachedAt),
    })),
    recorded: {
      id: item.id,
      number: item.number,
      flow: item.flow.id,
      planHash: '',
      recordedAt: untilAt,
      customerCalendar: null,
      isBots: records.some(({ event }) => event === 'handedToPeople'),
      records,
      clocks: [],
    },
  }
}

/** A line of the wire as core wrote it: fields that end in `At` are instants. */
export function recordOf({ seq, at, acceptedAt, event, actor, commandId, data }: WireRecord): CaseRecord {
  const { kind, id } = actor
  return {
    seq,
    at: Date.parse(at),
    event,
    actor: { kind, ...(id !== undefined && { id }) },
    ...(acceptedAt !== null && { acceptedAt: Date.parse(acceptedAt) }),
    ...(commandId !== undefined && { commandId }),
    data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, readValue(field, value)])),
  }
}

function readValue(field: string, value: RecordValue): RecordValue {
  if (typeof value !== 'string' || !field.endsWith('At')) return value
  const at = Date.parse(value)
  return Number.isNaN(at) ? value : at
}

function instantOrNull(text: string | null): Instant | null {
  return text === null ? null : Date.parse(text)
}
