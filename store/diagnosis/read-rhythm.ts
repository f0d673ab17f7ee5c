import type { Sql } from '../store.ts'

/** Figures by span of time: of one flow and one clock, or of all; epoch ms, half open, in days or hours of a zone. */
export interface RhythmQuery {
  readonly flow: string | null
  readonly clock: string | null
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly span: 'day' | 'hour'
}

/** What happened in one span: `start` is a civil date, with the hour behind it where hours are asked for (`2026-10-01T13`). */
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

/** A part small enough that nobody waits for it. */
const partMs = 14 * 86_400_000

/** Reads the figures of every span in which anything happened, in order. Part by part: `from` should be the beginning of a day. */
export async function readRhythm(sql: Sql, query: RhythmQuery): Promise<readonly RhythmRow[]> {
  const rows = new Map<string, RhythmRow>()
  for (const [from, to] of partsOf(query)) {
    const part = await sql.query<RhythmRow>(text, [
      query.flow,
      query.clock,
      from,
      to,
      query.zone,
      query.span === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DD"T"HH24',
    ])
    for (const row of part) rows.set(row.start, row)
  }
  return [...rows.values()].sort((one, other) => (one.start < other.start ? -1 : 1))
}

/** Parts begin at the same hour as the whole: where a clock is moved meanwhile, its day is read with the part before. */
function* partsOf({ from, to }: RhythmQuery): Generator<readonly [from: number, to: number]> {
  for (let at = from; at < to; at += partMs) yield [at, Math.min(to, at + partMs)]
}

const text = `
with told as (
  select to_char(to_timestamp(f.at / 1000.0) at time zone $5, $6) as start, f.measure, f.key, f.value, f.is_late, f.assignee
  from report_facts f
  where f.measure in ('opened', 'firstReply', 'resolved', 'held', 'clock', 'satisfaction') and f.at >= $3::bigint and f.at < $4::bigint
    and not f.is_excluded and ($1::text is null or f.flow = $1::text)
)
select start,
  count(*) filter (where measure = 'opened') as volume,
  count(distinct assignee) filter (where measure in ('firstReply', 'resolved', 'held')) as people,
  percentile_cont(0.5) within group (order by value) filter (where measure = 'firstReply') as "firstReply",
  avg((not is_late)::integer::float8) filter (where measure = 'clock' and ($2::text is null or key = $2::text)) as compliance,
  avg(value) filter (where measure = 'satisfaction' and key = 'csat') as satisfaction
from told group by 1`
