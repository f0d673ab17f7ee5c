import type { Migration } from './migration.ts'

/** What was worked out last of what will come: so that whoever asks only reads. */
export const forecasts: Migration = {
  number: 17,
  name: 'forecasts',
  sql: `
-- A model, a series, the staffing and so on, each whole and small.
create table forecasts (
  kind text not null,
  key text not null,
  at bigint not null,
  body jsonb not null,
  primary key (kind, key)
);

-- How probable it is that a running promise will be broken. Of what ended since then a row may be left for a minute.
create table case_forecasts (
  case_id text not null,
  clock text not null,
  instance integer not null,
  probability double precision not null,
  used double precision not null,
  remaining_ms bigint not null,
  reasons jsonb not null,
  primary key (case_id, clock, instance)
);
create index case_forecasts_by_probability on case_forecasts (probability desc, case_id, clock, instance);

create table customer_forecasts (
  customer_id text primary key,
  score double precision not null,
  cases integer not null,
  last_contact_at bigint not null,
  reasons jsonb not null
);
create index customer_forecasts_by_score on customer_forecasts (score desc, customer_id);

-- Of all processes one works on forecasts, for as long as it says that it does.
create table forecast_turn (
  is_only boolean primary key default true check (is_only),
  owner text not null,
  until_at bigint not null
);
`,
}
