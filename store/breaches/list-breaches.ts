import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import { type BreachFilters, narrowBreaches } from './breach-filters.ts'
import { type BreachRow, breachColumns } from './breach-row.ts'

export type BreachSort = 'newest' | 'oldest' | 'worst'

export interface BreachListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly filters?: BreachFilters
  readonly visibility: Visibility
  /** Default newest. `worst`: what was late the longest, what is still late by how late it is at `at`. */
  readonly sort?: BreachSort
  /** The present instant; needed for `worst`. */
  readonly at?: number
}

/** A page of breaches, the newest first unless asked otherwise. Throws `store.bad-cursor`. */
export async function listBreaches(sql: Sql, listing: BreachListing): Promise<Page<BreachRow>> {
  const { filters = {}, cursor = null, visibility, sort = 'newest', at = 0 } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  restrictTo(visibility, 'b', found)
  narrowBreaches(filters, found)
  // What is late still is measured at one instant for all pages, so that none is shown twice or left out.
  const last = cursor === null ? null : decodeCursor(cursor, cursorSort(sort), sort === 'worst' ? 'string' : 'number')
  const [seenKey, seenAt] =
    sort === 'worst' && last !== null ? String(last.key).split('@').map(Number) : [last?.key, at]
  const measuredAt = Number(seenAt)
  const isDescending = sort !== 'oldest'
  const key =
    sort === 'worst' ? `(coalesce(b.stopped_at, ${found.value(measuredAt)}::bigint) - b.breached_at)` : 'b.breached_at'
  if (last !== null) {
    const start = `(${found.value(Number(seenKey))}::bigint, ${found.value(last.id)})`
    found.add(`(${key}, b.id) ${isDescending ? '<' : '>'} ${start}`)
  }
  const way = isDescending ? 'desc' : 'asc'
  const rows = await sql.query<BreachRow>(
    `select ${breachColumns} from case_breaches b left join case_intakes i on i.id = b.case_id ${found.where}
     order by ${key} ${way}, b.id ${way} limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ id, breachedAt, stoppedAt }) => ({
    sort: cursorSort(sort),
    key: sort === 'worst' ? `${(stoppedAt ?? measuredAt) - breachedAt}@${measuredAt}` : breachedAt,
    id,
  }))
}

function cursorSort(sort: BreachSort): string {
  return sort === 'newest' ? 'breaches' : `breaches-${sort}`
}

/** One breach; null when there is none that may be seen. */
export async function getBreach(sql: Sql, id: string, visibility: Visibility): Promise<BreachRow | null> {
  const found = conditions()
  found.add(`b.id = ${found.value(id)}`)
  restrictTo(visibility, 'b', found)
  const [row] = await sql.query<BreachRow>(
    `select ${breachColumns} from case_breaches b left join case_intakes i on i.id = b.case_id ${found.where}`,
    found.values,
  )
  return row ?? null
}
