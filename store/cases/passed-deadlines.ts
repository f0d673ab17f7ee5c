import type { Sql } from '../store.ts'

/** A case, and the deadline at which it should have acted. */
export interface PassedDeadline {
  readonly id: string
  readonly deadlineAt: number
}

/**
 * Cases that should have acted by themselves before `at` and did not, the longest waiting first: the reconciler pokes
 * them. Give `at` with some slack, so that a case which is acting just now is left alone. The next page begins `after` the last of this one.
 */
export function casesWithPassedDeadline(
  sql: Sql,
  at: number,
  limit: number,
  after: PassedDeadline | null = null,
): Promise<PassedDeadline[]> {
  return sql.query<PassedDeadline>(
    `select id, next_deadline_at as "deadlineAt" from cases
     where next_deadline_at is not null and not is_finished and next_deadline_at < $1
       and ($3::bigint is null or (next_deadline_at, id) > ($3, $4))
     order by next_deadline_at, id limit $2`,
    [at, limit, after?.deadlineAt ?? null, after?.id ?? null],
  )
}
