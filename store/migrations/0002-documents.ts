import type { Migration } from './migration.ts'

/** What people write: drafts, published versions, plans, settings. Documents are \`json\`, so the order of their fields stays. */
export const documents: Migration = {
  number: 2,
  name: 'documents',
  sql: `
create table publications (
  id text primary key,
  at bigint not null,
  author text,
  note text,
  running text not null check (running in ('stay', 'migrate'))
);

create table document_versions (
  kind text not null check (kind in ('calendar', 'policy', 'rules', 'flow', 'scenario')),
  id text not null,
  version integer not null check (version > 0),
  hash text not null,
  document json not null,
  publication_id text not null references publications (id),
  primary key (kind, id, version)
);

create table document_drafts (
  kind text not null check (kind in ('calendar', 'policy', 'rules', 'flow', 'scenario')),
  id text not null,
  author text not null,
  based_on integer,
  etag text not null,
  document json not null,
  updated_at bigint not null,
  primary key (kind, id, author)
);

create table plans (
  hash text primary key,
  id text not null,
  version integer,
  plan json not null
);

-- Which plan a flow had when; a plan that comes back is published again.
create table plan_publications (
  place bigint primary key generated always as identity,
  id text not null,
  version integer,
  hash text not null references plans (hash),
  publication_id text not null references publications (id)
);
create index plan_publications_by_flow on plan_publications (id, place);

create table settings (
  kind text not null check (kind in ('teams', 'messages', 'endpoints', 'roles', 'sites')),
  id text not null,
  version integer not null,
  value jsonb not null,
  updated_at bigint not null,
  updated_by text,
  primary key (kind, id)
);

create table secrets (
  name text primary key,
  nonce bytea not null,
  sealed bytea not null,
  updated_at bigint not null
);
`,
}
