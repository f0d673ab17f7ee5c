import type { Migration } from './migration.ts'

/** The review of breaches: what it says now, every step that led there, and what is learned and done about it. */
export const review: Migration = {
  number: 14,
  name: 'review',
  sql: `
alter table settings drop constraint settings_kind_check,
  add constraint settings_kind_check check (kind in ('teams', 'messages', 'endpoints', 'roles', 'sites', 'reasons'));

alter table case_breaches
  -- Where it went wrong, as the review says.
  add column responsible_node text,
  add column responsible_team text,
  add column exclusion_ground text,
  add column decision_ground text,
  -- Who is to judge it, and until when.
  add column judge text,
  add column judge_by bigint,
  -- When the clock stopped that was late; null while it runs.
  add column stopped_at bigint,
  add column review_state text not null generated always as (
    case when exclusion = 'proposed' then 'proposed' when reason is not null or exclusion = 'approved' then 'done' else 'open' end) stored;
create index case_breaches_by_review on case_breaches (review_state, breached_at, id);
create index case_breaches_by_reason on case_breaches (reason, breached_at);
create index case_breaches_by_judge on case_breaches (judge, review_state);

create function breach_clock_end(the_case text, the_clock text, the_instance integer) returns bigint language sql stable as $$
  select case when k.state in ('running', 'paused') then null else coalesce(k.stopped_at, k.read_at) end
  from case_clocks k where k.case_id = the_case and k.clock = the_clock and k.instance = the_instance
$$;

create function note_breach_end() returns trigger language plpgsql as $$
begin
  if not is_restoring() then
    new.stopped_at := breach_clock_end(new.case_id, new.clock, new.instance);
  end if;
  return new;
end $$;
create trigger note_breach_end before insert on case_breaches for each row execute function note_breach_end();

-- A clock that stops after its breach was recorded, or goes on after a reopening.
create function keep_breach_end() returns trigger language plpgsql as $$
begin
  update case_breaches b
  set stopped_at = case when new.state in ('running', 'paused') then null else coalesce(new.stopped_at, new.read_at) end
  where b.case_id = new.case_id and b.clock = new.clock and b.instance = new.instance;
  return null;
end $$;
create trigger keep_breach_end after update on case_clocks for each row
when (new.breached_at is not null and (old.state is distinct from new.state or old.stopped_at is distinct from new.stopped_at))
execute function keep_breach_end();

update case_breaches b set stopped_at = breach_clock_end(b.case_id, b.clock, b.instance);

-- What was said of a breach, step by step; the columns of case_breaches are what the steps come to.
create table breach_steps (
  breach_id text not null,
  seq integer not null check (seq > 0),
  at bigint not null,
  by text,
  kind text not null check (kind in ('kept', 'reviewed', 'assigned', 'proposed', 'withdrawn', 'approved', 'refused')),
  -- By field: {from, to}.
  changes jsonb not null,
  primary key (breach_id, seq)
);
create function refuse_step_change() returns trigger language plpgsql as $$
begin
  raise exception 'Steps of a review are only ever added to.' using errcode = 'insufficient_privilege';
end $$;
create trigger breach_steps_are_append_only before update or delete on breach_steps for each row execute function refuse_step_change();

-- What was reviewed before steps were kept.
insert into breach_steps (breach_id, seq, at, by, kind, changes)
select b.id, 1, coalesce(b.decided_at, b.reviewed_at, b.breached_at), coalesce(b.reviewed_by, b.decided_by), 'kept',
  jsonb_strip_nulls(jsonb_build_object(
    'reason', case when b.reason is not null then jsonb_build_object('to', b.reason) end,
    'note', case when b.note is not null then jsonb_build_object('to', b.note) end,
    'exclusion', case when b.exclusion <> 'none' then jsonb_build_object('from', 'none', 'to', b.exclusion) end,
    'proposedBy', case when b.proposed_by is not null then jsonb_build_object('to', b.proposed_by) end,
    'decidedBy', case when b.decided_by is not null then jsonb_build_object('to', b.decided_by) end))
from case_breaches b where b.reviewed_at is not null or b.decided_at is not null or b.exclusion <> 'none';

-- How the reviews of this place are done; one row.
create table review_rules (
  only_one boolean primary key default true check (only_one),
  judge_within_ms bigint not null check (judge_within_ms > 0),
  updated_at bigint not null,
  updated_by text,
  version integer not null
);
insert into review_rules (judge_within_ms, updated_at, version) values (259200000, 0, 1);

create table retrospectives (
  id text primary key,
  title text not null,
  what text not null,
  whys jsonb not null,
  decisions text not null,
  -- The reason that it is about: by it the effect of its actions is counted.
  reason text,
  flow text,
  created_at bigint not null,
  created_by text,
  updated_at bigint not null,
  updated_by text,
  version integer not null
);
create index retrospectives_by_time on retrospectives (created_at, id);
create index retrospectives_by_reason on retrospectives (reason);

create table retrospective_links (
  retrospective_id text not null references retrospectives (id),
  kind text not null check (kind in ('breach', 'case')),
  target text not null,
  primary key (retrospective_id, kind, target)
);
create index retrospective_links_by_target on retrospective_links (kind, target);

create table retrospective_actions (
  id text primary key,
  retrospective_id text not null references retrospectives (id),
  what text not null,
  owner text not null,
  due_at bigint not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  result text,
  document_kind text,
  document_id text,
  document_version integer,
  ended_at bigint,
  reminded_at bigint,
  created_at bigint not null,
  created_by text,
  updated_at bigint not null,
  updated_by text,
  version integer not null
);
create index retrospective_actions_by_due on retrospective_actions (state, due_at, id);
create index retrospective_actions_by_parent on retrospective_actions (retrospective_id, created_at);
`,
}
