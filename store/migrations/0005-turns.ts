import type { Migration } from './migration.ts'

/**
 * Which commit of a case was the last, and what it was made from. A worker that dies after a commit and before Temporal
 * wrote down what led to it comes back knowing less; it is told here what has happened already.
 */
export const turns: Migration = {
  number: 5,
  name: 'turns',
  sql: `
create table case_turns (
  case_id text primary key,
  turn integer not null check (turn > 0),
  events jsonb not null
);

-- Each turn is written whole or not at all: written, repeated, diverged (another turn of that number was written, whose
-- events come back), stale (later turns were written) or ahead (an earlier one is missing).
create function commit_turns_v1(turns jsonb)
returns table (place integer, verdict text, row_turn integer, events jsonb) language plpgsql as $$
declare
  item record;
  was record;
  fresh jsonb := '[]';
  places integer[] := '{}';
  steps record;
begin
  for item in
    select (ordinality - 1)::integer as place, value
    from jsonb_array_elements(turns) with ordinality
    order by value->'commit'->'row'->>'id', ordinality
  loop
    select t.turn, t.events into was from case_turns t
    where t.case_id = item.value->'commit'->'row'->>'id' for update;
    if was.turn is null then
      -- Two may write the first turn of a case at once, and there is no row yet to wait for.
      perform pg_advisory_xact_lock(hashtextextended(item.value->'commit'->'row'->>'id', 7236504));
      select t.turn, t.events into was from case_turns t
      where t.case_id = item.value->'commit'->'row'->>'id' for update;
    end if;
    place := item.place;
    row_turn := coalesce(was.turn, 0);
    events := null;
    if row_turn = (item.value->>'turn')::integer - 1 then
      fresh := fresh || jsonb_build_array(item.value->'commit');
      places := places || item.place;
      continue;
    end if;
    verdict := case
      when row_turn < (item.value->>'turn')::integer then 'ahead'
      when row_turn > (item.value->>'turn')::integer then 'stale'
      when was.events = item.value->'events' then 'repeated'
      else 'diverged'
    end;
    if verdict = 'diverged' then
      events := was.events;
    end if;
    return next;
  end loop;

  if jsonb_array_length(fresh) = 0 then
    return;
  end if;
  for steps in select s.place, s.verdict, s.row_seq from commit_steps_v1(fresh) s loop
    place := places[steps.place + 1];
    row_turn := (turns->place->>'turn')::integer - 1;
    events := null;
    if steps.verdict in ('applied', 'repeated') then
      insert into case_turns as t (case_id, turn, events)
      values (turns->place->'commit'->'row'->>'id', (turns->place->>'turn')::integer, turns->place->'events')
      on conflict (case_id) do update set turn = excluded.turn, events = excluded.events;
      verdict := 'written';
    else
      verdict := steps.verdict || ' row';
    end if;
    return next;
  end loop;
end $$;
`,
}
