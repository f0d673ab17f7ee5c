import type { Migration } from './migration.ts'

/**
 * Where cases stand and how long they stay. Visits follow from the records of a case, whoever writes those, so a trigger notes them:
 * during a rolling release the processes of the one before know nothing of it. It stands on the way of every commit and therefore only
 * writes marks; whoever comes next with time makes visits of them (`settle_visits`) and counts by day what ended (`fold_visit_ends`).
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

-- What happened to cases and is no visit yet, as it was recorded. Few at any time, so that no index pays.
create table visit_marks (
  case_id text not null,
  seq integer not null,
  at bigint not null,
  event text not null,
  place text,
  way text
);

-- Ended visits and decided clocks that no tally counts yet; a correction takes something away. Few at any time, so that no index pays.
create table visit_ends (
  flow text not null,
  day integer not null,
  kind text not null,
  place text not null,
  flow_version integer not null,
  bucket smallint not null,
  visits integer not null,
  late integer not null
);

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

-- Moves lines into the tallies; answers how many there were. One at a time: the caller holds the lock.
create function fold_visit_ends(most integer) returns integer language plpgsql as $$
declare
  folded integer;
begin
  with taken as (
    delete from visit_ends where ctid = any(array(select ctid from visit_ends limit most)) returning *
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

-- Goes through what happened to a case, an array of its marks in their order, with its visits in hand, and then writes them.
-- Whatever is asked of one case goes by its primary key; the odd form keeps the planner from the index of what is open, which it takes
-- for small as long as nothing was analysed, and which is full of what has ended where nothing is vacuumed.
create function note_visits(the_case text, happened jsonb) returns void language plpgsql as $$
declare
  the_flow text;
  the_version integer;
  kinds text[] := '{}';
  places text[] := '{}';
  seqs integer[] := '{}';
  entered bigint[] := '{}';
  gone bigint[] := '{}';
  ways text[] := '{}';
  lates boolean[] := '{}';
  -- How many of them were there before.
  known integer;
  -- The stage that was entered last.
  the_stage text;
  item record;
  the_kind text;
  the_place text;
  at_place integer;
begin
  select c.flow, c.flow_version into the_flow, the_version from cases c where c.id = the_case;
  if the_flow is null then
    return;
  end if;
  select coalesce(array_agg(v.kind order by v.seq), '{}'), coalesce(array_agg(v.place order by v.seq), '{}'),
    coalesce(array_agg(v.seq order by v.seq), '{}'), coalesce(array_agg(v.entered_at order by v.seq), '{}'),
    coalesce(array_agg(v.is_late order by v.seq), '{}')
  into kinds, places, seqs, entered, lates
  from case_visits v where v.case_id = the_case and coalesce(v.left_at, -1) = -1;
  known := cardinality(kinds);
  gone := array_fill(null::bigint, array[known]);
  ways := array_fill(null::text, array[known]);

  for item in
    select e.seq, e.at, e.event, e.place, e.way
    from jsonb_to_recordset(happened) as e(seq integer, at bigint, event text, place text, way text) order by e.seq
  loop
    the_kind := case when item.event like 'node%' then 'node' else 'stage' end;
    the_place := item.place;
    if item.event = 'breached' then
      -- A promise was broken where the case stood; deadlines of before happen before what comes next.
      for i in 1..cardinality(kinds) loop
        lates[i] := lates[i] or gone[i] is null;
      end loop;
    elsif item.event in ('closed', 'cancelled') then
      -- A case that is over stands nowhere.
      for i in 1..cardinality(kinds) loop
        gone[i] := coalesce(gone[i], item.at);
      end loop;
    elsif the_place is null then
      continue;
    elsif item.event like '%Left' then
      -- Of several branches in one node, the one that came first leaves first.
      for i in 1..cardinality(kinds) loop
        if gone[i] is null and kinds[i] = the_kind and places[i] = the_place then
          gone[i] := item.at;
          ways[i] := item.way;
          exit;
        end if;
      end loop;
    else
      at_place := null;
      if the_kind = 'node' then
        -- A reopened case goes on in the stage that it was closed in, which it never left.
        for i in 1..cardinality(kinds) loop
          if kinds[i] = 'stage' then
            the_stage := places[i];
            at_place := case when gone[i] is null then i else null end;
          end if;
        end loop;
        if at_place is null then
          the_stage := coalesce(the_stage, (
            select v.place from case_visits v where v.case_id = the_case and v.kind = 'stage' order by v.seq desc limit 1));
          if the_stage is not null then
            kinds := kinds || 'stage'::text;
            places := places || the_stage;
            seqs := seqs || item.seq;
            entered := entered || item.at;
            gone := gone || null::bigint;
            ways := ways || null::text;
            lates := lates || false;
          end if;
        end if;
      end if;
      kinds := kinds || the_kind;
      places := places || the_place;
      seqs := seqs || item.seq;
      entered := entered || item.at;
      gone := gone || null::bigint;
      ways := ways || null::text;
      lates := lates || false;
    end if;
  end loop;

  if cardinality(kinds) > known then
    with begun as (
      insert into case_visits (case_id, kind, seq, place, flow, flow_version, entered_at, left_at, way, is_late)
      select the_case, b.kind, b.seq, b.place, the_flow, the_version, b.entered_at, b.left_at, b.way, b.is_late
      from unnest(kinds, places, seqs, entered, gone, ways, lates)
        with ordinality b(kind, place, seq, entered_at, left_at, way, is_late, place_in_row)
      where b.place_in_row > known
      returning kind, place, entered_at, left_at, is_late
    )
    insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
    select the_flow, b.left_at / 86400000, b.kind, b.place, coalesce(the_version, 0), visit_bucket(b.left_at - b.entered_at), 1, b.is_late::integer
    from begun b where b.left_at is not null;
  end if;
  if known > 0 then
    with changed as (
      update case_visits v set left_at = o.left_at, way = o.way, is_late = o.is_late
      from unnest(kinds[1:known], seqs[1:known], gone[1:known], ways[1:known], lates[1:known]) o(kind, seq, left_at, way, is_late)
      where v.case_id = the_case and v.kind = o.kind and v.seq = o.seq and (o.left_at is not null or o.is_late <> v.is_late)
      returning v.*
    )
    insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
    select e.flow, e.left_at / 86400000, e.kind, e.place, coalesce(e.flow_version, 0),
      visit_bucket(e.left_at - e.entered_at), 1, e.is_late::integer
    from changed e where e.left_at is not null;
  end if;
end $$;

-- Makes visits of the marks of so many cases; answers of how many. One at a time: the caller holds the lock.
create function settle_visits(most integer) returns integer language plpgsql as $$
declare
  item record;
  settled integer := 0;
begin
  for item in
    with taken as (
      delete from visit_marks m where m.case_id in (select distinct w.case_id from visit_marks w limit most) returning m.*
    )
    select t.case_id, jsonb_agg(to_jsonb(t)) as happened from taken t group by t.case_id
  loop
    perform note_visits(item.case_id, item.happened);
    settled := settled + 1;
  end loop;
  return settled;
end $$;

-- A restored backup brings its visits along; then nothing is derived a second time.
create function is_restoring() returns boolean language sql stable as $$
  select coalesce(current_setting('pledge.is_restoring', true) = 'on', false)
$$;

create function mark_visits() returns trigger language plpgsql as $$
begin
  insert into visit_marks (case_id, seq, at, event, place, way)
  select f.case_id, f.seq, f.at, f.event, coalesce(f.data->>'node', f.data->>'stage'), f.data->>'way' from fresh f
  where f.event in ('nodeEntered', 'nodeLeft', 'stageEntered', 'stageLeft', 'closed', 'cancelled', 'breached') and not is_restoring();
  return null;
end $$;
create trigger mark_visits after insert on case_records
referencing new table as fresh for each statement execute function mark_visits();

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
insert into visit_marks (case_id, seq, at, event, place, way)
select r.case_id, r.seq, r.at, r.event, coalesce(r.data->>'node', r.data->>'stage'), r.data->>'way' from case_records r
where r.event in ('nodeEntered', 'nodeLeft', 'stageEntered', 'stageLeft', 'closed', 'cancelled', 'breached');
select settle_visits(2147483647);
insert into visit_ends (flow, day, kind, place, flow_version, bucket, visits, late)
select c.flow, k.decided_at / 86400000, 'clock', k.clock, coalesce(c.flow_version, 0), 0, 1, (k.outcome = 'missed')::integer
from case_clocks k join cases c on c.id = k.case_id where k.decided_at is not null;
select fold_visit_ends(2147483647);
`,
}
