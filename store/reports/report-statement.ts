import type { ReportGrouping, ReportQuery, ReportSpan } from '../../core/contract/wire-reports.ts'
import { type Conditions, conditions } from '../conditions.ts'
import type { SqlValue } from '../store.ts'
import { dimensionsOf, type ReportPart, spanOf } from './report-parts.ts'
import { bucketOf, civilTime, dimensionName, hourOfWeek, type TallySpan, talliedDimensions } from './tally-shape.ts'

/** A part with the instants that its dates mean. */
export interface PlacedPart extends ReportPart {
  readonly fromAt: number
  readonly toAt: number
}

/** A line (`slot` null) with the slots that its shares lie in, or how many of all there are in a slot of the values. */
export interface ReportRow {
  readonly one: string | null
  readonly two: string | null
  readonly slot: number | null
  readonly count: number
  readonly late: number
  readonly excluded: number
  readonly lateExcluded: number
  readonly valued: number
  readonly total: number
  readonly median: number | null
  readonly p90: number | null
  readonly p95: number | null
}

interface Statement {
  readonly text: string
  readonly values: readonly SqlValue[]
}

const sums = ['count', 'late', 'excluded', 'late_excluded', 'valued', 'total'] as const

/** The one statement that answers a query from its parts, so that all of it is of one instant. At most `most` lines. */
export function reportStatement(
  query: ReportQuery,
  parts: readonly PlacedPart[],
  zoneId: number | null,
  most: number,
): Statement {
  const found = conditions()
  const zone = () => `${found.value(query.zone)}::text`
  const counted = parts.flatMap((part) =>
    part.source === 'facts'
      ? [factsPart(query, part, zone, found, 'report_facts')]
      : [factsPart(query, part, zone, found, 'report_changes')],
  )
  const tallies = parts.flatMap((part) =>
    part.source === 'facts' ? [] : [talliesPart(query, part, part.source, zoneId ?? 0, found)],
  )
  const hasTallies = tallies.length > 0
  const text = `
with facts as materialized (
  select one, two, slot, ${sums.map((name) => `sum(${name}) as ${name}`).join(', ')} from (${counted.join(' union all ')}) f group by 1, 2, 3
), ${hasTallies ? `tallies as materialized (${tallies.join(' union all ')}), ` : ''}cells as (
  select one, two, ${sums.map((name) => `sum(${name}) as ${name}`).join(', ')} from (
    select one, two, ${sums.join(', ')} from facts
    ${hasTallies ? `union all select one, two, ${sums.join(', ')} from tallies` : ''}) c
  group by 1, 2 having sum(count) > 0
), slots as materialized (
  select one, two, slot, sum(n) as n, sum(late) as late from (
    select one, two, slot, count as n, late from facts where slot is not null
    ${hasTallies ? 'union all select t.one, t.two, u.slot, u.n, u.late from tallies t cross join lateral unnest(t.slots, t.counts, t.lates) u(slot, n, late)' : ''}) s
  group by 1, 2, 3
), shares as (
  select one, two, min(slot) filter (where upto >= ceil(0.5 * whole)) as median,
    min(slot) filter (where upto >= ceil(0.9 * whole)) as p90, min(slot) filter (where upto >= ceil(0.95 * whole)) as p95
  from (select one, two, slot, n, sum(n) over (partition by one, two order by slot) as upto, sum(n) over (partition by one, two) as whole
    from slots) w
  where n > 0 group by 1, 2
)
(select c.one, c.two, null::smallint as slot, c.count::bigint as count, c.late::bigint as late, c.excluded::bigint as excluded,
   c.late_excluded::bigint as "lateExcluded", c.valued::bigint as valued, c.total::float8 as total, s.median, s.p90, s.p95
 from cells c left join shares s on s.one = c.one and s.two = c.two
 order by c.one, c.two limit ${most})
union all
select null, null, slot, sum(n)::bigint, sum(late)::bigint, 0, 0, 0, 0, null, null, null from slots group by slot having sum(n) > 0`
  return { text, values: found.values }
}

/** Counts facts one by one; those that no tally counts yet with their signs. */
function factsPart(
  query: ReportQuery,
  part: PlacedPart,
  zone: () => string,
  found: Conditions,
  table: 'report_facts' | 'report_changes',
): string {
  const { by = [] } = query
  const local = () => civilTime('f.at', zone())
  const [one, two] = [by[0], by[1]].map((name) => groupOf(name, local, (column) => `coalesce(f.${column}, '')`))
  const sign = table === 'report_changes' ? 'f.sign' : part.isTakenAway === true ? '-1' : '1'
  // By hours of the week the tallies know no values; neither do these, so that a line says the same wherever it comes from.
  const slot = spanOf(by) === 'hourOfWeek' ? 'null::smallint' : bucketOf('f')
  return `select ${one} as one, ${two} as two, ${slot} as slot, sum(${sign}) as count, coalesce(sum(${sign}) filter (where f.is_late), 0) as late,
    coalesce(sum(${sign}) filter (where f.is_excluded), 0) as excluded, coalesce(sum(${sign}) filter (where f.is_late and f.is_excluded), 0) as late_excluded,
    coalesce(sum(${sign}) filter (where f.value is not null), 0) as valued, coalesce(sum(${sign} * f.value), 0) as total
  from ${table} f ${factsWhere(query, part, found)} group by 1, 2, 3`
}

