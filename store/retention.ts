import { alone } from './alone.ts'
import type { Store } from './store.ts'
import { tidyTables } from './tidy-tables.ts'

/** How many rows of each went. */
export interface Forgotten {
  readonly jobs: number
  readonly inbox: number
  readonly events: number
  readonly sessions: number
  readonly signInFailures: number
  readonly publicationCases: number
  readonly turns: number
  readonly alerts: number
}

/** What people look back at; the rest passed through. */
const history: ReadonlySet<keyof Forgotten> = new Set(['alerts'])

/** Each takes the instant before which something is old, and how many rows go at most. */
const statements: Readonly<Record<keyof Forgotten, string>> = {
  jobs: oldRows(
    'jobs',
    `state = 'done' and ended_at < $1
     and not exists (select 1 from cases c where c.id = o.case_id and not c.is_finished)`,
  ),
  inbox: oldRows('inbox', `state = 'done' and ended_at < $1`),
  // The newest stays: by it the stream knows which ids have been given.
  events: oldRows('stream_events', 'at < $1 and id < (select max(id) from stream_events)'),
  sessions: oldRows('sessions', 'expires_at < $1'),
  signInFailures: oldRows('sign_in_failures', 'last_at < $1'),
  turns: oldRows(
    'case_turns',
    'exists (select 1 from cases c where c.id = o.case_id and c.is_finished and c.updated_at < $1)',
  ),
  // A test belongs to no episode; what an episode said goes with it.
  alerts: `
    with over as (
      select o.id from alert_episodes o where o.over_at < $1 limit $2
    ), gone as (
      delete from alert_episodes where id in (select id from over) returning 1
    ), notices as (
      delete from alert_notices where id = any(array(
        select o.id from alert_notices o where o.episode in (select id from over) or (o.episode is null and o.made_at < $1)))
    )
    select count(*) as count from gone`,
  publicationCases: `
    with gone as (
      delete from publication_cases where ctid = any(array(
        select c.ctid from publication_progress g join publication_cases c using (publication_id)
        where g.state = 'done' and g.ended_at < $1 and c.state in ('reached', 'refused', 'over') limit $2))
      returning publication_id, kind, target, state
    ), counted as (
      update publication_targets t set past_reached = t.past_reached + n.reached,
        past_refused = t.past_refused + n.refused, past_over = t.past_over + n.over
      from (
        select publication_id, kind, target, count(*) filter (where state = 'reached') as reached,
          count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'over') as over
        from gone group by publication_id, kind, target) n
      where t.publication_id = n.publication_id and t.kind = n.kind and t.target = n.target
    )
    select count(*) as count from gone`,
}

function oldRows(table: string, isOld: string): string {
  return `with gone as (
      delete from ${table} where ctid = any(array(select o.ctid from ${table} o where ${isOld} limit $2)) returning 1
    ) select count(*) as count from gone`
}

/**
 * Forgets what nobody needs after `before`, `most` rows of each at once: events of the stream (a client that was away longer reads
 * lists again), what the inbox handed on, jobs that are done and whose case is finished (until then their ids keep them from being
 * done twice), sessions that are over, what alerts said and tested before `historyBefore` (what lasts stays), failed sign-ins, and case by case what publications came to that are over (how many each
 * reached is kept), and of finished cases what their last step was made from. Cases, records, breaches, and what was given up stay. Null while another process is forgetting.
 */
export async function forgetOld(
  store: Pick<Store, 'transaction'>,
  before: number,
  most: number,
  historyBefore: number = before,
): Promise<Forgotten | null> {
  const counts: Record<keyof Forgotten, number> = {
    jobs: 0,
    inbox: 0,
    events: 0,
    sessions: 0,
    signInFailures: 0,
    publicationCases: 0,
    turns: 0,
    alerts: 0,
  }
  for (const kind of Object.keys(counts) as (keyof Forgotten)[]) {
    // A transaction for each, so that nobody who works waits for more than one of them.
    const end = history.has(kind) ? historyBefore : before
    const done = await alone(store, 'retention', (tx) => tx.query<{ count: number }>(statements[kind], [end, most]))
    if (done === null) return null
    counts[kind] = done[0]?.count ?? 0
  }
  return counts
}

/** Gives the room of what was forgotten back to the tables it was in. */
export function tidyForgotten(store: Pick<Store, 'kind' | 'query'>): Promise<void> {
  return tidyTables(store, [
    'jobs',
    'inbox',
    'stream_events',
    'sessions',
    'sign_in_failures',
    'publication_cases',
    'case_turns',
    'alert_episodes',
    'alert_notices',
  ])
}
