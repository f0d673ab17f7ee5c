import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** What the users and API keys of these ids are called, also those that are gone; ids that name nobody are left out. */
export async function namesOf(sql: Sql, ids: Iterable<string | null>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await sql.query<{ id: string; name: string }>(
    `with wanted as (select jsonb_array_elements_text($1::jsonb) as id)
     select id, name from users join wanted using (id) union all select id, name from api_keys join wanted using (id)`,
    [storableJson(wanted)],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
