import { and, eq, gt, ne } from 'drizzle-orm'
import { sessions, users } from '../schema/people.ts'
import type { Sql } from '../store.ts'
import { tokenHash } from './token-hash.ts'
import type { User } from './users.ts'

export interface SessionToStart {
  /** Opaque, 256 random bits; only its hash is kept. */
  readonly token: string
  readonly userId: string
  readonly at: number
  readonly expiresAt: number
  /** What the browser calls itself, for the list of one's sessions. */
  readonly agent?: string | null
}

export async function startSession(sql: Sql, session: SessionToStart): Promise<void> {
  const { token, userId, at, expiresAt, agent = null } = session
  await sql.db
    .insert(sessions)
    .values({ tokenHash: tokenHash(token), userId, createdAt: at, lastSeenAt: at, expiresAt, agent })
}

export interface FoundSession {
  readonly user: User
  readonly createdAt: number
  readonly expiresAt: number
  readonly lastSeenAt: number
}

/** Who a session belongs to; null when it is unknown or over at `at`, or its user is inactive. */
export async function findSession(sql: Sql, token: string, at: number): Promise<FoundSession | null> {
  const [row] = await sql.db
    .select()
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), gt(sessions.expiresAt, at), eq(users.isActive, true)))
  if (row === undefined) return null
  const { createdAt, expiresAt, lastSeenAt } = row.sessions
  return { user: row.users, createdAt, expiresAt, lastSeenAt }
}

/** Notes that a session was used, and until when it now lasts. */
export async function touchSession(sql: Sql, token: string, at: number, expiresAt: number): Promise<void> {
  await sql.db
    .update(sessions)
    .set({ lastSeenAt: at, expiresAt })
    .where(and(eq(sessions.tokenHash, tokenHash(token)), gt(sessions.expiresAt, at)))
}

export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql.db.delete(sessions).where(eq(sessions.tokenHash, tokenHash(token)))
}

/** Ends every session of a user, but for the one of `exceptToken`: after a new password, or when somebody leaves. */
export async function endSessionsOf(sql: Sql, userId: string, exceptToken?: string): Promise<void> {
  const isOther = exceptToken === undefined ? undefined : ne(sessions.tokenHash, tokenHash(exceptToken))
  await sql.db.delete(sessions).where(and(eq(sessions.userId, userId), isOther))
}
