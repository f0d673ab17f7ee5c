import type { Sql } from '../store.ts'

/** Of one flow or of all: `edges` are instants in epoch ms, in order, between which everything is read at once; each is the beginning of a day of the zone. */
interface Stretches {
  readonly flow: string | null
  readonly edges: readonly number[]
  readonly zone: string
}

/** Figures by hour, of one clock or of all. */
export interface RhythmQuery extends Stretches {
  readonly clock: string | null
}

/** What happened in one hour: `start` is a civil date with the hour behind it (`2026-10-01T13`). */
export interface RhythmRow {
  readonly start: string
  readonly volume: number
  /** People who had a case of which something became. */
  readonly people: number
  /** The median, in ms. */
  readonly firstReply: number | null
  readonly compliance: number | null
  readonly satisfaction: number | null
}

/** Reads the figures of every hour in which anything happened, in order, stretch by stretch, so that nobody else waits for long. */
export async function readRhythm(sql: Sql, { flow, clock, edges, zone }: RhythmQuery): Promise<readonly RhythmRow[]> {
  const rows: RhythmRow[] = []
  for (const [place, to] of edges.slice(1).entries()) {
    rows.push(...(await sql.query<RhythmRow>(text, [flow, clock, edges[place] ?? to, to, zone])))
  }
  return rows
}

/** How many people had cases of which something became, by civil date; read as `readRhythm` does. */
export async function readPeopleByDay(
  sql: Sql,
  { flow, edges, zone }: Stretches,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const [place, to] of edges.slice(1).entries()) {
    const rows = await sql.query<{ start: string; people: number }>(peopleText, [flow, edges[place] ?? to, to, zone])
    for (const { start, people } of rows) found.set(start, people)
  }
  return found
}

const text = `
with told as (
  select to_char(to_timestamp(f.at / 1000.0) at time zone $5, 'YYYY-MM-DD"T"HH24') as start, f.measure, f.key, f.value, f.is_late, f.assignee
  from report_facts f
  where f.measure in ('opened', 'firstReply', 'held', 'clock', 'satisfaction') and f.at >= $3::bigint and f.at < $4::bigint
    and not f.is_excluded and ($1::text is null or f.flow = $1::text)
)
select start,
  count(*) filter (where measure = 'opened') as volume,
  count(distinct assignee) filter (where measure in ('firstReply', 'held')) as people,
  percentile_cont(0.5) within group (order by value) filter (where measure = 'firstReply') as "firstReply",
  avg((not is_late)::integer::float8) filter (where measure = 'clock' and ($2::text is null or key = $2::text)) as compliance,
  avg(value) filter (where measure = 'satisfaction' and key = 'csat') as satisfaction
from told group by 1 order by 1`

// Whoever solves a case has held it until then.
const peopleText = `
select to_char(to_timestamp(f.at / 1000.0) at time zone $4, 'YYYY-MM-DD') as start, count(distinct f.assignee) as people
from report_facts f
where f.measure in ('firstReply', 'held') and f.at >= $2::bigint and f.at < $3::bigint and f.assignee is not null
  and not f.is_excluded and ($1::text is null or f.flow = $1::text)
group by 1`
