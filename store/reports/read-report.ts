import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Instant } from '../../core/contract/time.ts'
import {
  type ReportBucket,
  type ReportFigures,
  type ReportGrouping,
  type ReportLine,
  type ReportQuery,
  reportDimensions,
  reportSpans,
} from '../../core/contract/wire-reports.ts'
import { sqlStateOf } from '../database-error.ts'
import type { Sql } from '../store.ts'
import type { Visibility } from '../visibility.ts'
import { partsOf, spanOf } from './report-parts.ts'
import { type PlacedPart, type ReportRow, reportStatement, textArray } from './report-statement.ts'
import { boundsOfBucket, tallied, valueOfBucket } from './tally-shape.ts'

/** What a report comes to. */
export interface Report {
  readonly fromAt: Instant
  readonly toAt: Instant
  /** Up to when what happened is counted. */
  readonly asOf: Instant
  /** False while cases of before are still being looked at. */
  readonly isComplete: boolean
  readonly total: ReportFigures
  readonly lines: readonly ReportLine[]
  readonly distribution: readonly ReportBucket[]
}

/** So many lines a report has at most, and so many spans of time. */
const mostLines = 5000
const mostSpans = 800
const mostDays = 3660

const spanDays: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 28, quarter: 90, year: 365 }

/** Where a report begins and ends, and what its zone has tallies of. */
interface Ground {
  readonly zoneId: number | null
  readonly filledFrom: string | null
  readonly lastDate: string
  readonly asOf: Instant
  readonly isComplete: boolean
}

/**
 * Counts facts as the query says; lines by time, then by group, those without anything left out. Reads tallies where they tell facts
 * apart as the query does, and facts elsewhere: the figures are the same. Throws `report.bad-range`, `report.too-fine`,
 * `report.too-many-lines`, `report.unknown-zone`.
 */
export async function readReport(sql: Sql, asked: ReportQuery, visibility: Visibility = 'all'): Promise<Report> {
  checkQuery(asked)
  const query = within(asked, visibility)
  const ground = await readGround(sql, query)
  const { rows, fromAt, toAt } = await readRows(sql, query, ground)
  const found = rows.filter(({ slot }) => slot === null)
  if (found.length > mostLines) throw new ProblemError('report.too-many-lines', { most: mostLines })
  const isScore = query.measure === 'satisfaction'
  const { by = [] } = query
  // Hours of the week have no values of their own; the whole has.
  const slots = (spanOf(by) === 'hourOfWeek' ? (await readRows(sql, { ...query, by: [] }, ground)).rows : rows)
    .filter((row): row is ReportRow & { readonly slot: number } => row.slot !== null)
    .sort((one, other) => one.slot - other.slot)
  return {
    fromAt,
    toAt,
    asOf: ground.asOf,
    isComplete: ground.isComplete,
    total: figuresOf({ ...totalOf(found), ...sharesOf(slots) }, isScore),
    lines: found
      .map((row) => ({ group: groupOf(by, row), ...figuresOf(row, isScore) }))
      .sort((one, other) => byGroup(by, one, other)),
    distribution: slots.map(({ slot, count, late }) => ({ ...boundsOfBucket(slot, isScore), count, late })),
  }
}

/** Throws what is wrong with a query that its shape does not forbid. */
export function checkQuery({
  from,
  to,
  by = [],
}: {
  readonly from: string
  readonly to: string
  readonly by?: readonly ReportGrouping[]
}): void {
  const days = daysBetween(from, to)
  if (!(days > 0 && days <= mostDays)) throw new ProblemError('report.bad-range', { days: mostDays })
  if (by.length > 2 || by.filter((name) => (reportSpans as readonly string[]).includes(name)).length > 1) {
    throw new RangeError('A report is grouped by two things at most, of which one is a span of time at most.')
  }
  const known: readonly string[] = [...reportSpans, ...reportDimensions, 'key']
  if (by.some((name) => !known.includes(name))) throw new RangeError('A report is grouped by something unknown.')
  const spans = days / (spanDays[spanOf(by) ?? ''] ?? Number.POSITIVE_INFINITY)
  if (spans > mostSpans) throw new ProblemError('report.too-fine', { span: spanOf(by) ?? '', most: mostSpans })
}

function daysBetween(from: string, to: string): number {
  const isDate = (text: string) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text
  return isDate(from) && isDate(to) ? (Date.parse(to) - Date.parse(from)) / 86_400_000 : Number.NaN
}

/** The query for somebody who sees some teams only: what happened while those had the case, or while they had it themselves. */
export function within<Q extends Omit<ReportQuery, 'by'>>(query: Q, visibility: Visibility): Q {
  if (visibility === 'all') return query
  const { teams, assignee } = visibility
  const { where = {} } = query
  const isOwn = assignee !== null && where.assignee?.length === 1 && where.assignee[0] === assignee
  if (isOwn) return query
  const seen = where.team === undefined ? teams : where.team.filter((team) => teams.includes(team))
  return { ...query, where: { ...where, team: seen } }
}

