import { ProblemError } from '../../core/contract/problem-error.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'

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

/** How much waits at the review desk of what may be seen; `judge` is who asks. */
export async function readBacklog(
  sql: Sql,
  { at, judge, visibility }: { readonly at: number; readonly judge: string; readonly visibility: Visibility },
): Promise<ReviewBacklog> {
  const { judgeWithinMs } = await readReviewRules(sql)
  const found = conditions()
  const [within, instant, person] = [found.value(judgeWithinMs), found.value(at), found.value(judge)]
  found.add(`b.review_state in ('open', 'proposed')`)
  restrictTo(visibility, 'b', found)
  const [row] = await sql.query<ReviewBacklog>(
    `select count(*) filter (where review_state = 'open') as open,
       count(*) filter (where review_state = 'open' and coalesce(judge_by, breached_at + ${within}::bigint) < ${instant}::bigint) as overdue,
       count(*) filter (where review_state = 'proposed') as proposed,
       count(*) filter (where review_state = 'open' and judge = ${person}) as mine,
       min(breached_at) filter (where review_state = 'open') as "oldestAt"
     from case_breaches b ${found.where}`,
    found.values,
  )
  return row ?? { open: 0, overdue: 0, proposed: 0, mine: 0, oldestAt: null }
}
