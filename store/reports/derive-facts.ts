/** The columns of a fact, in their order. */
export const factColumns =
  'case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team, tier, channel, priority, business, assignee'

/**
 * The facts of the cases whose ids are in the array `ids`, as a query with the columns of `report_facts`. They follow from nothing but
 * what is stored of the case: deriving them twice gives the same. `shares` is the JSON of their `promiseShares`.
 *
 * Dimensions are as the case had them when the fact happened. A hand-over counts from after its instant, so that what ends by it belongs
 * to who hands on; a case that was not given to a team yet is of the first one that it was given to.
 */
export function factsOfCases(ids: string, shares: string): string {
  return `
with wanted as materialized (
  select c.id, c.flow, c.channel, c.created_at, c.first_reply_at, c.resolved_at, c.reopened, c.team, c.assignee, c.priority, c.state
  from cases c where c.id = any(${ids})
), happened as materialized (
  select r.case_id, r.seq, r.at, r.event, r.data from case_records r
  where r.case_id = any(${ids}) and r.event in ('caseCreated', 'assigned', 'factChanged', 'waitStarted', 'waitEnded', 'escalated',
    'reopened', 'resolved', 'closed', 'cancelled', 'surveyAnswered', 'breached')
), broken as materialized (
  select b.case_id, b.clock, b.instance, b.breached_at, b.exclusion = 'approved' as is_excluded
  from case_breaches b where b.case_id = any(${ids})
), ${statesOfCases}, ${factsWithoutDimensions}
select f.case_id, f.measure, f.key, f.seq, f.at, f.value, f.is_late, f.is_excluded, w.flow,
  case when s.case_id is null then w.team else s.team end as team, s.tier, w.channel,
  case when s.case_id is null then w.priority else s.priority end as priority, s.business,
  case when s.case_id is null then w.assignee else s.assignee end as assignee
from happened_facts f
join wanted w on w.id = f.case_id
left join states s on s.case_id = f.case_id and 2 * f.at >= s.from_place and 2 * f.at < s.to_place
union all
select p.case_id, 'promiseUsed', p.clock, p.seq, p.at, p.value, p.is_late, p.is_late and coalesce(b.is_excluded, false), w.flow,
  p.team, s.tier, w.channel, s.priority, s.business, p.assignee
from jsonb_to_recordset(${shares}::jsonb) as p(case_id text, clock text, instance integer, seq integer, at bigint,
  value double precision, is_late boolean, team text, assignee text)
join wanted w on w.id = p.case_id
left join broken_clocks b on b.case_id = p.case_id and b.clock = p.clock and b.instance = p.instance
left join states s on s.case_id = p.case_id and 2 * p.at >= s.from_place and 2 * p.at < s.to_place`
}

/** From when to when a case was told apart by what. A place is twice an instant, and one more for what counts from after it. */
const statesOfCases = `
told as (
  select h.case_id, h.seq, h.at, v.name, v.value,
    h.data->>'fromTeam' is not null and h.data->>'team' is distinct from h.data->>'fromTeam' as is_handing
  from happened h cross join lateral (values ('team', h.data->>'team'), ('assignee', h.data->>'assignee')) v(name, value)
  where h.event = 'assigned'
  union all
  select h.case_id, h.seq, h.at, v.name, h.data->'facts'->>v.name, false
  from happened h cross join (values ('priority'), ('customer.tier'), ('category'), ('business')) v(name) where h.event = 'caseCreated'
  union all
  select h.case_id, h.seq, h.at, h.data->>'fact', h.data->>'is', false
  from happened h where h.event = 'factChanged' and h.data->>'fact' in ('priority', 'customer.tier', 'category', 'business')
), placed as (
  select t.*, max(2 * t.at + t.is_handing::integer) over (partition by t.case_id order by t.seq) as place from told t
), carried as (
  select p.case_id, p.seq, p.place, jsonb_object_agg(p.name, p.value) over (partition by p.case_id order by p.seq) as is_now,
    (array_agg(p.value) filter (where p.name = 'team') over (partition by p.case_id order by p.seq
      rows between unbounded preceding and unbounded following))[1] as first_team
  from placed p
), turns as (
  select distinct on (c.case_id, c.place) c.* from carried c order by c.case_id, c.place, c.seq desc
), states as materialized (
  select t.case_id,
    case when lag(t.place) over (partition by t.case_id order by t.place) is null then -9007199254740991 else t.place end as from_place,
    lead(t.place, 1, 9007199254740991) over (partition by t.case_id order by t.place) as to_place,
    coalesce(t.is_now->>'team', t.first_team) as team, t.is_now->>'assignee' as assignee, t.is_now->>'priority' as priority,
    t.is_now->>'customer.tier' as tier, coalesce(t.is_now->>'category', t.is_now->>'business') as business
  from turns t
)`

