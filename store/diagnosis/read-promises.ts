import type { FactValue } from '../../core/contract/facts.ts'
import type { ReportDimension } from '../../core/contract/wire-reports.ts'
import type { Sql, SqlValue } from '../store.ts'
import { isSampled } from './sampled.ts'

/** Which promises of a flow are studied: those of one clock that were kept or broken in the window, epoch ms, half open. */
export interface PromiseQuery {
  readonly flow: string
  readonly clock: string
  readonly from: number
  readonly to: number
  /** Values of one dimension are alternatives, an empty text stands for none; dimensions must all fit. */
  readonly where: Partial<Readonly<Record<ReportDimension, readonly string[]>>>
}

/** A promise that was kept or broken, with what was known of its case. */
export interface PromiseRow {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly createdAt: number
  readonly isLate: boolean
  /** What was promised when it was broken, else at the end. */
  readonly targetMs: number | null
  /** Whose it was when it was kept or broken. */
  readonly team: string | null
  readonly assignee: string | null
  readonly tier: string | null
  readonly channel: string | null
  readonly business: string | null
  /** Before any promise of the case was broken: an escalation may raise it because of that. */
  readonly priority: string | null
  readonly facts: Readonly<Record<string, FactValue>>
  /** What had happened to the case by then: hand-overs, reopenings, waits, stays in steps with their ms. */
  /** Who was given the case until the clock stopped, also after it was late: whoever has it longer is not more often there at the deadline. */
  readonly hands: readonly (readonly [team: string | null, assignee: string | null, fromTeam: string | null])[]
  readonly course: readonly (readonly [measure: string, key: string, value: number | null])[]
}

const pageSize = 100
/** So many pages' worth of time is looked at for one: more would be sorted in vain, less would be asked in vain where little happens. */
const pagesPerSpan = 4
const filtered = ['team', 'tier', 'channel', 'priority', 'business', 'assignee'] as const

/**
 * Reads promises page by page in the order of their instants, so that nobody who asks something else waits for long; `parts` of a
 * thousand cases (`sampleParts`), about `expected` of them. What an approved review leaves out is left out.
 */
export function readPromises(
  sql: Sql,
  query: PromiseQuery,
  { parts, expected, facts }: { readonly parts: number; readonly expected: number; readonly facts: readonly string[] },
): AsyncGenerator<readonly PromiseRow[]> {
  return readPages(sql, query, 'oldest', { at: query.from, id: '', seq: 0 }, { parts, expected, facts })
}

/** Where a promise stands among others: after those of an earlier instant. */
export interface PromisePlace {
  readonly at: number
  readonly id: string
  readonly seq: number
}

/** Reads every late promise, about `expected` of them, the newest first, page by page, from the one before `before`; all where that is null. */
export function readLatePromises(
  sql: Sql,
  query: PromiseQuery,
  before: PromisePlace | null,
  { expected, facts }: { readonly expected: number; readonly facts: readonly string[] },
): AsyncGenerator<readonly (PromiseRow & PromisePlace)[]> {
  const from = before ?? { at: query.to, id: '', seq: 0 }
  return readPages(sql, query, 'newestLate', from, { parts: 1000, expected, facts })
}

const orders = {
  oldest: { condition: 'not f.is_excluded', after: '>', within: '<', order: 'asc' },
  newestLate: { condition: 'not f.is_excluded and f.is_late', after: '<', within: '>=', order: 'desc' },
} as const

const hourMs = 3_600_000

/**
 * Goes through time in spans that hold some pages: a database that does not know how large its tables have become would otherwise
 * look at everything that is left for each page.
 */
async function* readPages(
  sql: Sql,
  query: PromiseQuery,
  order: keyof typeof orders,
  from: PromisePlace,
  { parts, expected, facts }: { readonly parts: number; readonly expected: number; readonly facts: readonly string[] },
): AsyncGenerator<readonly (PromiseRow & PromisePlace)[]> {
  const { condition, values } = conditionOf(query)
  const text = pageText(condition, order, values.length + 1)
  const spanMs = Math.max(
    hourMs,
    Math.ceil(((query.to - query.from) * pageSize * pagesPerSpan) / Math.max(pageSize, expected)),
  )
  const [step, end] = order === 'oldest' ? [spanMs, query.to] : [-spanMs, query.from]
  const isOver = (at: number) => (order === 'oldest' ? at >= end : at <= end)
  let { at, id, seq } = from
  while (!isOver(at)) {
    const edge = isOver(at + step) ? end : at + step
    const page = await sql.query<PromiseRow & PromisePlace>(text, [
      ...values,
      at,
      id,
      seq,
      edge,
      parts,
      JSON.stringify(facts),
    ])
    if (page.length > 0) yield page
    const last = page.at(-1)
    ;({ at, id, seq } = last === undefined || page.length < pageSize ? { at: edge, id: '', seq: 0 } : last)
  }
}

