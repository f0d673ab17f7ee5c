import type { Job } from '../../core/contract/commit.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'
import { type Failure, fail, finish, type LeaseAsk, type Leased, lease } from './lease.ts'

/** A notification, webhook, survey or case to start, taken by this process. `payload` is the job as `step` made it. */
export interface LeasedJob extends Leased {
  readonly payload: Job
}

/** Takes up to `limit` jobs that are due at `now`, for `leaseMs`; two processes never hold one job at once. */
export async function leaseJobs(sql: Sql, ask: LeaseAsk): Promise<LeasedJob[]> {
  return (await lease(sql, 'jobs', ask)) as LeasedJob[]
}

/** Marks a job as done, for ever; false when the lease was lost. */
export function finishJob(sql: Sql, id: string, attempt: number, now: number): Promise<boolean> {
  return finish(sql, 'jobs', id, attempt, now)
}

/** Tries a job again after `retryDelayMs`, or gives it up: after `mostAttempts`, or at once when `mayRetry` is false. */
export function failJob(sql: Sql, failure: Failure): Promise<'retried' | 'dead' | 'lost'> {
  return fail(sql, 'jobs', failure)
}

/** Adds jobs that no step of a case made, such as a mail that an activity sends. An id that exists already is left alone. */
export async function addJobs(
  sql: Sql,
  caseId: string | null,
  jobs: readonly JobToAdd[],
  now: number,
): Promise<number> {
  if (jobs.length === 0) return 0
  const rows = jobs.map((payload) => ({ id: payload.id, kind: payload.kind, payload }))
  const added = await sql.query(
    `with added as (
       insert into jobs (id, case_id, kind, payload, available_at, created_at)
       select r.id, $2, r.kind, r.payload, $3, $3 from jsonb_to_recordset($1::jsonb) as r(id text, kind text, payload jsonb)
       on conflict (id) do nothing returning id
     ) select id, pg_notify('pledge_jobs', '')::text from added`,
    [storableJson(rows), caseId, now],
  )
  return added.length
}

/** A job of any kind that the dispatcher knows; `id` is unique for ever. */
export interface JobToAdd {
  readonly id: string
  readonly kind: string
}
