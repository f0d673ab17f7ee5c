import type { Sql } from '../store.ts'

/** Work that one process takes for a while: if it dies, another takes it when the lease is over. */
export interface Leased {
  readonly id: string
  readonly kind: string
  readonly caseId: string | null
  readonly payload: unknown
  /** Counts from 1. Finishing needs it: whoever lost the lease cannot finish for the one who has it now. */
  readonly attempt: number
  readonly createdAt: number
}

export interface LeaseAsk {
  readonly limit: number
  readonly leaseMs: number
  readonly now: number
  /** Left out: every kind. */
  readonly kinds?: readonly string[]
}

export interface Failure {
  readonly id: string
  readonly attempt: number
  /** For the eyes of an operator: no secrets, no personal data. Kept up to 2,000 characters. */
  readonly error: string
  readonly now: number
  /** False when trying again cannot help: dead at once. Default true. */
  readonly mayRetry?: boolean
}

/** A piece of work that failed too often and waits for a person. */
export interface DeadWork extends Leased {
  readonly error: string | null
  readonly failedAt: number
}

/** After how many attempts work is dead: with `retryDelayMs`, about a day after the first. */
export const mostAttempts = 32

const firstDelayMs = 1_000
const longestDelayMs = 3_600_000

/** How long to wait after the attempt of this number: one second, doubled each time, at most an hour. */
export function retryDelayMs(attempt: number): number {
  return Math.min(firstDelayMs * 2 ** Math.min(attempt - 1, 30), longestDelayMs)
}

type WorkTable = 'jobs' | 'inbox'

const columns = 'id, kind, case_id as "caseId", payload, attempts as attempt, created_at as "createdAt"'

/** In which order work is taken, and what else must hold of it. */
const turns: Readonly<Record<WorkTable, { readonly order: string; readonly condition: string }>> = {
  jobs: { order: 'w.available_at, w.id', condition: 'true' },
  // What was accepted for one case is handed on in the order in which it was accepted.
  inbox: {
    order: 'w.place',
    condition: `not exists (
      select 1 from inbox o where o.case_id = w.case_id and o.place < w.place and o.state in ('ready', 'leased'))`,
  },
}

/** Takes work that is due, also what somebody took and did not finish in time; nobody else gets it meanwhile. */
export async function lease(sql: Sql, table: WorkTable, { limit, leaseMs, now, kinds }: LeaseAsk): Promise<Leased[]> {
  const { order, condition } = turns[table]
  const rows = await sql.query<Leased>(
    `with picked as (
       select w.id from ${table} w
       where ((w.state = 'ready' and w.available_at <= $1) or (w.state = 'leased' and w.leased_until <= $1))
         and ($4::jsonb is null or w.kind in (select jsonb_array_elements_text($4::jsonb))) and ${condition}
       order by ${order} limit $3 for update skip locked
     )
     update ${table} set state = 'leased', attempts = attempts + 1, leased_until = $2
     where id in (select id from picked)
     returning ${columns}`,
    [now, now + leaseMs, limit, kinds === undefined ? null : JSON.stringify(kinds)],
  )
  return rows.toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
}

/** Marks work as done; false when the lease was lost, that is, somebody else has taken it since. */
export async function finish(sql: Sql, table: WorkTable, id: string, attempt: number, now: number): Promise<boolean> {
  // What the inbox held may be personal, and is kept where it went.
  const emptied = table === 'inbox' ? `, payload = '{}'` : ''
  const rows = await sql.query(
    `update ${table} set state = 'done', ended_at = $3, leased_until = null, error = null${emptied}
     where id = $1 and attempts = $2 and state = 'leased' returning id`,
    [id, attempt, now],
  )
  return rows.length > 0
}

/** Puts work back until its next attempt, or among the dead; says which, `lost` when somebody else has it. */
export async function fail(sql: Sql, table: WorkTable, failure: Failure): Promise<'retried' | 'dead' | 'lost'> {
  const { id, attempt, error, now, mayRetry = true } = failure
  const isDead = !mayRetry || attempt >= mostAttempts
  const rows = await sql.query(
    `update ${table} set state = $3, available_at = $4, leased_until = null, error = $5, ended_at = $6
     where id = $1 and attempts = $2 and state = 'leased' returning id`,
    [id, attempt, isDead ? 'dead' : 'ready', now + retryDelayMs(attempt), error.slice(0, 2_000), isDead ? now : null],
  )
  return rows.length === 0 ? 'lost' : isDead ? 'dead' : 'retried'
}

/** The dead, those that died last first. */
export function listDead(sql: Sql, table: WorkTable, limit: number): Promise<DeadWork[]> {
  return sql.query<DeadWork>(
    `select ${columns}, error, ended_at as "failedAt" from ${table} where state = 'dead'
     order by ended_at desc, id limit $1`,
    [limit],
  )
}

/** Gives dead work all its attempts again; false when it is not dead. */
export async function revive(sql: Sql, table: WorkTable, id: string, now: number): Promise<boolean> {
  const rows = await sql.query(
    `update ${table} set state = 'ready', attempts = 0, available_at = $2, ended_at = null
     where id = $1 and state = 'dead' returning id`,
    [id, now],
  )
  if (rows.length > 0) await sql.query(`select pg_notify($1, '')`, [`pledge_${table}`])
  return rows.length > 0
}

/** How much work waits, is being done and is dead, and since when the oldest waits. */
export async function countWork(sql: Sql, table: WorkTable): Promise<WorkCounts> {
  const [row] = await sql.query<WorkCounts>(
    `select count(*) filter (where state = 'ready') as ready, count(*) filter (where state = 'leased') as leased,
       count(*) filter (where state = 'dead') as dead, min(available_at) filter (where state = 'ready') as "oldestReadyAt"
     from ${table} where state in ('ready', 'leased', 'dead')`,
  )
  return row ?? { ready: 0, leased: 0, dead: 0, oldestReadyAt: null }
}

export interface WorkCounts {
  readonly ready: number
  readonly leased: number
  readonly dead: number
  readonly oldestReadyAt: number | null
}
