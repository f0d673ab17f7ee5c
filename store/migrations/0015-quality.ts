import type { Migration } from './migration.ts'

/** Audits of closed cases and what they are scored by; scorecards by quarter. */
export const quality: Migration = {
  number: 15,
  name: 'quality',
  sql: `
create index cases_by_closing on cases (closed_at) where closed_at is not null;

create table quality_cards (
  id text not null,
  version integer not null check (version > 0),
  card jsonb not null,
  is_active boolean not null,
  created_by text,
  created_at bigint not null,
  primary key (id, version)
);

create table quality_rules (
  id text primary key,
  rule jsonb not null,
  is_active boolean not null,
  version integer not null,
  created_at bigint not null,
  updated_at bigint not null,
  updated_by text
);

-- A span of time is drawn from once.
create table quality_runs (
  rule_id text not null,
  period text not null,
  from_at bigint not null,
  to_at bigint not null,
  ran_at bigint not null,
  candidates integer not null,
  taken integer not null,
  primary key (rule_id, period)
);

create table quality_calibrations (
  id text primary key,
  case_id text not null,
  number bigint not null,
  card_id text not null,
  card_version integer not null,
  state text not null check (state in ('open', 'closed')),
  reference jsonb,
  reference_score double precision,
  note text,
  created_by text not null,
  created_at bigint not null,
  closed_by text,
  closed_at bigint
);
create index quality_calibrations_by_time on quality_calibrations (created_at, id);

create table quality_audits (
  id text primary key,
  case_id text not null,
  number bigint not null,
  flow text not null,
  team text,
  person text,
  card_id text not null,
  card_version integer not null,
  rule_id text,
  period text,
  calibration_id text references quality_calibrations (id),
  auditor text,
  risks jsonb not null default '[]',
  state text not null check (state in ('open', 'draft', 'submitted', 'appealed', 'decided')),
  draft jsonb,
  score_version integer not null default 0,
  score double precision,
  is_fatal boolean not null default false,
  created_at bigint not null,
  submitted_at bigint
);
create unique index quality_audits_once on quality_audits (rule_id, case_id) where rule_id is not null;
create unique index quality_audits_blind on quality_audits (calibration_id, auditor) where calibration_id is not null;
create index quality_audits_by_time on quality_audits (created_at, id);
create index quality_audits_by_auditor on quality_audits (auditor, created_at, id);
create index quality_audits_by_person on quality_audits (person, created_at, id);
create index quality_audits_by_submission on quality_audits (submitted_at) where submitted_at is not null;
create index quality_audits_by_case on quality_audits (case_id);

create table quality_scores (
  audit_id text not null references quality_audits (id),
  version integer not null check (version > 0),
  answers jsonb not null,
  comment text,
  score double precision,
  is_fatal boolean not null,
  reason text,
  by text not null,
  at bigint not null,
  primary key (audit_id, version)
);
create function refuse_other_score() returns trigger language plpgsql as $$
begin
  raise exception 'A submitted score never changes; a correction is a new one.' using errcode = 'insufficient_privilege';
end $$;
create trigger quality_scores_never_change before update or delete on quality_scores
  for each row execute function refuse_other_score();

create table quality_appeals (
  audit_id text primary key references quality_audits (id),
  score_version integer not null,
  text text not null,
  by text not null,
  at bigint not null,
  outcome text check (outcome in ('upheld', 'changed')),
  decision text,
  decided_by text,
  decided_at bigint
);

-- The weights and targets of scorecards: each set counts from a quarter on, until a later one does.
create table scorecard_rules (
  scope text not null,
  from_quarter text not null,
  rules jsonb not null,
  saved_by text,
  saved_at bigint not null,
  primary key (scope, from_quarter)
);

-- What scorecards are computed from, counted now and then.
create table scorecard_counts (
  quarter text not null,
  zone text not null,
  -- When somebody began to count, and what it came to then.
  claimed_at bigint,
  counted_at bigint,
  counts jsonb,
  -- False where facts of the past were still being derived meanwhile.
  is_complete boolean not null default false,
  primary key (quarter, zone)
);

create table scorecard_quarters (
  quarter text primary key,
  closed_by text not null,
  closed_at bigint not null
);

create table scorecard_frozen (
  quarter text not null references scorecard_quarters (quarter),
  kind text not null check (kind in ('person', 'team')),
  subject text not null,
  card jsonb not null,
  primary key (quarter, kind, subject)
);
`,
}