function pageText(narrowed: string, sort: keyof typeof orders, first: number): string {
  const { condition, after, within, order } = orders[sort]
  const [at, id, seq, edge, parts, facts] = [0, 1, 2, 3, 4, 5].map((place) => `$${first + place}`)
  const isPriority = `r.event = 'factChanged' and r.data->>'fact' = 'priority'`
  return `with page as materialized (
      select f.case_id, f.seq, f.at, f.is_late, f.team, f.tier, f.channel, f.business, f.assignee, f.key from report_facts f
      where ${narrowed} and f.at ${after}= ${at}::bigint and f.at ${within} ${edge}::bigint
        and (f.at, f.case_id, f.seq) ${after} (${at}::bigint, ${id}::text, ${seq}::integer)
        and ${condition} and ${isSampled('f.case_id', parts ?? '')}
      order by f.at ${order}, f.case_id ${order}, f.seq ${order} limit ${pageSize})
    select p.case_id as id, p.seq, p.at, p.is_late as "isLate", p.team, p.tier, p.channel, p.business, p.assignee,
      c.number, c.created_at as "createdAt", coalesce(b.target_ms, k.target_ms) as "targetMs",
      coalesce(w.is, w.was, c.priority) as priority, coalesce(w.hands, '[]') as hands,
      coalesce((select jsonb_object_agg(e.key, e.value) from jsonb_each(c.state->'facts') e
        where e.key in (select jsonb_array_elements_text(${facts}::jsonb))), '{}') as facts,
      coalesce((select json_agg(json_build_array(o.measure, o.key, o.value)) from report_facts o
        where o.case_id = p.case_id and o.measure in ('handover', 'reopened', 'waited', 'node') and o.at <= p.at), '[]') as course
    from page p join cases c on c.id = p.case_id
    left join case_clocks k on k.case_id = p.case_id and k.clock = p.key and k.instance = p.seq
    left join lateral (select e.target_ms from case_breaches e
      where e.case_id = p.case_id and e.clock = p.key and e.instance = p.seq order by e.breached_at limit 1) b on true
    left join lateral (select min(e.breached_at) as broken_at from case_breaches e where e.case_id = p.case_id) h on true
    left join lateral (
      select json_agg(json_build_array(r.data->'team', r.data->'assignee', r.data->'fromTeam') order by r.seq)
          filter (where r.event = 'assigned' and (k.stopped_at is null or r.at <= k.stopped_at)) as hands,
        (array_agg(r.data->>'is' order by r.seq desc) filter (where ${isPriority} and r.at < least(p.at, h.broken_at)))[1] as is,
        (array_agg(r.data->>'was' order by r.seq) filter (where ${isPriority}))[1] as was
      from case_records r where r.case_id = p.case_id and r.event in ('assigned', 'factChanged')) w on true
    order by p.at ${order}, p.case_id ${order}, p.seq ${order}`
}

function conditionOf({ flow, clock, from, to, where }: PromiseQuery): { condition: string; values: SqlValue[] } {
  const values: SqlValue[] = [flow, clock, from, to]
  const parts = [
    `f.measure = 'clock' and f.flow = $1 and f.key = $2 and f.at >= $3::bigint and f.at < $4::bigint`,
    ...filtered.flatMap((dimension) => {
      const wanted = where[dimension]
      if (wanted === undefined) return []
      values.push(JSON.stringify(wanted))
      return [`coalesce(f.${dimension}, '') in (select jsonb_array_elements_text($${values.length}::jsonb))`]
    }),
  ]
  return { condition: parts.join(' and '), values }
}

/** Cases of all flows by the hour in which they came in, as hours since 1970. */
export async function readArrivals(sql: Sql, from: number, to: number): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<{ hour: number; cases: number }>(
    `select created_at / 3600000 as hour, count(*) as cases from cases where created_at >= $1 and created_at < $2 group by 1`,
    [from, to],
  )
  return new Map(rows.map(({ hour, cases }) => [hour, cases]))
}
