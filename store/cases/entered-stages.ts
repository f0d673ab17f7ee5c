import type { Sql } from '../store.ts'

/** The stages that a case has been in, the present one included. */
export async function enteredStages(sql: Sql, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ stage: string }>(
    `select distinct data->>'stage' as stage from case_records
     where case_id = $1 and event = 'stageEntered' and data ? 'stage'`,
    [caseId],
  )
  return new Set(rows.map(({ stage }) => stage))
}
