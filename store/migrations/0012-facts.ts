import type { Migration } from './migration.ts'

/**
 * What reports count. Facts follow from the case, its records, clocks, breaches and visits; on the way of a commit only a mark is made of
 * which case they may have changed. Whoever comes next with time derives the facts of marked cases anew (`settleFacts`) and adds up
 * what changed (`foldChanges`). Everything that was there before is derived in portions by the same loop, not by this migration.
 */
export const facts: Migration = {
  number: 12,
  name: 'facts',
  sql: `
create table report_facts (
  case_id text not null,
  measure text not null,
  -- The clock, the step, the team and so on; empty where the measure has none.
  key text not null,
  seq integer not null,
  at bigint not null,
  value double precision,
  is_late boolean not null,
  -- An approved review leaves it out.
  is_excluded boolean not null,
  flow text not null,
  team text,
  tier text,
  channel text,
  priority text,
  business text,
  assignee text,
  primary key (case_id, measure, key, seq)
);
create index report_facts_by_time on report_facts (measure, at);

-- Cases whose facts may have changed, once or often, and since when. Who writes one waits for nobody: none excludes another.
create table report_marks (
  case_id text not null,
  at bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint
);
create index report_marks_by_time on report_marks (at);

-- What changed in the facts and no tally counts yet: facts that came (sign 1) and those that went (sign -1). Few at any time.
create table report_changes (
  sign smallint not null,
  measure text not null,
  key text not null,
  at bigint not null,
  value double precision,
  is_late boolean not null,
  is_excluded boolean not null,
  flow text not null,
  team text,
  tier text,
  channel text,
  priority text,
  business text,
  assignee text
);

-- Days are days somewhere: each of these zones has tallies of its own.
create table report_zones (
  id smallint primary key,
  name text not null unique,
  -- Facts from then on are in its tallies; null while there are none.
  filled_from bigint,
  -- Everything is.
  is_filled boolean not null default false
);

create table report_tallies (
  zone smallint not null,
  -- The same facts again and again: by day, by third of a month, by month, and by hour of the week within a month or a third of one.
  span text not null check (span in ('day', 'third', 'month', 'hours', 'thirdHours')),
  -- By what they are told apart, beside flow and key: nothing, one dimension, or two with a plus between.
  dimension text not null,
  measure text not null,
  start date not null,
  -- Both are empty in the line of all keys and flows together.
  key text not null,
  flow text not null,
  -- Empty stands for none.
  value text not null,
  other text not null,
  count integer not null,
  late integer not null,
  excluded integer not null,
  late_excluded integer not null,
  -- How many have a value, and what they add up to.
  valued integer not null,
  total double precision not null,
  -- A line per bucket of the values, or per hour of the week, in their order: how many each holds.
  slots smallint[] not null,
  counts integer[] not null,
  lates integer[] not null,
  -- For hours of the week only.
  excludeds integer[],
  late_excludeds integer[],
  valueds integer[],
  totals double precision[],
  primary key (zone, span, dimension, measure, start, key, flow, value, other)
);

-- How far everything that was there before is derived: cases that came in before this one are still to come, the newest first.
create table report_progress (
  only_row boolean primary key default true check (only_row),
  is_derived boolean not null default false,
  before_at bigint,
  before_id text
);
insert into report_progress default values;

create function mark_facts() returns trigger language plpgsql as $$
begin
  insert into report_marks (case_id)
  select distinct f.case_id from fresh f
  where f.event not in ('performed', 'notified', 'warned', 'decided', 'clockStarted', 'nodeEntered', 'stageEntered', 'stageLeft',
      'surveySent', 'tagged', 'linked', 'rejected', 'finished', 'reasonRequired')
    and not is_restoring();
  return null;
end $$;
create trigger mark_facts after insert on case_records
referencing new table as fresh for each statement execute function mark_facts();

create function mark_excluded_facts() returns trigger language plpgsql as $$
begin
  insert into report_marks (case_id)
  select distinct n.case_id from changed n join before b on b.id = n.id
  where (n.exclusion = 'approved') <> (b.exclusion = 'approved') and not is_restoring();
  return null;
end $$;
create trigger mark_excluded_facts after update on case_breaches
referencing old table as before new table as changed for each statement execute function mark_excluded_facts();

-- Everything is derived anew, in the background: after a restore, and whenever what a fact is has changed.
create function forget_facts() returns void language sql as $$
  truncate report_facts, report_marks, report_changes, report_tallies;
  update report_zones set filled_from = null, is_filled = false;
  update report_progress set is_derived = false, before_at = null, before_id = null;
$$;
`,
}
