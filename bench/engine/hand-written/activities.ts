import type { Store } from '../../../store/store.ts'
import type { HandWrittenActivities } from './contract.ts'

/** Makes the two tables of the hand-written case beside ours, in a schema of their own. */
export async function createHandWrittenTables(store: Store): Promise<void> {
  await store.query('create schema hand_written')
  await store.query(`create table hand_written.cases (
    id text primary key, seq integer not null, status text not null, priority text not null, assignee text,
    next_due_at bigint, updated_at bigint not null)`)
  await store.query(`create table hand_written.events (
    case_id text not null, seq integer not null, at bigint not null, event text not null, data jsonb not null,
    primary key (case_id, seq))`)
  await store.query('create index on hand_written.cases (status, next_due_at)')
}

/** The one activity: the row and its events in one statement, which is one transaction; repeating it changes nothing. */
export function handWrittenActivities(store: Store): HandWrittenActivities {
  return {
    async writeStep({ id, seq, status, priority, assignee, nextDueAt, events }) {
      await store.query(
        `with written as (
           insert into hand_written.cases (id, seq, status, priority, assignee, next_due_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (id) do update set seq = excluded.seq, status = excluded.status, priority = excluded.priority,
             assignee = excluded.assignee, next_due_at = excluded.next_due_at, updated_at = excluded.updated_at
           where hand_written.cases.seq < excluded.seq)
         insert into hand_written.events (case_id, seq, at, event, data)
         select $1, e.seq, e.at, e.event, e.data
         from jsonb_to_recordset($8::jsonb) as e(seq integer, at bigint, event text, data jsonb)
         on conflict do nothing`,
        [id, seq, status, priority, assignee, nextDueAt, Date.now(), JSON.stringify(events)],
      )
    },
  }
}
