import { and, eq, sql as raw } from 'drizzle-orm'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { isUniqueViolation } from '../database-error.ts'
import { users } from '../schema/people.ts'
import type { Sql } from '../store.ts'

/** Somebody who signs in. Never deleted, only made inactive: cases and the audit name them for ever. */
export interface User {
  readonly id: string
  /** Unique without regard to case. */
  readonly login: string
  readonly name: string
  readonly email: string | null
  /** What argon2 made of the password; null when this user signs in elsewhere. */
  readonly passwordHash: string | null
  /** Empty until they choose one. */
  readonly language: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly isActive: boolean
  readonly createdAt: number
  readonly updatedAt: number
  /** Counts the changes; what `If-Match` takes. */
  readonly version: number
}

/** Adds a user. Throws `store.login-taken`. */
export async function addUser(sql: Sql, user: Omit<User, 'updatedAt' | 'version'>): Promise<User> {
  return orLoginTaken(user.login, async () => {
    const row = { ...user, updatedAt: user.createdAt, version: 1 }
    await sql.db.insert(users).values(row)
    return row
  })
}

export type UserChange = Partial<Omit<User, 'id' | 'createdAt' | 'updatedAt' | 'version'>>

/**
 * Changes what is given of a user; null when there is none. Throws `store.login-taken`, and `store.changed-meanwhile`
 * when `ifVersion` is not the version any more.
 */
export async function changeUser(
  sql: Sql,
  id: string,
  change: UserChange,
  at: number,
  ifVersion?: number,
): Promise<User | null> {
  const isSame = ifVersion === undefined ? undefined : eq(users.version, ifVersion)
  const [row] = await orLoginTaken(change.login ?? '', () =>
    sql.db
      .update(users)
      .set({ ...change, updatedAt: at, version: raw`${users.version} + 1` })
      .where(and(eq(users.id, id), isSame))
      .returning(),
  )
  if (row === undefined && ifVersion !== undefined && (await getUser(sql, id)) !== null) {
    throw new ProblemError('store.changed-meanwhile', { id })
  }
  return row ?? null
}

export async function getUser(sql: Sql, id: string): Promise<User | null> {
  const [row] = await sql.db.select().from(users).where(eq(users.id, id))
  return row ?? null
}

/** By login, without regard to case. */
export async function findUser(sql: Sql, login: string): Promise<User | null> {
  const [row] = await sql.db.select().from(users).where(raw`lower(${users.login}) = lower(${login})`)
  return row ?? null
}

/** Everybody, also who is inactive, by name. */
export function listUsers(sql: Sql): Promise<User[]> {
  return sql.db.select().from(users).orderBy(users.name, users.id)
}

/** How many active users have a role: the last administrator must stay. */
export async function countActiveWithRole(sql: Sql, role: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    'select count(*) as count from users where is_active and roles @> $1::jsonb',
    [JSON.stringify([role])],
  )
  return row?.count ?? 0
}

async function orLoginTaken<T>(login: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error)) throw new ProblemError('store.login-taken', { login })
    throw error
  }
}
