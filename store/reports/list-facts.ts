import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { ReportFactQuery, ReportMeasure } from '../../core/contract/wire-reports.ts'
import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'
import type { Visibility } from '../visibility.ts'
import { checkQuery, instantsOf, within } from './read-report.ts'
import { factsWhere } from './report-statement.ts'
import { civilTime, hourOfWeek } from './tally-shape.ts'

/** A fact, with what its case is called. */
export interface FactRow {
  readonly caseId: string
  readonly number: number
  /** Null also where the case is not to be seen any more. */
  readonly subject: string | null
  readonly measure: ReportMeasure
  readonly key: string
  readonly seq: number
  readonly at: Instant
  readonly value: number | null
  readonly isLate: boolean
  readonly isExcluded: boolean
  readonly flow: string
  readonly team: string | null
  readonly tier: string | null
  readonly channel: string | null
  readonly priority: string | null
  readonly business: string | null
  readonly assignee: string | null
}

/** `newest` first, or those with the highest value first; what has none comes last. */
export type FactSort = 'newest' | 'longest'

export interface FactListing {
  readonly query: ReportFactQuery
  readonly sort?: FactSort
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly visibility?: Visibility
}

const orders = {
  newest: { expression: 'f.at', type: 'bigint', keyOf: (row: FactRow) => row.at },
  longest: { expression: 'coalesce(f.value, -1)', type: 'float8', keyOf: (row: FactRow) => row.value ?? -1 },
} as const

/**
 * A page of the facts that a figure of `readReport` counts, and no others. Pages neither repeat nor skip a fact. Throws
 * `store.bad-cursor`, and as `readReport` does.
 */
export async function listFacts(sql: Sql, listing: FactListing): Promise<Page<FactRow>> {
  const { query: asked, sort = 'newest', cursor = null, visibility = 'all' } = listing
  checkQuery(asked)
  const query = within(asked, visibility)
  const limit = pageSize(listing.limit)
  const instants = await instantsOf(sql, query.zone, [query.from, query.to])
  const { expression, type, keyOf } = orders[sort]
  const found = conditions()
  const narrowed = factsWhere(
    query,
    { fromAt: instants.get(query.from) ?? 0, toAt: instants.get(query.to) ?? 0 },
    found,
  )
  const more = narrowing(query, (value) => found.value(value))
  const order = `${expression} desc, f.case_id desc, f.key desc, f.seq desc`
  if (cursor !== null) {
    const place = placeOf(cursor, sort)
    const after = [`${found.value(place.key)}::${type}`, found.value(place.caseId), found.value(place.factKey)]
    more.push(`(${expression}, f.case_id, f.key, f.seq) < (${after.join(', ')}, ${found.value(place.seq)}::integer)`)
  }
  const seen = visibility === 'all' ? 'true' : `${visibleTo(visibility, (value) => found.value(value))}`
  const rows = await sql.query<FactRow>(
    `select f.case_id as "caseId", coalesce(c.number, 0) as number, case when ${seen} then i.subject end as subject, f.measure, f.key, f.seq, f.at, f.value,
       f.is_late as "isLate", f.is_excluded as "isExcluded", f.flow, f.team, f.tier, f.channel, f.priority, f.business, f.assignee
     from (select f.* from report_facts f ${[narrowed, ...more].join(' and ')} order by ${order} limit ${limit + 1}) f
     left join cases c on c.id = f.case_id left join case_intakes i on i.id = f.case_id
     order by ${order}`,
    found.values,
  )
  return pageOf(rows, limit, (row) => ({
    sort,
    key: String(keyOf(row)),
    id: JSON.stringify([row.caseId, row.key, row.seq]),
  }))
}

/** What narrows facts further than figures do. */
function narrowing(query: ReportFactQuery, value: (one: string | number | boolean) => string): string[] {
  const { late, excluded, hourOfWeek: hour, atLeast, below, zone } = query
  const all: string[] = []
  if (late !== undefined) all.push(`f.is_late = ${value(late)}`)
  if (excluded !== undefined) all.push(`f.is_excluded = ${value(excluded)}`)
  if (hour !== undefined)
    all.push(`${hourOfWeek(civilTime('f.at', `${value(zone)}::text`))} = ${value(hour)}::smallint`)
  if (atLeast !== undefined) all.push(`f.value >= ${value(atLeast)}::float8`)
  if (below !== undefined) all.push(`f.value < ${value(below)}::float8`)
  return all
}

function visibleTo({ teams, assignee }: Exclude<Visibility, 'all'>, value: (one: string | null) => string): string {
  return `(c.team in (select jsonb_array_elements_text(${value(JSON.stringify(teams))}::jsonb)) or c.assignee = ${value(assignee)})`
}

/** The fact that a page ended with. */
function placeOf(cursor: string, sort: FactSort) {
  const { key, id } = decodeCursor(cursor, sort, 'string')
  const [caseId, factKey, seq] = partsOfId(id)
  const isKey = Number.isFinite(Number(key)) && (sort === 'longest' || Number.isSafeInteger(Number(key)))
  if (!isKey || typeof caseId !== 'string' || typeof factKey !== 'string' || !isPlace(seq)) {
    throw new ProblemError('store.bad-cursor')
  }
  return { key: Number(key), caseId, factKey, seq }
}

const isPlace = (seq: unknown): seq is number => Number.isInteger(seq) && Math.abs(Number(seq)) < 2 ** 31

function partsOfId(id: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(id)
    return Array.isArray(parts) ? (parts as unknown[]) : []
  } catch {
    return []
  }
}
