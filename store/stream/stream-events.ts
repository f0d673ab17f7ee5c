import { conditions } from '../conditions.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'

/** What the event stream tells; for everyone who may see the case, documents for everyone who is signed in. */
export interface StreamEvent {
  /** Rises; whoever goes on from the last one seen misses nothing. */
  readonly id: number
  readonly at: number
  readonly type: 'case' | 'breach' | 'warning' | 'document'
  readonly caseId: string | null
  readonly number: number | null
  readonly flow: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * The events after `id` (0: from the beginning of what is kept), in order. They become visible in order of their ids,
 * so asking again with the last id leaves no gap. `documents` are let through whatever the visibility.
 */
export function eventsAfter(
  sql: Sql,
  id: number,
  limit: number,
  visibility: Visibility = 'all',
): Promise<StreamEvent[]> {
  const found = conditions()
  found.add(`e.id > ${found.value(id)}`)
  restrictTo(visibility, 'e', found, `e.type = 'document'`)
  return sql.query<StreamEvent>(
    `select e.id, e.at, e.type, e.case_id as "caseId", e.number, e.flow, e.team, e.assignee, e.data
     from stream_events e ${found.where} order by e.id limit ${Math.trunc(limit)}`,
    found.values,
  )
}

/** The id of the newest event, 0 when there is none: where a stream without Last-Event-ID begins. */
export async function newestEventId(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ id: number | null }>('select max(id) as id from stream_events')
  return row?.id ?? 0
}

/** Tells the stream something in the transaction that makes it true. Call it last: others wait until that commits. */
export async function appendEvents(tx: Transaction, events: readonly Omit<StreamEvent, 'id'>[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ caseId, ...event }) => ({ ...event, case_id: caseId }))
  await tx.query('select append_stream_v1($1)', [storableJson(rows)])
}
