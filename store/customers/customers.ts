import { and, eq, sql as raw } from 'drizzle-orm'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { customers } from '../schema/people.ts'
import type { Sql } from '../store.ts'

/** The built-in customer record. All of it but the id, the class and the region is personal, and erasable. */
export interface Customer {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly tier: string | null
  readonly region: string | null
  readonly language: string | null
  /** The id of the calendar of clocks `{ by: 'customer' }`. */
  readonly calendar: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly erasedAt: number | null
  /** Counts the changes; what `If-Match` takes. */
  readonly version: number
}

export type CustomerFields = Partial<
  Pick<Customer, 'name' | 'email' | 'phone' | 'tier' | 'region' | 'language' | 'calendar'>
>

/**
 * Adds a customer or changes what is given of one. Throws `store.changed-meanwhile` when `ifVersion` does not hold
 * (null: there must be none yet).
 */
export async function saveCustomer(
  sql: Sql,
  id: string,
  fields: CustomerFields,
  at: number,
  ifVersion?: number | null,
): Promise<Customer> {
  const next = { ...fields, updatedAt: at, erasedAt: null, version: raw`${customers.version} + 1` }
  const first = { ...fields, id, createdAt: at, updatedAt: at, version: 1 }
  const rows =
    ifVersion === null
      ? await sql.db.insert(customers).values(first).onConflictDoNothing({ target: customers.id }).returning()
      : ifVersion === undefined
        ? await sql.db
            .insert(customers)
            .values(first)
            .onConflictDoUpdate({ target: customers.id, set: next })
            .returning()
        : await sql.db
            .update(customers)
            .set(next)
            .where(and(eq(customers.id, id), eq(customers.version, ifVersion)))
            .returning()
  const [saved] = rows
  if (saved === undefined) throw new ProblemError('store.changed-meanwhile', { id })
  return saved
}

export async function getCustomer(sql: Sql, id: string): Promise<Customer | null> {
  const [row] = await sql.db.select().from(customers).where(eq(customers.id, id))
  return row ?? null
}

/** Those of several ids that exist, in no particular order: the customers of a page of cases. */
export function getCustomers(sql: Sql, ids: readonly string[]): Promise<Customer[]> {
  return sql.query<Customer>(
    `select ${columns} from customers where id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  )
}

export interface CustomerListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  /** An id or an address, or part of a name or a telephone number. */
  readonly text?: string
}

const columns = `id, name, email, phone, tier, region, language, calendar, created_at as "createdAt",
  updated_at as "updatedAt", erased_at as "erasedAt", version`

/** A page of customers by id. Throws `store.bad-cursor`. */
export async function listCustomers(sql: Sql, listing: CustomerListing): Promise<Page<Customer>> {
  const { cursor = null, text } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  if (cursor !== null) found.add(`id > ${found.value(decodeCursor(cursor, 'customers', 'string').key)}`)
  if (text !== undefined) {
    const whole = found.value(text)
    const part = found.contains(text)
    found.add(`id = ${whole} or lower(email) = lower(${whole}) or name ilike ${part} or phone like ${part}`)
  }
  const rows = await sql.query<Customer>(
    `select ${columns} from customers ${found.where} order by id limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ id }) => ({ sort: 'customers', key: id, id }))
}
