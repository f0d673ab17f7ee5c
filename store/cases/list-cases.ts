import type { CaseStatus } from '../../core/contract/wire.ts'
import { type Conditions, conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import { type CaseSummaryRow, isLate, summaryColumns } from './case-row.ts'

/** Each order by the column it goes by; ties by id. `due` is the queue: what is due first comes first, what never is comes last. */
const orders = {
  due: {
    column: 'due_order',
    isAscending: true,
    keyOf: (row: CaseSummaryRow) => row.nextDueAt ?? Number.MAX_SAFE_INTEGER,
  },
  newest: { column: 'created_at', isAscending: false, keyOf: (row: CaseSummaryRow) => row.createdAt },
  oldest: { column: 'created_at', isAscending: true, keyOf: (row: CaseSummaryRow) => row.createdAt },
  changed: { column: 'updated_at', isAscending: false, keyOf: (row: CaseSummaryRow) => row.updatedAt },
} as const

export type CaseSort = keyof typeof orders

/** What a case must be; all that is given. Lists mean any of. */
export interface CaseFilters {
  readonly status?: readonly CaseStatus[]
  readonly flow?: readonly string[]
  readonly stage?: readonly string[]
  /** Cases that stand in one of these nodes. */
  readonly node?: readonly string[]
  readonly priority?: readonly string[]
  /** Null: cases without a team. */
  readonly team?: readonly string[] | null
  /** Null: cases that nobody has. */
  readonly assignee?: readonly string[] | null
  readonly channel?: readonly string[]
  readonly customerId?: string
  /** Cases that have every one of these tags. */
  readonly tags?: readonly string[]
  /** Late, or not, at `at`. */
  readonly isLate?: boolean
  readonly isBreached?: boolean
  readonly createdFrom?: number
  readonly createdBefore?: number
  readonly dueBefore?: number
  /** A number, an id, or part of a subject or of the customer's name. */
  readonly text?: string
}

export interface CaseListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  /** Default `due`. */
  readonly sort?: CaseSort
  readonly filters?: CaseFilters
  /** The instant at which lateness is judged. */
  readonly at: number
  readonly visibility: Visibility
}

/**
 * A page of cases; pages neither repeat nor skip a case that did not move. Lateness is computed here, from the next
 * due time, so a breach shows even while no worker runs. Throws `store.bad-cursor`.
 */
export async function listCases(sql: Sql, listing: CaseListing): Promise<Page<CaseSummaryRow>> {
  const { sort = 'due', filters = {}, at, visibility, cursor = null } = listing
  const limit = pageSize(listing.limit)
  const { column, isAscending, keyOf } = orders[sort]
  const found = conditions()
  const atPlace = found.value(at)
  restrictTo(visibility, 'c', found)
  applyFilters(filters, at, found)
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, sort, 'number')
    found.add(`(c.${column}, c.id) ${isAscending ? '>' : '<'} (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const direction = isAscending ? 'asc' : 'desc'
  const rows = await sql.query<CaseSummaryRow>(
    `select ${summaryColumns(atPlace)}
     from cases c left join case_intakes i on i.id = c.id
     ${found.where}
     order by c.${column} ${direction}, c.id ${direction} limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, (row) => ({ sort, key: keyOf(row), id: row.id }))
}

/** The lines of some cases by their ids, in the order of those; ids of none are left out. Whoever asks has found them within what may be seen. */
export async function casesOf(sql: Sql, ids: readonly string[], at: number): Promise<readonly CaseSummaryRow[]> {
  if (ids.length === 0) return []
  const rows = await sql.query<CaseSummaryRow>(
    `select ${summaryColumns('$2')} from cases c left join case_intakes i on i.id = c.id
     where c.id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids), at],
  )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => rowOf.get(id) ?? [])
}

/** How many cases the filters let through; for the numbers beside a list's name. */
export async function countCases(
  sql: Sql,
  listing: Pick<CaseListing, 'filters' | 'at' | 'visibility'>,
): Promise<number> {
  const found = conditions()
  restrictTo(listing.visibility, 'c', found)
  applyFilters(listing.filters ?? {}, listing.at, found)
  const [row] = await sql.query<{ count: number }>(
    `select count(*) as count from cases c left join case_intakes i on i.id = c.id ${found.where}`,
    found.values,
  )
  return row?.count ?? 0
}

const lists = ['flow', 'stage', 'priority', 'team', 'assignee', 'channel'] as const

function applyFilters(filters: CaseFilters, at: number, found: Conditions): void {
  const { status, customerId, tags, createdFrom, createdBefore, dueBefore } = filters
  if (status) applyStatus(new Set(status), found)
  for (const name of lists) {
    const allowed = filters[name]
    if (allowed === null) found.add(`c.${name} is null`)
    else if (allowed) found.oneOf(`c.${name}`, allowed)
  }
  if (filters.node) {
    const nodes = found.value(storableJson(filters.node))
    found.add(`exists (select 1 from case_visits v where v.case_id = c.id and v.kind = 'node' and v.left_at is null
      and v.place in (select jsonb_array_elements_text(${nodes}::jsonb)))`)
  }
  if (customerId !== undefined) found.add(`c.customer_id = ${found.value(customerId)}`)
  if (tags) found.add(`c.tags @> ${found.value(JSON.stringify(tags))}::jsonb`)
  if (filters.isLate !== undefined) found.add(`${filters.isLate ? '' : 'not '}${isLate(found.value(at))}`)
  // What is late was due: the queue need not be walked to its end for it.
  if (filters.isLate === true) found.add(`c.due_order <= ${found.value(at)}`)
  if (filters.isBreached !== undefined) found.add(`c.breach_count ${filters.isBreached ? '>' : '='} 0`)
  if (createdFrom !== undefined) found.add(`c.created_at >= ${found.value(createdFrom)}`)
  if (createdBefore !== undefined) found.add(`c.created_at < ${found.value(createdBefore)}`)
  if (dueBefore !== undefined) found.add(`c.due_order < ${found.value(dueBefore)}`)
  if (filters.text !== undefined) applyText(filters.text, found)
}

/** Said in the words of the partial indexes, which know what is open and nothing of the list that was asked for. */
function applyStatus(status: ReadonlySet<CaseStatus>, found: Conditions): void {
  const live = ['open', 'waiting'] as const
  const isLiveOnly = status.size > 0 && [...status].every((one) => one === 'open' || one === 'waiting')
  if (isLiveOnly) found.add('c.is_open')
  if (!isLiveOnly || !live.every((one) => status.has(one))) found.oneOf('c.status', [...status])
}

function applyText(text: string, found: Conditions): void {
  const part = found.contains(text)
  const number = /^#?\d{1,15}$/.test(text) ? ` or c.number = ${found.value(Number(text.replace('#', '')))}` : ''
  const named = `c.customer_id in (select id from customers where name ilike ${part})`
  found.add(`c.id = ${found.value(text)} or i.subject ilike ${part} or ${named}${number}`)
}
