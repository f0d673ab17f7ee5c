import type { Plan } from '../../core/contract/plan.ts'
import {
  type CountedQuarter,
  nothingCounted,
  type QuarterCounts,
  type Sums,
} from '../../core/scorecards/quarter-counts.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] }

interface Row {
  readonly person: string | null
  readonly team: string | null
  readonly what: keyof QuarterCounts
  readonly key: string
  readonly count: number
  readonly late: number
  readonly sum: number
  readonly squares: number
  readonly high: number
  readonly low: number
}

/** Which clocks and steps a figure looks at. */
export interface CountedIds {
  readonly responseClocks: readonly string[]
  readonly olaClocks: readonly string[]
  readonly tasks: readonly string[]
}

/** The clocks and steps of the newest plans, by what they are: answers to customers, promises between own teams, people's work. */
export async function countedIds(sql: Sql): Promise<CountedIds> {
  const plans = await sql.query<{ plan: Plan }>(
    'select plan from plans where hash in (select hash from plan_publications order by place desc limit 100)',
  )
  const clocks = plans.flatMap(({ plan }) => plan.policy?.clocks ?? [])
  const nodes = plans.flatMap(({ plan }) => Object.values(plan.nodes))
  const ids = (all: readonly { readonly id: string }[]) => [...new Set(all.map(({ id }) => id))].sort()
  return {
    responseClocks: ids(clocks.filter(({ metric }) => metric === 'firstResponse' || metric === 'nextResponse')),
    olaClocks: ids(clocks.filter(({ type }) => type === 'ola')),
    tasks: ids(nodes.filter(({ kind }) => kind === 'task')),
  }
}

/** What is looked at in one statement: others that ask the embedded database meanwhile wait no longer than for a week of facts. */
const sliceMs = 7 * 86_400_000

/** Counts a quarter, a week after the other. It looks at every fact of it: some seconds for a million cases. */
export async function countQuarter(
  sql: Sql,
  { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number },
): Promise<CountedQuarter> {
  const ids = await countedIds(sql)
  const lists = [ids.responseClocks, ids.olaClocks, ids.tasks].map(storableJson)
  const people = new Map<string, Mutable<QuarterCounts>>()
  const teams = new Map<string, Mutable<QuarterCounts>>()
  for (let from = fromAt; from < toAt; from += sliceMs) {
    for (const row of await sql.query<Row>(counting, [from, Math.min(from + sliceMs, toAt), ...lists])) {
      if (row.person !== null) add(of(people, row.person), row)
      if (row.team !== null) add(of(teams, row.team), row)
    }
  }
  return { people: Object.fromEntries(people), teams: Object.fromEntries(teams) }
}

function of(all: Map<string, Mutable<QuarterCounts>>, id: string): Mutable<QuarterCounts> {
  const known = all.get(id)
  if (known !== undefined) return known
  const made = nothingCounted() as Mutable<QuarterCounts>
  all.set(id, made)
  return made
}

function add(to: Mutable<QuarterCounts>, row: Row): void {
  const { what, key, count, late, sum, squares } = row
  if (what === 'reopened' || what === 'comments' || what === 'handedOn') to[what] += count
  if (what === 'handedOn') to.handedBack += late
  else if (what === 'tasks') to.tasks[key] = (to.tasks[key] ?? 0) + count
  else if (what === 'nps') {
    to.nps.count += count
    to.nps.promoters += row.high
    to.nps.detractors += row.low
  } else if (what === 'csat' || what === 'score10' || what === 'held') {
    const sums = to[what]
    sums.count += count
    sums.sum += sum
    sums.squares += squares
  } else if (what === 'satisfaction' || what === 'response' || what === 'ola' || what === 'resolved') {
    to[what].count += count
    to[what].late += late
  }
}

const figures = `count(*)::integer as count, (count(*) filter (where is_late))::integer as late,
  coalesce(sum(value), 0) as sum, coalesce(sum(value * value), 0) as squares,
  (count(*) filter (where value >= 9))::integer as high, (count(*) filter (where value <= 6))::integer as low`

/** $1 and $2: the quarter; $3 and $4: clocks of answers and between teams; $5: people's steps. */
const counting = `
with f as materialized (
  select f.*, case
    when measure = 'resolved' then 'resolved'
    when measure = 'reopened' then 'reopened'
    when measure = 'node' and key in (select jsonb_array_elements_text($5::jsonb)) then 'tasks'
    when measure = 'clock' and not is_excluded and key in (select jsonb_array_elements_text($3::jsonb)) then 'response'
    when measure = 'clock' and not is_excluded and key in (select jsonb_array_elements_text($4::jsonb)) then 'ola'
    when measure = 'satisfaction' and key = 'csat' then 'csat'
    when measure = 'satisfaction' and key = 'nps' then 'nps'
    when measure = 'satisfaction' and key = 'score' then 'score10'
    end as what
  from report_facts f
  where at >= $1::bigint and at < $2::bigint and measure in ('resolved', 'reopened', 'node', 'clock', 'satisfaction')
)
select assignee as person, team, what, case when what = 'tasks' then key else '' end as key, ${figures}
from f where what is not null group by 1, 2, 3, 4
union all
select assignee, team, 'satisfaction', '', ${figures} from f where measure = 'satisfaction' group by 1, 2
union all
select f.assignee, f.team, 'comments', '', ${figures}
from f join contents t on t.case_id = f.case_id and t.kind = 'comment' and t.created_at >= f.at - 60000 and t.created_at <= f.at + 60000
where f.measure = 'satisfaction' group by 1, 2
union all
select assignee, team, 'held', '', ${figures}
from report_facts f where measure = 'held' and at >= $1::bigint and at < $2::bigint
  and exists (select 1 from report_facts h where h.case_id = f.case_id and h.measure = 'handover') group by 1, 2
union all
select assignee, team, 'handedOn', '', ${figures} from (
  select h.assignee, h.team, h.value, exists (
    select 1 from report_facts b where b.case_id = h.case_id and b.measure = 'handover' and b.key = h.team and b.seq > h.seq) as is_late
  from report_facts h where h.measure = 'handover' and h.at >= $1::bigint and h.at < $2::bigint) h
group by 1, 2`

/** The audits that were scored in a quarter, those of calibrations left out: always as they stand now. */
export async function countAudits(
  sql: Sql,
  { fromAt, toAt }: { readonly fromAt: number; readonly toAt: number },
): Promise<CountedAudits> {
  const rows = await sql.query<{ person: string | null; team: string | null } & Sums>(
    `select person, team, count(*)::integer as count, sum(score) as sum, sum(score * score) as squares from quality_audits
     where calibration_id is null and score is not null and submitted_at >= $1::bigint and submitted_at < $2::bigint
     group by person, team`,
    [fromAt, toAt],
  )
  const people = new Map<string, Sums>()
  const teams = new Map<string, Sums>()
  for (const row of rows) {
    if (row.person !== null) people.set(row.person, sumOf(people.get(row.person), row))
    if (row.team !== null) teams.set(row.team, sumOf(teams.get(row.team), row))
  }
  return { people, teams }
}

/** What audits come to, by id. */
export interface CountedAudits {
  readonly people: ReadonlyMap<string, Sums>
  readonly teams: ReadonlyMap<string, Sums>
}

function sumOf(one: Sums | undefined, { count, sum, squares }: Sums): Sums {
  if (one === undefined) return { count, sum, squares }
  return { count: one.count + count, sum: one.sum + sum, squares: one.squares + squares }
}
