import type { Migration } from './migration.ts'

/** What was accepted while nobody could work on it, and payloads too large for a workflow's history. */
export const work: Migration = {
  number: 4,
  name: 'work',
  sql: `
create table inbox (
  id text primary key,
  case_id text not null,
  kind text not null check (kind in ('intake', 'command')),
  payload jsonb not null,
  state text not null default 'ready' check (state in ('ready', 'leased', 'done', 'dead')),
  attempts integer not null default 0,
  available_at bigint not null,
  leased_until bigint,
  error text,
  created_at bigint not null,
  ended_at bigint,
  place bigint not null generated always as identity
);
create index inbox_waiting on inbox (available_at, place) where state in ('ready', 'leased');
create index inbox_by_case on inbox (case_id, place) where state in ('ready', 'leased');
create index inbox_ended on inbox (ended_at, id) where state in ('done', 'dead');

create table blobs (
  hash text primary key,
  bytes bytea not null,
  created_at bigint not null
);
`,
}
