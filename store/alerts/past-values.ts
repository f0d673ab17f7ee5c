import type { AlertRule } from '../../core/contract/alerts.ts'
import { type LiveScope, narrowFacts } from '../board/live-scope.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import type { Visibility } from '../visibility.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** When looks are taken: from `from` on, one each `everyMs`, and the last at `to`. */
export interface PastLooks {
  readonly from: number
  readonly to: number
  readonly everyMs: number
}

/**
 * What an alert would have found at instants of the past among the cases that may be seen, from what reports count; null for measures of which nothing is kept: who waited
 * or had nobody then is not written down. How many were late follows from when promises were broken and when their clocks stopped.
 */
export async function pastValues(
  sql: Sql,
  asked: AlertRule,
  looks: PastLooks,
  visibility: Visibility,
): Promise<readonly (number | null)[] | null> {
  const rule = { ...asked, scope: { ...asked.scope, visibility } }
  switch (rule.measure) {
    case 'compliance':
    case 'breaches':
    case 'arrivals':
      return factValues(sql, rule, looks)
    case 'late':
      return lateValues(sql, rule, looks)
    default:
      return null
  }
}

type ScopedRule = Omit<AlertRule, 'scope'> & { readonly scope: LiveScope }

interface Step {
  readonly step: number
  readonly count: number
  readonly late: number
}

async function factValues(sql: Sql, rule: ScopedRule, looks: PastLooks): Promise<readonly (number | null)[]> {
  const { from, to, everyMs } = looks
  const reach = rule.hours == null ? dayMs + 2 * hourMs : rule.hours * hourMs
  const first = from - Math.ceil(reach / everyMs) * everyMs
  const steps = await factsByStep(sql, rule, { from: first, to, everyMs })
  const starts = await startsOfWindows(sql, rule, looks)
  // Sums from the first step on, so that every window is a difference of two.
  const size = Math.floor((to - first) / everyMs) + 2
  const sums = { count: new Float64Array(size), late: new Float64Array(size) }
  for (const { step, count, late } of steps) {
    sums.count[step + 1] = count
    sums.late[step + 1] = late
  }
  for (let index = 1; index < size; index += 1) {
    sums.count[index] = (sums.count[index] ?? 0) + (sums.count[index - 1] ?? 0)
    sums.late[index] = (sums.late[index] ?? 0) + (sums.late[index - 1] ?? 0)
  }
  return starts.map((start, index) => {
    const [low, high] = [stepOf(start, first, everyMs), stepOf(from + index * everyMs, first, everyMs)]
    const between = (sum: Float64Array) => (sum[high] ?? 0) - (sum[Math.max(0, low)] ?? 0)
    return valueOf(rule, between(sums.count), between(sums.late))
  })
}

function stepOf(at: number, first: number, everyMs: number): number {
  return Math.floor((at - first) / everyMs)
}

function valueOf(
  { measure, minimumSample }: Pick<AlertRule, 'measure' | 'minimumSample'>,
  count: number,
  late: number,
): number | null {
  if (measure === 'arrivals') return count
  if (measure === 'breaches') return late
  return count === 0 || count < minimumSample ? null : Math.round(((count - late) / count) * 10_000) / 100
}

/** When the window of each look begins. */
async function startsOfWindows(
  sql: Sql,
  { hours = null, zone }: Pick<AlertRule, 'hours' | 'zone'>,
  looks: PastLooks,
): Promise<readonly number[]> {
  const { from, to, everyMs } = looks
  if (hours !== null) {
    return Array.from(
      { length: Math.floor((to - from) / everyMs) + 1 },
      (_, index) => from + index * everyMs - hours * hourMs,
    )
  }
  const rows = await sql.query<{ since: number }>(
    `select (extract(epoch from date_trunc('day', to_timestamp(t / 1000.0) at time zone $4) at time zone $4) * 1000)::bigint as since
     from generate_series($1::bigint, $2::bigint, $3::bigint) t order by t`,
    [from, to, everyMs, zone],
  )
  return rows.map(({ since }) => since)
}

function factsByStep(sql: Sql, rule: ScopedRule, { from, to, everyMs }: PastLooks): Promise<readonly Step[]> {
  const found = conditions()
  const [start, width] = [found.value(from), found.value(everyMs)]
  found.add(`f.measure = ${found.value(rule.measure === 'arrivals' ? 'opened' : 'clock')}`)
  found.add(`f.at >= ${start}::bigint and f.at < ${found.value(to)}`)
  narrowFacts(rule.scope, found)
  return sql.query<Step>(
    `select ((f.at - ${start}::bigint) / ${width}::bigint)::integer as step, count(*) as count,
       count(*) filter (where f.is_late) as late from report_facts f ${found.where} group by 1`,
    found.values,
  )
}

/** How long back a promise may have been broken and still be late in the window. */
const longestLateMs = 7 * dayMs

async function lateValues(sql: Sql, rule: ScopedRule, { from, to, everyMs }: PastLooks): Promise<readonly number[]> {
  const found = conditions()
  const [start, width] = [found.value(from), found.value(everyMs)]
  found.add(`f.measure = 'clock' and f.is_late`)
  found.add(`f.at >= ${found.value(from - longestLateMs)} and f.at < ${found.value(to)}`)
  narrowFacts(rule.scope, found)
  // A case is late from its first broken promise on until the last of those clocks stops, as far as they overlap.
  const rows = await sql.query<{ step: number; change: number }>(
    `with late as (
       select k.case_id, k.breached_at as from_at, coalesce(k.stopped_at, 9007199254740991) as until_at
       from report_facts f join case_clocks k on k.case_id = f.case_id and k.clock = f.key and k.breached_at is not null
       ${found.where}
     ), spans as (
       select case_id, range_agg(int8range(from_at, until_at)) as spans from late where until_at > from_at group by case_id
     ), span as (
       select lower(s) as from_at, upper(s) as until_at from spans cross join lateral unnest(spans) s
     )
     select greatest(0, (e.at - ${start}::bigint + ${width}::bigint - 1) / ${width}::bigint)::integer as step, sum(e.change)::integer as change
     from span cross join lateral (values (from_at, 1), (until_at, -1)) e(at, change)
     where e.at < ${found.value(to + everyMs)}::bigint group by 1 order by 1`,
    found.values,
  )
  const values = Array.from({ length: Math.floor((to - from) / everyMs) + 1 }, () => 0)
  for (const { step, change } of rows) if (step < values.length) values[step] = (values[step] ?? 0) + change
  let now = 0
  return values.map((change) => {
    now += change
    return now
  })
}
