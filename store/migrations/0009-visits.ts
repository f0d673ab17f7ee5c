import type { Migration } from './migration.ts'

/**
 * Where cases stand and how long they stay. Visits follow from the records of a case, whoever writes those, so triggers keep them:
 * during a rolling release the processes of the one before write none of it themselves. What ended is counted by day in tallies;
 * since many cases end at once, a commit only adds a line to `visit_ends`, and one reader folds those lines later.
 */
export const visits: Migration = {
  number: 9,
  name: 'visits',
  sql: `
create table case_visits (
  case_id text not null,
  kind text not null check (kind in ('node', 'stage')),
  -- The record by which it began.
  seq integer not null,
  place text not null,
  flow text not null,
  flow_version integer,
  entered_at bigint not null,
  left_at bigint,
  way text,
  -- A promise was broken while the case stood there.
  is_late boolean not null default false,
  primary key (case_id, kind, seq)
);
create index case_visits_open on case_visits (flow, kind, place, entered_at) where left_at is null;
create index case_visits_ended on case_visits (flow, left_at) where left_at is not null;

-- Ended visits and decided clocks that no tally counts yet; a correction takes something away.
create table visit_ends (
  id bigint primary key generated always as identity,
  flow text not null,
  day integer not null,
  kind text not null,
  place text not null,
  flow_version integer not null,
  bucket smallint not null,
  visits integer not null,
  late integer not null
);
create index visit_ends_by_day on visit_ends (flow, day);

create table visit_tallies (
  flow text not null,
  -- How many days it counts: each day has a tally, and each week that begins with a multiple of seven.
  span smallint not null check (span in (1, 7)),
  -- Whole days since 1970 in UTC; the first of the span.
  day integer not null,
  kind text not null check (kind in ('node', 'stage', 'clock')),
  place text not null,
  flow_version integer not null,
  bucket smallint not null,
  visits integer not null,
  late integer not null,
  primary key (flow, span, day, kind, place, flow_version, bucket)
);

-- Moves the oldest lines into the tallies; answers how many there were. One at a time: the caller holds the lock.
create function fold_visit_ends(most integer) returns integer language plpgsql as $$
declare
  folded integer;
begin
  with taken as (
    delete from visit_ends where id in (select id from visit_ends order by id limit most) returning *
  ), counted as (
    insert into visit_tallies as t (flow, span, day, kind, place, flow_version, bucket, visits, late)
    select e.flow, s.span, e.day - e.day % s.span, e.kind, e.place, e.flow_version, e.bucket, sum(e.visits), sum(e.late)
    from taken e cross join (values (1::smallint), (7::smallint)) s(span)
    group by 1, 2, 3, 4, 5, 6, 7
    on conflict (flow, span, day, kind, place, flow_version, bucket)
    do update set visits = t.visits + excluded.visits, late = t.late + excluded.late
  )
  select count(*) into folded from taken;
  return folded;
end $$;

-- Each bucket is five percent wider than the one before; the first holds what took less than a second.
create function visit_bucket(took_ms bigint) returns smallint language sql immutable as $$
  select (case when took_ms < 1000 then 0 else 1 + floor(ln(took_ms / 1000.0::float8) / ln(1.05::float8)) end)::smallint
$$;

alter table case_clocks add column decided_at bigint generated always as (
  case outcome
    when 'missed' then coalesce(breached_at, stopped_at, read_at)
    when 'met' then coalesce(stopped_at, read_at)
  end) stored;
create index case_clocks_by_decision on case_clocks (decided_at) where decided_at is not null;
create index case_clocks_live on case_clocks (case_id) where state in ('running', 'paused');

-- Whatever is asked of one case goes by its primary key. The odd form keeps the planner from the index of what is open, which it takes for
-- small as long as nothing was analysed, and which is full of what has ended where nothing is vacuumed.
create function note_visit(the_case text, the_seq integer, the_at bigint, the_event text, the_data jsonb)
returns void language plpgsql as $$
declare
  the_kind text := case when the_event like 'node%' then 'node' else 'stage' end;
  the_place text := the_data->>(case when the_event like 'node%' then 'node' else 'stage' end);
begin
  if the_event in ('nodeEntered', 'stageEntered') then
    insert into case_visits (case_id, kind, seq, place, flow, flow_version, entered_at)
    select the_case, the_kind, the_seq, the_place, c.flow, c.flow_version, the_at
    from cases c where c.id = the_case and the_place is not null;
    -- A reopened case goes on in the stage that it was closed in, which it never left.
    if the_kind = 'node' and not exists (
      select 1 from case_visits v where v.case_id = the_case and v.kind = 'stage' and coalesce(v.left_at, -1) = -1) then
      insert into case_visits (case_id, kind, seq, place, flow, flow_version, entered_at)
      select the_case, 'stage', the_seq, v.place, c.flow, c.flow_version, the_at
      from cases c join case_visits v on v.case_id = c.id and v.kind = 'stage'
      where c.id = the_case order by v.seq desc limit 1;
    end if;
    return;
  end if;
  -- A case that is over stands nowhere. Of several branches in one node, the one that came first leaves first.
  with ended as (
    update case_visits v set left_at = the_at, way = the_data->>'way'
    where v.case_id = the_case and coalesce(v.left_at, -1) = -1 and (
      the_event in ('closed', 'cancelled')
      or v.kind = the_kind and v.seq = (
        select min(o.seq) from case_visits o
        where o.case_id = the_case and o.kind = the_kind and o.place = the_place and coalesce(o.left_at, -1) = -1))
    returning v.*
  )
  insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
  select e.flow, e.left_at / 86400000, e.kind, e.place, coalesce(e.flow_version, 0),
    visit_bucket(e.left_at - e.entered_at), 1, e.is_late::integer
  from ended e;
end $$;

create function note_late_visit(the_case text, the_at bigint) returns void language sql as $$
  with late as (
    update case_visits v set is_late = true
    where v.case_id = the_case and not v.is_late and v.entered_at <= the_at and (v.left_at is null or v.left_at > the_at)
    returning v.*
  )
  insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
  select l.flow, l.left_at / 86400000, l.kind, l.place, coalesce(l.flow_version, 0),
    visit_bucket(l.left_at - l.entered_at), 0, 1
  from late l where l.left_at is not null
$$;

-- A restored backup brings its visits along; then nothing is derived a second time.
create function is_restoring() returns boolean language sql stable as $$
  select coalesce(current_setting('pledge.is_restoring', true) = 'on', false)
$$;

create function keep_visits() returns trigger language plpgsql as $$
declare
  item record;
begin
  for item in
    select f.case_id, f.seq, f.at, f.event, f.data from fresh f
    where f.event in ('nodeEntered', 'nodeLeft', 'stageEntered', 'stageLeft', 'closed', 'cancelled') and not is_restoring()
    order by f.case_id, f.seq
  loop
    perform note_visit(item.case_id, item.seq, item.at, item.event, item.data);
  end loop;
  return null;
end $$;
create trigger keep_visits after insert on case_records
referencing new table as fresh for each statement execute function keep_visits();

create function keep_late_visits() returns trigger language plpgsql as $$
begin
  if not is_restoring() then
    perform note_late_visit(new.case_id, new.breached_at);
  end if;
  return null;
end $$;
create trigger keep_late_visits after insert on case_breaches for each row execute function keep_late_visits();

create function keep_clock_ends() returns trigger language plpgsql as $$
declare
  the_flow text;
  the_version integer;
begin
  if is_restoring() then
    return null;
  end if;
  select c.flow, coalesce(c.flow_version, 0) into the_flow, the_version from cases c where c.id = new.case_id;
  if the_flow is null then
    return null;
  end if;
  -- A reopened case takes back what its clock had come to.
  if tg_op = 'UPDATE' and old.decided_at is not null then
    insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
    values (the_flow, old.decided_at / 86400000, 'clock', old.clock, the_version, 0, -1, -(old.outcome = 'missed')::integer);
  end if;
  if new.decided_at is not null then
    insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
    values (the_flow, new.decided_at / 86400000, 'clock', new.clock, the_version, 0, 1, (new.outcome = 'missed')::integer);
  end if;
  return null;
end $$;
create trigger keep_new_clock_ends after insert on case_clocks for each row
when (new.outcome in ('met', 'missed')) execute function keep_clock_ends();
create trigger keep_clock_ends after update on case_clocks for each row
when (old.decided_at is distinct from new.decided_at or old.outcome is distinct from new.outcome) execute function keep_clock_ends();

-- What happened before.
do $$
declare
  item record;
begin
  for item in
    select r.case_id, r.seq, r.at, r.event, r.data from case_records r
    where r.event in ('nodeEntered', 'nodeLeft', 'stageEntered', 'stageLeft', 'closed', 'cancelled')
    order by r.case_id, r.seq
  loop
    perform note_visit(item.case_id, item.seq, item.at, item.event, item.data);
  end loop;
  for item in select b.case_id, b.breached_at from case_breaches b order by b.case_id, b.breached_at loop
    perform note_late_visit(item.case_id, item.breached_at);
  end loop;
end $$;
insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
select c.flow, k.decided_at / 86400000, 'clock', k.clock, coalesce(c.flow_version, 0), 0, 1, (k.outcome = 'missed')::integer
from case_clocks k join cases c on c.id = k.case_id where k.decided_at is not null;
select fold_visit_ends(2147483647);
`,
}