async function readGround(sql: Sql, { zone, measure }: ReportQuery): Promise<Ground> {
  const [ground] = await sql.query<Ground>(
    `select z.id as "zoneId",
       case when z.is_filled then '0001-01-01' when z.filled_from is not null
         -- A day that is not there from its beginning does not count.
         then to_char((to_timestamp((z.filled_from - 1) / 1000.0) at time zone z.name) + interval '1 day', 'YYYY-MM-DD') end as "filledFrom",
       least((extract(epoch from clock_timestamp()) * 1000)::bigint, (select min(m.at) from report_marks m)) as "asOf",
       p.is_derived as "isComplete",
       coalesce(to_char(to_timestamp(l.at / 1000) at time zone z.name, 'YYYY-MM-DD'), '0001-01-01') as "lastDate"
     from report_progress p left join report_zones z on z.name = $1
     left join lateral (select f.at from report_facts f where f.measure = $2 order by f.at desc limit 1) l on true`,
    [zone, measure],
  )
  if (ground === undefined) throw new Error('The tables of reports have lost how far they are.')
  return ground
}

async function readRows(sql: Sql, query: ReportQuery, { zoneId, filledFrom, lastDate }: Ground) {
  const parts = partsOf(query, tallied[sql.kind], filledFrom, lastDate)
  const dates = parts.flatMap((part) => [part.from, part.to])
  const instants = await instantsOf(sql, query.zone, [query.from, query.to, ...dates])
  const at = (date: string) => instants.get(date) ?? 0
  const placed = parts.map((part): PlacedPart => ({ ...part, fromAt: at(part.from), toAt: at(part.to) }))
  const { text, values } = reportStatement(query, placed, zoneId, mostLines + 1)
  return { rows: await sql.query<ReportRow>(text, values), fromAt: at(query.from), toAt: at(query.to) }
}

/** The instants at which dates begin in a zone. Throws `report.unknown-zone`. */
export async function instantsOf(
  sql: Sql,
  zone: string,
  dates: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await inZone(zone, () =>
    sql.query<{ date: string; at: number }>(
      `select d as date, (extract(epoch from d::timestamp at time zone $2) * 1000)::bigint as at from unnest($1::text[]) d`,
      [textArray([...new Set(dates)]), zone],
    ),
  )
  return new Map(rows.map(({ date, at }) => [date, at]))
}

async function inZone<T>(zone: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    // What PostgreSQL says of a zone that it does not know.
    if (sqlStateOf(error) === '22023') throw new ProblemError('report.unknown-zone', { zone })
    throw error
  }
}

const groupOf = ([first, second]: readonly ReportGrouping[], { one, two }: ReportRow): ReportLine['group'] => ({
  ...(first === undefined ? {} : { [first]: one ?? '' }),
  ...(second === undefined ? {} : { [second]: two ?? '' }),
})

function byGroup(by: readonly ReportGrouping[], one: ReportLine, other: ReportLine): number {
  const spanFirst = [...by].sort((left, right) => Number(spanOf([right]) !== null) - Number(spanOf([left]) !== null))
  for (const name of spanFirst) {
    const [left = '', right = ''] = [one.group[name], other.group[name]]
    if (name === 'hourOfWeek' && left !== right) return Number(left) - Number(right)
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

type Sums = Pick<ReportRow, 'count' | 'late' | 'excluded' | 'lateExcluded' | 'valued' | 'total'>

function totalOf(rows: readonly ReportRow[]): Sums {
  const sum = (name: keyof Sums) => rows.reduce((total, row) => total + row[name], 0)
  return {
    count: sum('count'),
    late: sum('late'),
    excluded: sum('excluded'),
    lateExcluded: sum('lateExcluded'),
    valued: sum('valued'),
    total: sum('total'),
  }
}

/** The slots in which the median and so on of all lie; as the statement finds them for each line. */
function sharesOf(slots: readonly { readonly slot: number; readonly count: number }[]) {
  const whole = slots.reduce((sum, { count }) => sum + count, 0)
  const slotAt = (share: number) => {
    let left = Math.ceil(share * whole)
    for (const { slot, count } of slots) {
      left -= count
      if (left <= 0) return slot
    }
    return null
  }
  return { median: slotAt(0.5), p90: slotAt(0.9), p95: slotAt(0.95) }
}

function figuresOf(row: Sums & Pick<ReportRow, 'median' | 'p90' | 'p95'>, isScore: boolean): ReportFigures {
  const { count, late, excluded, lateExcluded, valued, total } = row
  const value = (slot: number | null) => (slot === null ? null : valueOfBucket(slot, isScore))
  return {
    count,
    late,
    excluded,
    lateExcluded,
    compliance: shareOf(count - late, count),
    complianceWithoutExcluded: shareOf(count - excluded - (late - lateExcluded), count - excluded),
    mean: valued === 0 ? null : total / valued,
    median: value(row.median),
    p90: value(row.p90),
    p95: value(row.p95),
  }
}

/** To the millionth: a figure that is read with one decimal of per cent must not have been rounded to two before. */
const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6