/** Narrows facts, as the table `f`, to those of a query between two instants. */
export function factsWhere(
  { measure, key, where = {} }: Pick<ReportQuery, 'measure' | 'key' | 'where'>,
  { fromAt, toAt }: Pick<PlacedPart, 'fromAt' | 'toAt'>,
  found: Conditions,
): string {
  const all = [
    `f.measure = ${found.value(measure)}`,
    `f.at >= ${found.value(fromAt)}::bigint and f.at < ${found.value(toAt)}::bigint`,
  ]
  if (key !== undefined) all.push(oneOf('f.key', key, found))
  if (where.flow !== undefined) all.push(oneOf('f.flow', where.flow, found))
  for (const name of talliedDimensions) {
    const allowed = where[name]
    if (allowed !== undefined) all.push(oneOf(`coalesce(f.${name}, '')`, allowed, found))
  }
  return `where ${all.join(' and ')}`
}

/** Reads tallies as they are; each row is a group's share of one day or month, or of one hour of the week. */
function talliesPart(
  query: ReportQuery,
  { from, to }: PlacedPart,
  span: TallySpan,
  zoneId: number,
  found: Conditions,
): string {
  const { measure, key, by = [], where = {} } = query
  const names = dimensionsOf(query)
  const columnOf = (name: string) => {
    if (name === 'flow' || name === 'key') return `t.${name}`
    return name === names[0] ? 't.value' : 't.other'
  }
  const isHours = span === 'hours' || span === 'thirdHours'
  const [one, two] = [by[0], by[1]].map((name) =>
    isHours && name === 'hourOfWeek' ? 'h.slot::text' : groupOf(name, () => 't.start::timestamp', columnOf),
  )
  const all = [
    `t.zone = ${zoneId} and t.span = '${span}' and t.dimension = '${dimensionName(names)}' and t.measure = ${found.value(measure)}`,
    `t.start >= ${found.value(from)}::date and t.start < ${found.value(to)}::date`,
  ]
  const isOfAll = key === undefined && where.flow === undefined && !by.includes('key') && !by.includes('flow')
  all.push(isOfAll ? `t.key = '' and t.flow = ''` : `t.flow <> ''`)
  if (key !== undefined) all.push(oneOf('t.key', key, found))
  if (where.flow !== undefined) all.push(oneOf('t.flow', where.flow, found))
  for (const name of names) {
    const allowed = where[name]
    if (allowed !== undefined) all.push(oneOf(columnOf(name), allowed, found))
  }
  const where_ = `where ${all.join(' and ')}`
  if (!isHours) {
    return `select ${one} as one, ${two} as two, ${sums.map((name) => `t.${name}`).join(', ')}, t.slots, t.counts, t.lates from report_tallies t ${where_}`
  }
  return `select ${one} as one, ${two} as two, h.count, h.late, h.excluded, h.late_excluded, h.valued, h.total,
      '{}'::smallint[] as slots, '{}'::integer[] as counts, '{}'::integer[] as lates
    from report_tallies t cross join lateral unnest(t.slots, t.counts, t.lates, t.excludeds, t.late_excludeds, t.valueds, t.totals)
      h(slot, count, late, excluded, late_excluded, valued, total) ${where_}`
}

function oneOf(column: string, allowed: readonly string[], found: Conditions): string {
  const [only] = allowed
  if (allowed.length === 1 && only !== undefined) return `${column} = ${found.value(only)}`
  return `${column} = any(${found.value(textArray(allowed))}::text[])`
}

/** An array of texts as PostgreSQL writes it. */
export const textArray = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`

/** What a line is told apart by, as text; empty where it is told apart by nothing, or has none. */
function groupOf(name: ReportGrouping | undefined, local: () => string, columnOf: (name: string) => string): string {
  if (name === undefined) return `''::text`
  const group = spanGroups[name as ReportSpan]
  return group === undefined ? columnOf(name) : group(local())
}

const dateOf = (span: string) => (local: string) => `to_char(date_trunc('${span}', ${local}), 'YYYY-MM-DD')`

const spanGroups: Readonly<Record<ReportSpan, (local: string) => string>> = {
  hour: (local) => `to_char(${local}, 'YYYY-MM-DD"T"HH24')`,
  day: dateOf('day'),
  week: dateOf('week'),
  month: dateOf('month'),
  quarter: dateOf('quarter'),
  year: dateOf('year'),
  hourOfWeek: (local) => `${hourOfWeek(local)}::text`,
}
