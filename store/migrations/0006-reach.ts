import type { Migration } from './migration.ts'

/** What a publication has to bring to running cases, and how far it has come; and publications that wait for a second person. */
export const reach: Migration = {
  number: 6,
  name: 'reach',
  sql: `
-- A plan for the running cases of a flow, or a calendar for those that count by it.
create table publication_targets (
  publication_id text not null references publications (id),
  kind text not null check (kind in ('plan', 'calendar')),
  -- The flow, or the calendar.
  target text not null,
  version integer,
  hash text references plans (hash),
  -- The place of the plan among all publications of plans: a case never goes back to an earlier one.
  place bigint,
  mapping jsonb not null default '{}',
  primary key (publication_id, kind, target),
  check ((kind = 'plan') = (hash is not null and place is not null))
);

create table publication_progress (
  publication_id text primary key references publications (id),
  state text not null default 'open' check (state in ('open', 'done')),
  ended_at bigint
);
create index publication_progress_open on publication_progress (publication_id) where state = 'open';

create table publication_cases (
  publication_id text not null,
  case_id text not null,
  kind text not null,
  target text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'reached', 'refused', 'over')),
  sent_at bigint,
  primary key (publication_id, case_id, kind, target),
  foreign key (publication_id, kind, target) references publication_targets (publication_id, kind, target)
);
create index publication_cases_waiting on publication_cases (publication_id, case_id) where state = 'waiting';
create index publication_cases_sent on publication_cases (publication_id, case_id) where state = 'sent';

create table proposals (
  id text primary key,
  at bigint not null,
  author text not null,
  note text,
  running text not null check (running in ('stay', 'migrate')),
  mapping jsonb not null,
  roles jsonb not null,
  -- With their hashes, and whether each was the author's draft.
  documents json not null,
  state text not null default 'open' check (state in ('open', 'published', 'rejected')),
  decided_by text,
  decided_at bigint,
  decision_note text,
  publication_id text references publications (id) deferrable initially deferred
);
create index proposals_open on proposals (at) where state = 'open';
`,
}
