import type { Sql } from './store.ts'

/** How many rows of each went. */
export interface Forgotten {
  readonly jobs: number
  readonly inbox: number
  readonly events: number
  readonly sessions: number
  readonly signInFailures: number
}

/**
 * Forgets what nobody needs after `before`: events of the stream (a client that was away longer reads lists again),
 * what the inbox handed on, jobs that are done and whose case is finished (until then their ids keep them from being
 * done twice), sessions that are over, failed sign-ins. Cases, records and breaches stay.
 */
export async function forgetOld(sql: Sql, before: number): Promise<Forgotten> {
  const gone = async (text: string) => (await sql.query(`${text} returning 1`, [before])).length
  return {
    jobs: await gone(
      `delete from jobs j where j.state = 'done' and j.ended_at < $1
         and not exists (select 1 from cases c where c.id = j.case_id and not c.is_finished)`,
    ),
    inbox: await gone(`delete from inbox where state = 'done' and ended_at < $1`),
    events: await gone('delete from stream_events where at < $1'),
    sessions: await gone('delete from sessions where expires_at < $1'),
    signInFailures: await gone('delete from sign_in_failures where last_at < $1'),
  }
}
