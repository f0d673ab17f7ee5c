import type { ClockState } from '../../core/contract/state.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** Which entries of a timeline are read, and which of the facts that a case began with. */
export interface WatchedRecords {
  readonly events: readonly string[]
  readonly facts: readonly string[]
}

/** A case as forecasts look at it; `happenings` in the order of the timeline, with the fields that they have. */
export interface HistoryRow<Happening> {
  readonly id: string
  readonly flow: string
  readonly channel: string | null
  readonly createdAt: number
  readonly happenings: readonly Happening[]
  readonly clocks: readonly Pick<ClockState, 'id' | 'instances'>[]
}

/** An open case, and the number of its last record: another number, and there is something to read. */
export interface OpenCase {
  readonly id: string
  readonly seq: number
}

/** The ids of the newest cases that came in since an instant, at most so many, in no order. */
export async function newestCaseIds(sql: Sql, since: number, most: number): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    'select id from cases where created_at >= $1 order by created_at desc, id limit $2',
    [since, most],
  )
  return rows.map(({ id }) => id)
}

/** What is open now, what is due first before the rest, at most so many. */
export function openCases(sql: Sql, most: number): Promise<OpenCase[]> {
  return sql.query<OpenCase>('select id, seq from cases where is_open order by due_order, id limit $1', [most])
}

/** The cases of these ids with what happened to them; a few dozen at a time, since a timeline may be long. */
export function readHistories<Happening>(
  sql: Sql,
  ids: readonly string[],
  { events, facts }: WatchedRecords,
): Promise<HistoryRow<Happening>[]> {
  return sql.query<HistoryRow<Happening>>(
    `select c.id, c.flow, c.channel, c.created_at as "createdAt",
       (select coalesce(jsonb_agg(jsonb_build_object('id', k->'id', 'instances', k->'instances')), '[]')
        from jsonb_array_elements(c.state->'clocks') k) as clocks,
       (select coalesce(jsonb_agg(jsonb_build_object('at', r.at, 'event', r.event) || case r.event
          when 'caseCreated' then jsonb_build_object('facts', (
            select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(r.data->'facts') f
            where f.key in (select jsonb_array_elements_text($3::jsonb))))
          else jsonb_strip_nulls(jsonb_build_object('team', r.data->'team', 'assignee', r.data->'assignee',
            'node', r.data->'node', 'fact', r.data->'fact', 'reason', r.data->'reason',
            'is', case when r.data->>'fact' in (select jsonb_array_elements_text($3::jsonb)) then r.data->'is' end))
          end order by r.seq), '[]')
        from (select * from case_records e where e.case_id = c.id
              and e.event in (select jsonb_array_elements_text($2::jsonb)) order by e.seq limit 1000) r) as happenings
     from jsonb_array_elements_text($1::jsonb) i(id) join cases c on c.id = i.id`,
    [storableJson(ids), storableJson(events), storableJson(facts)],
  )
}
