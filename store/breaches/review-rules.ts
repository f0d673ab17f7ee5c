import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Sql } from '../store.ts'

/** How reviews are done here. */
export interface ReviewRules {
  /** How long a breach may wait for its judgement. */
  readonly judgeWithinMs: number
  readonly updatedAt: number
  readonly updatedBy: string | null
  /** What `If-Match` takes. */
  readonly version: number
}

const selected = `judge_within_ms as "judgeWithinMs", updated_at as "updatedAt", updated_by as "updatedBy", version`

/** The rules that hold; there always are some. */
export async function readReviewRules(sql: Sql): Promise<ReviewRules> {
  const [row] = await sql.query<ReviewRules>(`select ${selected} from review_rules`)
  if (row === undefined) throw new Error('The row of the rules of review is gone.')
  return row
}

/** Changes them; throws `store.changed-meanwhile` when `ifVersion` does not hold. Audit it in the same transaction. */
export async function saveReviewRules(
  sql: Sql,
  rules: Pick<ReviewRules, 'judgeWithinMs'> & { readonly by: string; readonly at: number; readonly ifVersion?: number },
): Promise<ReviewRules> {
  const { judgeWithinMs, by, at, ifVersion } = rules
  const [row] = await sql.query<ReviewRules>(
    `update review_rules set judge_within_ms = $1, updated_by = $2, updated_at = $3, version = version + 1
     where version = coalesce($4, version) returning ${selected}`,
    [judgeWithinMs, by, at, ifVersion ?? null],
  )
  if (row === undefined) throw new ProblemError('store.changed-meanwhile', { id: 'review' })
  return row
}

/** What waits for somebody at an instant. */
export interface ReviewBacklog {
  readonly open: number
  readonly overdue: number
  readonly proposed: number
  /** To be judged by the person who asks. */
  readonly mine: number
  /** The oldest that waits for its judgement. */
  readonly oldestAt: number | null
}

/** How much waits at the review desk. */
export async function readBacklog(sql: Sql, at: number, judge: string): Promise<ReviewBacklog> {
  const { judgeWithinMs } = await readReviewRules(sql)
  const [row] = await sql.query<ReviewBacklog>(
    `select count(*) filter (where review_state = 'open') as open,
       count(*) filter (where review_state = 'open' and coalesce(judge_by, breached_at + $1::bigint) < $2::bigint) as overdue,
       count(*) filter (where review_state = 'proposed') as proposed,
       count(*) filter (where review_state = 'open' and judge = $3) as mine,
       min(breached_at) filter (where review_state = 'open') as "oldestAt"
     from case_breaches where review_state in ('open', 'proposed')`,
    [judgeWithinMs, at, judge],
  )
  return row ?? { open: 0, overdue: 0, proposed: 0, mine: 0, oldestAt: null }
}
