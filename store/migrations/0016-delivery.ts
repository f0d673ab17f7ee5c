import type { Migration } from './migration.ts'

/**
 * Reports by mail, and the views that BI tools read. The views are a contract (docs/bi.md): columns may be added at the end, and none is
 * renamed, retyped or taken away. Nobody's words, names or addresses stand in them, but for `bi_people`, which is granted apart.
 */
export const delivery: Migration = {
  number: 16,
  name: 'delivery',
  sql: `
create table report_schedules (
  id text primary key,
  name text not null,
  -- What is told: the standard service report or figures of one measure, of the period before.
  report jsonb not null,
  rhythm jsonb not null,
  recipients jsonb not null,
  language text not null check (language in ('en', 'zh-CN')),
  formats jsonb not null,
  is_paused boolean not null,
  -- Whose rights count when it is sent.
  keeper text not null,
  -- Null while paused, and where no time is left.
  next_at bigint,
  created_at bigint not null,
  updated_at bigint not null,
  version integer not null
);

-- Each time that a report was due or asked for; one row, whoever noticed it and however often.
create table report_sendings (
  id text primary key,
  schedule_id text not null references report_schedules (id) on delete cascade,
  due_at bigint not null,
  cause text not null check (cause in ('due', 'asked')),
  asked_by text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  -- What went wrong last, in a line; a note is what was left out of a report that was sent.
  error text,
  note text,
  ended_at bigint
);
create index report_sendings_by_schedule on report_sendings (schedule_id, due_at);

-- Who has it already, so that a sending that is tried again writes to the others alone.
create table report_letters (
  sending_id text not null references report_sendings (id) on delete cascade,
  address text not null,
  sent_at bigint not null,
  primary key (sending_id, address)
);

create function bi_instant(ms bigint) returns timestamptz language sql immutable parallel safe as $$
  select timestamptz 'epoch' + ms * interval '1 millisecond'
$$;

create function bi_seconds(ms bigint) returns double precision language sql immutable parallel safe as $$
  select ms / 1000.0::float8
$$;

-- A text as documents hold it: one for all languages, or one for each.
create function bi_text(words jsonb, language text) returns text language sql immutable parallel safe as $$
  select case jsonb_typeof(words)
    when 'string' then words #>> '{}'
    when 'object' then coalesce(words ->> language, words ->> 'en', words ->> 'zh-CN')
  end
$$;

create view bi_cases with (security_barrier) as
select
  c.id as case_id, c.number as case_number, c.flow, bi_text(c.flow_name, 'en') as flow_name_en,
  bi_text(c.flow_name, 'zh-CN') as flow_name_zh, c.flow_version, c.status, c.stage, c.outcome, c.priority, c.channel, c.team,
  c.assignee as assignee_id, c.customer_id, u.tier as customer_tier, bi_instant(c.created_at) as created_at,
  bi_instant(c.updated_at) as updated_at, bi_instant(c.first_reply_at) as first_reply_at,
  bi_instant(c.resolved_at) as resolved_at, bi_instant(c.closed_at) as closed_at,
  bi_seconds(c.first_reply_at - c.created_at) as first_reply_seconds,
  bi_seconds(c.resolved_at - c.created_at) as resolution_seconds, bi_seconds(c.closed_at - c.created_at) as closing_seconds,
  c.next_clock, bi_instant(c.next_due_at) as next_due_at, c.is_open,
  c.is_open and coalesce(bi_instant(coalesce(c.next_breaches_at, c.next_due_at)) <= now(), false) as is_late,
  c.breach_count, c.reopened as reopened_count,
  (select string_agg(t.tag, ', ' order by t.tag) from jsonb_array_elements_text(c.tags) t(tag)) as tags, c.merged_into
from cases c left join customers u on u.id = c.customer_id;

create view bi_clocks with (security_barrier) as
select
  k.case_id, c.number as case_number, c.flow, k.clock, bi_text(k.reading -> 'name', 'en') as clock_name_en,
  bi_text(k.reading -> 'name', 'zh-CN') as clock_name_zh, k.type as clock_type, k.instance, k.state, k.outcome,
  bi_instant(k.started_at) as started_at, bi_instant(k.stopped_at) as stopped_at, bi_instant(k.due_at) as due_at,
  bi_instant(k.breached_at) as breached_at, bi_seconds(k.elapsed_ms) as elapsed_seconds,
  bi_seconds(k.target_ms) as target_seconds, c.priority, c.channel, c.team, u.tier as customer_tier
from case_clocks k join cases c on c.id = k.case_id left join customers u on u.id = c.customer_id;

create view bi_breaches with (security_barrier) as
select
  b.id as breach_id, b.case_id, b.number as case_number, b.flow, b.clock, bi_text(b.clock_name, 'en') as clock_name_en,
  bi_text(b.clock_name, 'zh-CN') as clock_name_zh, b.instance, b.target, bi_seconds(b.target_ms) as target_seconds,
  bi_instant(b.breached_at) as breached_at, bi_instant(b.due_at) as due_at, bi_instant(b.detected_at) as detected_at,
  b.cause, b.contested as is_contested, b.priority, b.team, b.assignee as assignee_id, b.customer_id,
  u.tier as customer_tier, b.reason, b.exclusion, b.exclusion = 'approved' as is_excluded,
  bi_instant(b.reviewed_at) as reviewed_at
from case_breaches b left join customers u on u.id = b.customer_id;

create view bi_visits with (security_barrier) as
select
  v.case_id, c.number as case_number, v.kind, v.seq, v.flow, v.flow_version, v.place, bi_instant(v.entered_at) as entered_at,
  bi_instant(v.left_at) as left_at, bi_seconds(v.left_at - v.entered_at) as duration_seconds, v.way, v.is_late,
  c.priority, c.channel, c.team, u.tier as customer_tier
from case_visits v join cases c on c.id = v.case_id left join customers u on u.id = c.customer_id;

create view bi_facts with (security_barrier) as
select
  f.case_id, f.measure, f.key as fact_key, f.seq, bi_instant(f.at) as happened_at, f.value,
  case when f.measure <> 'satisfaction' then f.value / 1000 end as value_seconds, f.is_late, f.is_excluded, f.flow, f.team,
  f.tier as customer_tier, f.channel, f.priority, f.business, f.assignee as assignee_id
from report_facts f;

create view bi_satisfaction with (security_barrier) as
select
  f.case_id, f.key as asked, f.seq, bi_instant(f.at) as answered_at, f.value as score, f.is_late as is_low, f.flow, f.team,
  f.tier as customer_tier, f.channel, f.priority, f.business, f.assignee as assignee_id
from report_facts f where f.measure = 'satisfaction';

create view bi_customers with (security_barrier) as
select
  u.id as customer_id, u.tier, u.region, u.language, bi_instant(u.created_at) as created_at,
  u.erased_at is not null as is_erased
from customers u;

create view bi_teams with (security_barrier) as
select
  s.id as team, coalesce(bi_text(s.value -> 'name', 'en'), s.id) as name_en,
  coalesce(bi_text(s.value -> 'name', 'zh-CN'), s.id) as name_zh, s.value ->> 'calendar' as calendar,
  case jsonb_typeof(s.value -> 'capacity') when 'number' then (s.value ->> 'capacity')::double precision end as capacity,
  case jsonb_typeof(s.value -> 'members') when 'array' then jsonb_array_length(s.value -> 'members') else 0 end as member_count
from settings s where s.kind = 'teams';

-- What steps and stages are called in the newest version of each process.
create view bi_steps with (security_barrier) as
with newest as (
  select distinct on (v.id) v.id as flow, v.document::jsonb as document
  from document_versions v where v.kind = 'flow' order by v.id, v.version desc
)
select
  n.flow, p.kind, p.item ->> 'id' as place, coalesce(bi_text(p.item -> 'name', 'en'), p.item ->> 'id') as name_en,
  coalesce(bi_text(p.item -> 'name', 'zh-CN'), p.item ->> 'id') as name_zh
from newest n cross join lateral (
  select 'node' as kind, e.item from jsonb_array_elements(n.document -> 'nodes') e(item)
  union all
  select 'stage', e.item from jsonb_array_elements(n.document -> 'stages') e(item)
) p;

-- Each civil date of each calendar in its newest version, from the year of the first case to the end of next year.
create view bi_calendar_days with (security_barrier) as
with newest as (
  select distinct on (v.id) v.id as calendar, v.document::jsonb as document
  from document_versions v where v.kind = 'calendar' order by v.id, v.version desc
), span as (
  select date_trunc('year', coalesce(bi_instant(min(c.created_at)), now())) as first_day,
    date_trunc('year', now()) + interval '2 years' - interval '1 day' as last_day
  from cases c
), days as (
  select n.calendar, n.document, d.day::date as day,
    (array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow from d.day)::integer] as weekday
  from newest n cross join span s cross join lateral generate_series(s.first_day, s.last_day, interval '1 day') d(day)
)
select
  d.calendar, bi_text(d.document -> 'name', 'en') as calendar_name_en, bi_text(d.document -> 'name', 'zh-CN') as calendar_name_zh,
  d.document ->> 'timeZone' as time_zone, d.day as calendar_date, extract(year from d.day)::integer as year,
  extract(quarter from d.day)::integer as quarter, extract(month from d.day)::integer as month,
  extract(isoyear from d.day)::integer as iso_year, extract(week from d.day)::integer as iso_week,
  extract(isodow from d.day)::integer as iso_weekday,
  case when e.item is not null then 'exception' when h.item is not null then 'holiday' else 'regular' end as day_kind,
  bi_text(coalesce(e.item, h.item) -> 'name', 'en') as day_name_en,
  bi_text(coalesce(e.item, h.item) -> 'name', 'zh-CN') as day_name_zh,
  case
    when e.item is not null then jsonb_array_length(coalesce(
      e.item -> 'hours', d.document -> 'hours' -> (e.item ->> 'like'), '[]')) > 0
    when h.item is not null then false
    else jsonb_array_length(coalesce(d.document -> 'hours' -> d.weekday, '[]')) > 0
  end as is_working_day
from days d
left join lateral (
  select i.item from jsonb_array_elements(coalesce(d.document -> 'exceptions', '[]')) i(item)
  where i.item ->> 'date' = d.day::text limit 1
) e on true
left join lateral (
  select i.item from jsonb_array_elements(coalesce(d.document -> 'holidays', '[]')) i(item)
  where i.item ->> 'date' = d.day::text limit 1
) h on true;

create view bi_people with (security_barrier) as
select
  u.id as person_id, u.login, u.name, u.is_active,
  (select string_agg(t.team, ', ' order by t.team) from jsonb_array_elements_text(u.teams) t(team)) as teams
from users u;
`,
}
