import type { Sql } from '../store.ts'
import { isSampled } from './sampled.ts'

/** Which cases of a flow: closed in the window, epoch ms, half open; late by one clock, or by any. */
export interface WayQuery {
  readonly flow: string
  readonly clock: string | null
  readonly from: number
  readonly to: number
}

/** The way of a closed case to its solution; instants in epoch ms. */
export interface WayRow {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly leadMs: number
  readonly isLate: boolean
  readonly visits: readonly (readonly [place: string, enteredAt: number, leftAt: number, isLate: boolean])[]
  readonly waits: readonly (readonly [fromAt: number, toAt: number])[]
  readonly takenAt: readonly number[]
}

const pageSize = 100
/** So many pages' worth of time is looked at for one: more would be sorted in vain, less would be asked in vain where little happens. */
const pagesPerSpan = 4
const hourMs = 3_600_000

/**
 * Reads the ways of closed cases page by page; `parts` of a thousand cases, about `expected` of them. What came after the solution (a
 * survey, a retrospective) is left out: nobody waits for it. Goes through time in spans that hold some pages, as `readPromises` does.
 */
export async function* readWays(
  sql: Sql,
  { flow, clock, from, to }: WayQuery,
  { parts, expected }: { readonly parts: number; readonly expected: number },
): AsyncGenerator<readonly WayRow[]> {
  const spanMs = Math.max(hourMs, Math.ceil(((to - from) * pageSize * pagesPerSpan) / Math.max(pageSize, expected)))
  let [at, id] = [from, '']
  while (at < to) {
    const edge = Math.min(to, at + spanMs)
    const page = await sql.query<WayRow>(pageText, [flow, edge, at, id, parts, clock])
    if (page.length > 0) yield page
    const last = page.at(-1)
    ;[at, id] = last === undefined || page.length < pageSize ? [edge, ''] : [last.at, last.id]
  }
}

const pageText = `
with page as materialized (
  select f.case_id, f.at, f.value from report_facts f
  where f.measure = 'closed' and f.flow = $1 and f.at < $2::bigint and f.at >= $3::bigint
    and (f.at, f.case_id) > ($3::bigint, $4::text) and ${isSampled('f.case_id', '$5')}
  order by f.at, f.case_id limit ${pageSize}
), ended as (
  select p.*, coalesce((select r.value from report_facts r where r.case_id = p.case_id and r.measure = 'resolved'), p.value) as lead_ms,
    c.number, c.created_at from page p join cases c on c.id = p.case_id
)
select e.case_id as id, e.number, e.at, e.lead_ms::bigint as "leadMs",
  exists (select 1 from report_facts k where k.case_id = e.case_id and k.measure = 'clock' and k.is_late and not k.is_excluded
    and ($6::text is null or k.key = $6::text)) as "isLate",
  coalesce((select jsonb_agg(jsonb_build_array(v.place, v.entered_at, coalesce(v.left_at, e.at), v.is_late) order by v.seq)
    from case_visits v where v.case_id = e.case_id and v.kind = 'node'
      and (v.entered_at < e.created_at + e.lead_ms or v.entered_at = e.created_at)), '[]') as visits,
  coalesce((select jsonb_agg(jsonb_build_array(w.at - w.value, w.at) order by w.at) from report_facts w
    where w.case_id = e.case_id and w.measure = 'waited'), '[]') as waits,
  coalesce((select jsonb_agg(r.at order by r.seq) from case_records r
    where r.case_id = e.case_id and r.event = 'assigned' and r.data->>'assignee' is not null), '[]') as "takenAt"
from ended e order by e.at, e.case_id`

/** How many cases of a flow stand in each step now. */
export async function readStanding(sql: Sql, flow: string): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ place: string; cases: number }>(
    `select place, count(*) as cases from case_visits where flow = $1 and kind = 'node' and left_at is null group by 1`,
    [flow],
  )
  return new Map(rows.map(({ place, cases }) => [place, cases]))
}
