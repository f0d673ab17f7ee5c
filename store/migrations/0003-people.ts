import type { Migration } from './migration.ts'

/** Users and how they sign in, customers and what is kept of them, the audit. */
export const people: Migration = {
  number: 3,
  name: 'people',
  sql: `
create table users (
  id text primary key,
  login text not null,
  name text not null,
  email text,
  password_hash text,
  language text not null,
  roles jsonb not null,
  teams jsonb not null,
  is_active boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null
);
create unique index users_by_login on users (lower(login));

create table sessions (
  token_hash text primary key,
  user_id text not null references users (id),
  created_at bigint not null,
  expires_at bigint not null,
  last_seen_at bigint not null,
  agent text
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_end on sessions (expires_at);

create table api_keys (
  id text primary key,
  key_hash text not null unique,
  prefix text not null,
  name text not null,
  roles jsonb not null,
  teams jsonb not null,
  created_by text,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint
);

create table sign_in_failures (
  subject text primary key,
  count integer not null,
  first_at bigint not null,
  last_at bigint not null
);

create table customers (
  id text primary key,
  name text,
  email text,
  phone text,
  tier text,
  region text,
  language text,
  calendar text,
  created_at bigint not null,
  updated_at bigint not null,
  erased_at bigint,
  version integer not null
);
create index customers_by_email on customers (lower(email)) where email is not null;

create table contents (
  id text primary key,
  case_id text not null,
  kind text not null check (kind in ('message', 'reply', 'note', 'comment')),
  text text,
  author jsonb not null,
  created_at bigint not null,
  erased_at bigint
);
create index contents_by_case on contents (case_id, created_at);

create table personal_facts (
  token text primary key,
  case_id text not null,
  fact text not null,
  value jsonb,
  created_at bigint not null,
  erased_at bigint
);
create index personal_facts_by_case on personal_facts (case_id);

create table audit (
  seq bigint primary key check (seq > 0),
  at bigint not null,
  actor json not null,
  action text not null,
  subject text not null,
  data json not null,
  previous_hash text not null,
  hash text not null
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only ever added to.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete on audit for each row execute function refuse_change();
create trigger audit_is_never_emptied before truncate on audit for each statement execute function refuse_change();
`,
}
