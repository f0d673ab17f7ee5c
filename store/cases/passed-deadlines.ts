import type { Sql } from '../store.ts'

export interface PassedDeadline {
  readonly id: string
  readonly deadlineAt: number
}

/**
 * Cases that should have acted by themselves before `at` and did not, the longest waiting first: the reconciler pokes
 * them. Give `at` with some slack, so that a case which is acting just now is left alone.
 */
export function casesWithPassedDeadline(sql: Sql, at: number, limit: number): Promise<PassedDeadline[]> {
  return sql.query<PassedDeadline>(
    `select id, next_deadline_at as "deadlineAt" from cases
     where next_deadline_at is not null and not is_finished and next_deadline_at < $1
     order by next_deadline_at limit $2`,
    [at, limit],
  )
}
