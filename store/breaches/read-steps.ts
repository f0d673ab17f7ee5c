import type { Sql } from '../store.ts'
import type { JudgementStep } from './judgement.ts'

/** A step of a review as it was kept: who, when, and what was there before. */
export interface KeptStep extends JudgementStep {
  readonly seq: number
  readonly at: number
  readonly by: string | null
}

/** No review has more steps that are shown; the newest count. */
const mostShown = 200

/** The steps of a breach's review, oldest first. */
export async function readSteps(sql: Sql, breachId: string): Promise<readonly KeptStep[]> {
  const rows = await sql.query<KeptStep>(
    `select seq, at, by, kind, changes from breach_steps where breach_id = $1 order by seq desc limit ${mostShown}`,
    [breachId],
  )
  return rows.reverse()
}
