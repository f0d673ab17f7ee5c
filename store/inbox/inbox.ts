import type { CaseStart, CommandEnvelope } from '../../core/contract/temporal.ts'
import { type Failure, fail, finish, type LeaseAsk, type Leased, lease } from '../jobs/lease.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** What was accepted for a case and is durable before it is acknowledged: its start, or a command; or a case from a backup, to go on. */
export type InboxPayload =
  | { readonly kind: 'intake'; readonly start: CaseStart }
  | { readonly kind: 'command'; readonly envelope: CommandEnvelope }
  | { readonly kind: 'restored' }

export interface InboxItem {
  /** The creating command's or the command's id: what makes a second delivery the same. */
  readonly id: string
  readonly caseId: string
  readonly payload: InboxPayload
  /** When the system accepted it. */
  readonly acceptedAt: number
}

/** Something accepted, taken by this process to be handed to Temporal. */
export interface LeasedItem extends Leased {
  readonly caseId: string
  readonly payload: InboxPayload
}

/** Keeps what was accepted; false when it was kept before, also if it has been handed on since. */
export async function putInbox(sql: Sql, item: InboxItem): Promise<boolean> {
  const { id, caseId, payload, acceptedAt } = item
  const rows = await sql.query(
    `with put as (
       insert into inbox (id, case_id, kind, payload, available_at, created_at) values ($1, $2, $3, $4::jsonb, $5, $5)
       on conflict (id) do nothing returning id
     ) select id, pg_notify('pledge_inbox', '')::text from put`,
    [id, caseId, payload.kind, storableJson(payload), acceptedAt],
  )
  return rows.length > 0
}

/** Takes up to `limit` items for `leaseMs`, those of one case one after the other, in the order of their acceptance. */
export async function leaseInbox(sql: Sql, ask: LeaseAsk): Promise<LeasedItem[]> {
  return (await lease(sql, 'inbox', ask)) as LeasedItem[]
}

/** Marks an item as handed on and forgets what it held; false when the lease was lost. */
export function finishInbox(sql: Sql, id: string, attempt: number, now: number): Promise<boolean> {
  return finish(sql, 'inbox', id, attempt, now)
}

/** Tries an item again later, or gives it up, as `failJob` does. */
export function failInbox(sql: Sql, failure: Failure): Promise<'retried' | 'dead' | 'lost'> {
  return fail(sql, 'inbox', failure)
}
