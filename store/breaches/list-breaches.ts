import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import { type BreachRow, breachColumns } from './breach-row.ts'

export interface BreachFilters {
  readonly caseId?: string
  readonly reason?: readonly string[]
  readonly flow?: readonly string[]
  readonly clock?: readonly string[]
  readonly team?: readonly string[]
  readonly assignee?: readonly string[]
  readonly priority?: readonly string[]
  readonly exclusion?: readonly BreachRow['exclusion'][]
  readonly contested?: boolean
  /** Whether a review gave a reason. */
  readonly isReviewed?: boolean
  readonly from?: number
  readonly before?: number
}

export interface BreachListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly filters?: BreachFilters
  readonly visibility: Visibility
}

const lists = ['reason', 'flow', 'clock', 'team', 'assignee', 'priority', 'exclusion'] as const

/** A page of breaches, the newest first. Throws `store.bad-cursor`. */
export async function listBreaches(sql: Sql, listing: BreachListing): Promise<Page<BreachRow>> {
  const { filters = {}, cursor = null, visibility } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  restrictTo(visibility, 'b', found)
  for (const name of lists) {
    const allowed = filters[name]
    if (allowed) found.oneOf(`b.${name}`, allowed)
  }
  const { caseId, contested, isReviewed, from, before } = filters
  if (caseId !== undefined) found.add(`b.case_id = ${found.value(caseId)}`)
  if (contested !== undefined) found.add(`b.contested = ${found.value(contested)}`)
  if (isReviewed !== undefined) found.add(`b.reason is ${isReviewed ? 'not null' : 'null'}`)
  if (from !== undefined) found.add(`b.breached_at >= ${found.value(from)}`)
  if (before !== undefined) found.add(`b.breached_at < ${found.value(before)}`)
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, 'breaches', 'number')
    found.add(`(b.breached_at, b.id) < (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<BreachRow>(
    `select ${breachColumns} from case_breaches b left join case_intakes i on i.id = b.case_id ${found.where}
     order by b.breached_at desc, b.id desc limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ breachedAt, id }) => ({ sort: 'breaches', key: breachedAt, id }))
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
