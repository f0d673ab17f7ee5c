import type { Sql } from '../store.ts'

/** The roles that a user or an API key has now; none of one that may not come in any more. */
export async function rolesOf(sql: Sql, id: string, at: number): Promise<readonly string[]> {
  const [row] = await sql.query<{ roles: readonly string[] }>(
    `select roles from users where id = $1 and is_active
     union all select roles from api_keys
       where id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [id, at],
  )
  return row?.roles ?? []
}
