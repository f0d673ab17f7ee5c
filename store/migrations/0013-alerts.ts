import type { Migration } from './migration.ts'

/** Alerts: rules of one's own, how each stands, and what they said to whom. */
export const alerts: Migration = {
  number: 13,
  name: 'alerts',
  sql: `
create table alerts (
  id text primary key,
  version integer not null,
  -- As it was written; addresses of robots stand among the secrets.
  rule jsonb not null,
  is_on boolean not null,
  state jsonb not null,
  -- The episode that lasts.
  episode text,
  -- What was found at the last look; null where nothing could be judged.
  value double precision,
  judged_at bigint,
  created_by text,
  created_at bigint not null,
  updated_by text,
  updated_at bigint not null
);
create index alerts_by_look on alerts (judged_at) where is_on;

-- Each time that an alert lasted, with the rule as it was then: alerts may be changed, and taken away.
create table alert_episodes (
  id text primary key,
  alert text not null,
  rule jsonb not null,
  began_at bigint not null,
  over_at bigint,
  value double precision,
  worst double precision,
  acknowledged_by text,
  acknowledged_at bigint
);
create index alert_episodes_by_time on alert_episodes (began_at, id);
create index alert_episodes_by_alert on alert_episodes (alert, began_at, id);

-- What one recipient was told, by the id of its job; of a test without an episode.
create table alert_notices (
  id text primary key,
  alert text not null,
  episode text,
  notice text not null check (notice in ('began', 'reminder', 'over', 'test')),
  recipient jsonb not null,
  made_at bigint not null,
  sent_at bigint,
  error text
);
create index alert_notices_by_episode on alert_notices (episode, made_at) where episode is not null;
create index alert_notices_by_alert on alert_notices (alert, made_at);
`,
}
