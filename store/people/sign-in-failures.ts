import type { Sql } from '../store.ts'

export interface SignInFailures {
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
}

/**
 * Counts a failed sign-in of a login or an address (`login:anna`, `ip:…`) and answers the count. It begins anew when
 * the last failure is `windowMs` or more ago.
 */
export async function countSignInFailure(
  sql: Sql,
  subject: string,
  at: number,
  windowMs: number,
): Promise<SignInFailures> {
  const [row] = await sql.query<SignInFailures>(
    `insert into sign_in_failures as f (subject, count, first_at, last_at) values ($1, 1, $2, $2)
     on conflict (subject) do update set
       count = case when f.last_at <= $3 then 1 else f.count + 1 end,
       first_at = case when f.last_at <= $3 then excluded.first_at else f.first_at end,
       last_at = excluded.last_at
     returning count, first_at as "firstAt", last_at as "lastAt"`,
    [subject, at, at - windowMs],
  )
  if (row === undefined) throw new Error('A failed sign-in was not counted.')
  return row
}

/** The failures within `windowMs` before `at`; null when there are none. */
export async function signInFailures(
  sql: Sql,
  subject: string,
  at: number,
  windowMs: number,
): Promise<SignInFailures | null> {
  const [row] = await sql.query<SignInFailures>(
    `select count, first_at as "firstAt", last_at as "lastAt" from sign_in_failures where subject = $1 and last_at > $2`,
    [subject, at - windowMs],
  )
  return row ?? null
}

/** Forgets the failures of a subject, after a sign-in that succeeded. */
export async function clearSignInFailures(sql: Sql, subject: string): Promise<void> {
  await sql.query('delete from sign_in_failures where subject = $1', [subject])
}
