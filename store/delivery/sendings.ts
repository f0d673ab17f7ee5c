import type { Instant } from '../../core/contract/time.ts'
import type { WireReportSending } from '../../core/contract/wire-delivery.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'

/** One time that a report was due or asked for. */
export interface SendingRow extends Omit<WireReportSending, 'dueAt' | 'endedAt'> {
  readonly scheduleId: string
  readonly dueAt: Instant
  readonly askedBy: string | null
  readonly endedAt: Instant | null
}

const columns = `n.id, n.schedule_id as "scheduleId", n.due_at as "dueAt", n.cause, n.asked_by as "askedBy", n.state, n.attempts,
  n.error, n.note, n.ended_at as "endedAt", (select count(*) from report_letters l where l.sending_id = n.id)::int as letters`

export type SendingToAdd = Pick<SendingRow, 'id' | 'scheduleId' | 'dueAt' | 'cause' | 'askedBy'>

/** Adds a sending, once by its id; false when it was there. */
export async function addSending(sql: Sql, { id, scheduleId, dueAt, cause, askedBy }: SendingToAdd): Promise<boolean> {
  const added = await sql.query(
    `insert into report_sendings (id, schedule_id, due_at, cause, asked_by) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing returning id`,
    [id, scheduleId, dueAt, cause, askedBy],
  )
  return added.length > 0
}

/** Null where it is not known, or its report is gone. */
export async function getSending(sql: Sql, id: string): Promise<SendingRow | null> {
  const [row] = await sql.query<SendingRow>(`select ${columns} from report_sendings n where n.id = $1`, [id])
  return row ?? null
}

/** A page of the sendings of one report, the newest first. Throws `store.bad-cursor`. */
export async function listSendings(
  sql: Sql,
  scheduleId: string,
  listing: { readonly limit: number; readonly cursor?: string | null },
): Promise<Page<SendingRow>> {
  const limit = pageSize(listing.limit)
  const after = listing.cursor == null ? null : decodeCursor(listing.cursor, 'sendings', 'number')
  const rows = await sql.query<SendingRow>(
    `select ${columns} from report_sendings n
     where n.schedule_id = $1 and ($2::bigint is null or (n.due_at, n.id) < ($2::bigint, $3))
     order by n.due_at desc, n.id desc limit ${limit + 1}`,
    [scheduleId, after === null ? null : Number(after.key), after?.id ?? ''],
  )
  return pageOf(rows, limit, ({ dueAt, id }) => ({ sort: 'sendings', key: dueAt, id }))
}

/** The newest sending of each report that has one. */
export async function lastSendings(sql: Sql): Promise<ReadonlyMap<string, SendingRow>> {
  const rows = await sql.query<SendingRow>(
    `select ${columns} from report_schedules s cross join lateral (
       select * from report_sendings o where o.schedule_id = s.id order by o.due_at desc, o.id desc limit 1) n`,
  )
  return new Map(rows.map((row) => [row.scheduleId, row]))
}

/** Which addresses have it already. */
export async function lettersOf(sql: Sql, sendingId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ address: string }>('select address from report_letters where sending_id = $1', [
    sendingId,
  ])
  return new Set(rows.map(({ address }) => address))
}

export async function noteLetter(sql: Sql, sendingId: string, address: string, at: Instant): Promise<void> {
  await sql.query(
    'insert into report_letters (sending_id, address, sent_at) values ($1, $2, $3) on conflict do nothing',
    [sendingId, address, at],
  )
}

export interface SendingOutcome {
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempt: number
  readonly error: string | null
  readonly note: WireReportSending['note']
  readonly at: Instant
}

/** Notes how an attempt ended; one that was sent stays sent. */
export async function noteOutcome(sql: Sql, sendingId: string, outcome: SendingOutcome): Promise<void> {
  const { state, attempt, error, note, at } = outcome
  await sql.query(
    `update report_sendings set state = $2, attempts = $3, error = $4, note = $5, ended_at = $6
     where id = $1 and state <> 'sent'`,
    [sendingId, state, attempt, error, note, state === 'waiting' ? null : at],
  )
}
