import type { Actor } from '../../core/contract/case-command.ts'
import type { ClockOutcome } from '../../core/contract/reading.ts'
import type { CaseRecord, RecordName } from '../../core/contract/record.ts'
import type { Duration } from '../../core/contract/time.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** Which cases to read. */
export interface RecordedQuery {
  /** Cases that began then or later. */
  readonly since: number
  /** Cases that run, or ran, under one of these plans. */
  readonly planHashes: readonly string[]
}

/** A case with its timeline and its clocks, as rehearsals need them. */
export interface RecordedRow {
  readonly id: string
  readonly number: number
  readonly flow: string
  readonly planHash: string
  readonly recordedAt: number
  readonly isBots: boolean
  readonly customerCalendar: string | null
  readonly records: readonly CaseRecord[]
  readonly clocks: readonly {
    readonly clock: string
    readonly instance: number
    readonly outcome: ClockOutcome
    readonly target: Duration | null
    readonly targetMs: number | null
    readonly elapsedMs: number
    readonly breachedAt: number | null
  }[]
}

type Row = Omit<RecordedRow, 'records'> & {
  readonly createdAt: number
  readonly records: readonly {
    readonly seq: number
    readonly at: number
    readonly event: RecordName
    readonly actor: Actor
    readonly commandId: string | null
    readonly data: CaseRecord['data']
  }[]
}

const pageSize = 100

/** The plans under which cases run, or ran, that began since an instant: their hashes, and how many cases each has. */
export function plansSince(sql: Sql, since: number): Promise<{ readonly hash: string; readonly cases: number }[]> {
  return sql.query(
    'select plan_hash as hash, count(*) as cases from cases where created_at >= $1 group by 1 order by 1',
    [since],
  )
}

/**
 * Cases with their timelines, in the order in which they began, page by page, so that memory stays flat. Of a timeline only the entries
 * asked for are read, and no more than `mostRecords` and one.
 */
export async function* recordedCases(
  sql: Sql,
  { since, planHashes }: RecordedQuery,
  events: readonly RecordName[],
  mostRecords: number,
): AsyncIterable<readonly RecordedRow[]> {
  let after = { createdAt: since - 1, id: '' }
  for (;;) {
    const rows = await sql.query<Row>(
      `select c.id, c.number, c.flow, c.plan_hash as "planHash", c.created_at as "createdAt", c.updated_at as "recordedAt",
         c.state->>'handledBy' = 'bot' as "isBots", u.calendar as "customerCalendar",
         (select coalesce(jsonb_agg(jsonb_build_object('seq', r.seq, 'at', r.at, 'event', r.event, 'actor', r.actor,
            'commandId', r.command_id, 'data', r.data) order by r.seq), '[]')
          from (select * from case_records e where e.case_id = c.id
                and e.event in (select jsonb_array_elements_text($4::jsonb)) order by e.seq limit $6) r) as records,
         (select coalesce(jsonb_agg(jsonb_build_object('clock', k.clock, 'instance', k.instance, 'outcome', k.outcome,
            'target', k.reading->'target', 'targetMs', k.target_ms, 'elapsedMs', k.elapsed_ms,
            'breachedAt', k.breached_at) order by k.clock, k.instance), '[]')
          from case_clocks k where k.case_id = c.id) as clocks
       from cases c left join customers u on u.id = c.customer_id
       where (c.created_at, c.id) > ($1, $2) and c.plan_hash in (select jsonb_array_elements_text($3::jsonb))
       order by c.created_at, c.id limit $5`,
      [after.createdAt, after.id, storableJson(planHashes), storableJson(events), pageSize, mostRecords + 1],
    )
    if (rows.length > 0) yield rows.map(recordedRow)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = { createdAt: last.createdAt, id: last.id }
  }
}

function recordedRow({ records, ...row }: Row): RecordedRow {
  return {
    ...row,
    records: records.map(({ commandId, ...record }) => (commandId === null ? record : { ...record, commandId })),
  }
}
