import type { FactValue } from '../../core/contract/facts.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** Cases that came in between two instants, and which of their first facts to count. */
export interface HistoryQuery {
  readonly flow: string
  /** Epoch ms, half open. */
  readonly from: number
  readonly to: number
  /** Facts with few values; others would make an answer without end. */
  readonly facts: readonly string[]
}

/** What happened to a flow in some weeks, counted. */
export interface History {
  /** Cases by the quarter of an hour in which they came in, as quarters since 1970. */
  readonly arrivals: readonly { readonly quarter: number; readonly cases: number }[]
  readonly channels: readonly { readonly channel: string; readonly cases: number }[]
  /** How visits of nodes ended. */
  readonly ways: readonly { readonly node: string; readonly way: string; readonly visits: number }[]
  /** The values that the newest cases began with. */
  readonly facts: readonly { readonly fact: string; readonly value: FactValue; readonly cases: number }[]
}

/** Facts are read case by case, so that so many have to be enough. */
const factsOfCases = 2000

/** Reads what a simulation can learn from the past of a flow. */
export async function readHistory(sql: Sql, { flow, from, to, facts }: HistoryQuery): Promise<History> {
  const window = [flow, from, to] as const
  return {
    arrivals: await sql.query(
      `select created_at / 900000 as quarter, count(*) as cases from cases
       where flow = $1 and created_at >= $2 and created_at < $3 group by 1 order by 1`,
      window,
    ),
    channels: await sql.query(
      `select channel, count(*) as cases from cases
       where flow = $1 and created_at >= $2 and created_at < $3 and channel is not null group by 1 order by 2 desc, 1 limit 50`,
      window,
    ),
    ways: await sql.query(
      `select place as node, way, count(*) as visits from case_visits
       where flow = $1 and left_at >= $2 and left_at < $3 and kind = 'node' and way is not null group by 1, 2 order by 1, 2`,
      window,
    ),
    facts:
      facts.length === 0
        ? []
        : await sql.query(
            `select e.key as fact, e.value, count(*) as cases
             from (select id from cases where flow = $1 and created_at >= $2 and created_at < $3
                   order by created_at desc limit ${factsOfCases}) c
             join case_records r on r.case_id = c.id and r.event = 'caseCreated' and r.seq <= 5
             cross join lateral jsonb_each(r.data->'facts') e
             where e.key in (select jsonb_array_elements_text($4::jsonb)) and jsonb_typeof(e.value) in ('string', 'boolean')
             group by 1, 2 order by 1, 3 desc limit 500`,
            [...window, storableJson(facts)],
          ),
  }
}
