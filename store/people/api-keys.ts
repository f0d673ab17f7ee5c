import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import { apiKeys } from '../schema/people.ts'
import type { Sql } from '../store.ts'
import { tokenHash } from './token-hash.ts'

/** What another system signs in with; the secret itself is nowhere. */
export interface ApiKey {
  readonly id: string
  /** Enough of the secret to tell keys apart. */
  readonly prefix: string
  readonly name: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly createdBy: string | null
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly lastUsedAt: number | null
  readonly revokedAt: number | null
}

const columns = {
  id: apiKeys.id,
  prefix: apiKeys.prefix,
  name: apiKeys.name,
  roles: apiKeys.roles,
  teams: apiKeys.teams,
  createdBy: apiKeys.createdBy,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
}

/** Adds a key; of `secret` only the hash is kept. Adding the same secret again changes nothing and answers false. */
export async function addApiKey(
  sql: Sql,
  secret: string,
  key: Omit<ApiKey, 'lastUsedAt' | 'revokedAt'>,
): Promise<boolean> {
  const added = await sql.db
    .insert(apiKeys)
    .values({ ...key, keyHash: tokenHash(secret) })
    .onConflictDoNothing({ target: apiKeys.keyHash })
    .returning({ id: apiKeys.id })
  return added.length > 0
}

/** The key of a secret; null when there is none that counts at `at`: unknown, expired or revoked. */
export async function findApiKey(sql: Sql, secret: string, at: number): Promise<ApiKey | null> {
  const [row] = await sql.db
    .select(columns)
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.keyHash, tokenHash(secret)),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, at)),
      ),
    )
  return row ?? null
}

/** Notes that a key was used, but not more than once a minute, so that reading does not turn into writing. */
export async function touchApiKey(sql: Sql, id: string, at: number): Promise<void> {
  const isStale = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, at - 60_000))
  await sql.db
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(apiKeys.id, id), isStale))
}

/** Every key, also revoked ones, the newest first. */
export function listApiKeys(sql: Sql): Promise<ApiKey[]> {
  return sql.query<ApiKey>(
    `select id, prefix, name, roles, teams, created_by as "createdBy", created_at as "createdAt",
       expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
     from api_keys order by created_at desc, id desc`,
  )
}

/** Makes a key useless from `at` on, for ever; null when there is none. One that was revoked before stays as it is. */
export async function revokeApiKey(sql: Sql, id: string, at: number): Promise<ApiKey | null> {
  await sql.db
    .update(apiKeys)
    .set({ revokedAt: at })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
  const [row] = await sql.db.select(columns).from(apiKeys).where(eq(apiKeys.id, id))
  return row ?? null
}