/** Each fact with all but its dimensions. */
const factsWithoutDimensions = `
handed as (
  select h.case_id, h.seq, h.at, h.data->>'team' as team from happened h
  where h.event = 'assigned' and h.data->>'fromTeam' is not null and h.data->>'team' is distinct from h.data->>'fromTeam'
), solved as (
  select h.case_id, max(h.seq) as seq from happened h where h.event = 'resolved' group by 1
), again as (
  -- Solved cases that it took more than one turn to solve.
  select distinct s.case_id from solved s join happened h on h.case_id = s.case_id and h.seq < s.seq
  where h.event in ('waitStarted', 'reopened')
    or (h.event = 'assigned' and h.data->>'fromTeam' is not null and h.data->>'team' is distinct from h.data->>'fromTeam')
), ended_waits as (
  select * from (
    select h.case_id, h.seq, h.at, h.event, h.data->>'reason' as reason,
      lag(h.at) over (partition by h.case_id, h.data->>'reason' order by h.seq) as since_at
    from happened h where h.event in ('waitStarted', 'waitEnded')) w
  where w.event = 'waitEnded' and w.since_at is not null
), team_turns as (
  -- From when a team is given a case, or has it again, until it hands it on or the case is solved or over.
  select * from (
    select t.case_id, t.seq, t.at, t.event, t.is_end, t.broken, t.team as team,
      lead(t.at) over next as ended_at, lead(t.broken) over next as broken_then
    from (
      select n.*, (array_agg(n.team_given) filter (where n.team_given is not null) over until_now)[n.teams_given] as team from (
        select h.case_id, h.seq, h.at, h.event, h.event in ('resolved', 'closed', 'cancelled') as is_end,
          case when h.event = 'assigned' then h.data->>'team' end as team_given,
          count(case when h.event = 'assigned' then h.data->>'team' end) over until_now as teams_given,
          count(*) filter (where h.event = 'breached') over until_now as broken
        from happened h
        where h.event in ('reopened', 'resolved', 'closed', 'cancelled', 'breached')
          or (h.event = 'assigned' and h.data->>'team' is distinct from h.data->>'fromTeam')
        window until_now as (partition by h.case_id order by h.seq)) n
      window until_now as (partition by n.case_id order by n.seq)) t
    where t.event <> 'breached'
    window next as (partition by t.case_id order by t.seq)) e
  where not e.is_end and e.team is not null and e.ended_at > e.at
), clock_spans as (
  select w.id as case_id, k.value->>'id' as clock, (i.value->>'instance')::integer as instance,
    sum((s.value->>'toAt')::bigint - (s.value->>'fromAt')::bigint - (s.value->>'openMs')::bigint) as closed_ms
  from wanted w cross join lateral jsonb_array_elements(w.state->'clocks') k cross join lateral jsonb_array_elements(k.value->'instances') i
  cross join lateral jsonb_array_elements(i.value->'spans') s
  where s.value->>'toAt' is not null group by 1, 2, 3
), broken_clocks as (
  select b.case_id, b.clock, b.instance, bool_and(b.is_excluded) as is_excluded from broken b group by 1, 2, 3
), decided as materialized (
  select k.case_id, k.clock, k.instance, k.decided_at, k.elapsed_ms, k.target_ms, k.outcome
  from case_clocks k where k.case_id = any(array(select id from wanted)) and k.decided_at is not null
), stays as (
  select v.case_id, 'node' as measure, v.place as key, v.seq, v.left_at as at, v.entered_at as from_at, v.is_late
  from case_visits v where v.case_id = any(array(select id from wanted)) and v.kind = 'node' and v.left_at is not null
  union all
  select t.case_id, 'held', t.team, t.seq, t.ended_at, t.at, t.broken_then > t.broken from team_turns t
), excused as (
  -- Late stays all of whose breaches are excluded.
  select y.case_id, y.measure, y.key, y.seq from stays y join broken b on b.case_id = y.case_id
  where y.is_late and b.breached_at >= y.from_at and b.breached_at <= y.at
  group by 1, 2, 3, 4 having bool_and(b.is_excluded)
), happened_facts as (
  select w.id as case_id, 'opened' as measure, '' as key, 1 as seq, w.created_at as at, null::double precision as value,
    false as is_late, false as is_excluded from wanted w
  union all
  select h.case_id, h.event, '', h.seq, h.at, h.at - w.created_at, false, false
  from happened h join wanted w on w.id = h.case_id where h.event in ('closed', 'cancelled')
  union all
  select w.id, 'firstReply', '', 1, w.first_reply_at, w.first_reply_at - w.created_at, false, false
  from wanted w where w.first_reply_at is not null
  union all
  select w.id, 'resolved', '', 1, w.resolved_at, w.resolved_at - w.created_at, a.case_id is not null, false
  from wanted w left join again a on a.case_id = w.id where w.resolved_at is not null
  union all
  select k.case_id, 'clock', k.clock, k.instance, k.decided_at, k.elapsed_ms, k.outcome = 'missed',
    k.outcome = 'missed' and coalesce(b.is_excluded, false)
  from decided k left join broken_clocks b on b.case_id = k.case_id and b.clock = k.clock and b.instance = k.instance
  union all
  -- Where no team handed the case on; what is divided among teams comes as shares.
  select k.case_id, 'promiseUsed', k.clock, k.instance, k.decided_at,
    floor(1000000::double precision * k.elapsed_ms / nullif(greatest(k.target_ms, 0), 0) + 0.5), k.outcome = 'missed',
    k.outcome = 'missed' and coalesce(b.is_excluded, false)
  from decided k left join broken_clocks b on b.case_id = k.case_id and b.clock = k.clock and b.instance = k.instance
  left join (select distinct h.case_id from handed h) g on g.case_id = k.case_id where g.case_id is null
  union all
  select k.case_id, 'closedHours', k.clock, k.instance, k.decided_at, coalesce(s.closed_ms, 0), false, false
  from decided k left join clock_spans s on s.case_id = k.case_id and s.clock = k.clock and s.instance = k.instance
  union all
  select y.case_id, y.measure, y.key, y.seq, y.at, y.at - y.from_at, y.is_late, x.case_id is not null
  from stays y left join excused x on x.case_id = y.case_id and x.measure = y.measure and x.key = y.key and x.seq = y.seq
  union all
  select e.case_id, 'waited', coalesce(e.reason, ''), e.seq, e.at, e.at - e.since_at, false, false from ended_waits e
  union all
  select h.case_id, 'handover', h.team, h.seq, h.at, null, false, false from handed h
  union all
  select h.case_id, h.event_name, coalesce(h.key, ''), h.seq, h.at, null, false, false
  from (select e.*, case when e.event = 'escalated' then 'escalation' else 'reopened' end as event_name, e.data->>'clock' as key
    from happened e where e.event in ('escalated', 'reopened')) h
  union all
  select h.case_id, 'satisfaction', case when h.data->>'ask' = 'scale10' then 'score' else h.data->>'ask' end, h.seq, h.at,
    (h.data->>'score')::double precision,
    (h.data->>'score')::double precision <= case when h.data->>'ask' = 'csat' then 3 else 6 end, false
  from happened h where h.event = 'surveyAnswered' and h.data->>'ask' in ('csat', 'nps', 'scale10') and h.data->>'score' is not null
)`
