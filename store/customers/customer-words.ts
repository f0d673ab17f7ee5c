import type { Sql } from '../store.ts'

/** What the customer wrote so far, the first message first, at most twenty; erased ones are left out. */
export async function customerWords(sql: Sql, caseId: string): Promise<readonly string[]> {
  const rows = await sql.query<{ text: string }>(
    `select text from contents where case_id = $1 and kind = 'message' and text is not null
     order by created_at, id limit 20`,
    [caseId],
  )
  return rows.map(({ text }) => text)
}
