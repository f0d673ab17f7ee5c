import type { Migration } from './migration.ts'

/** How many cases a publication reached is known after the list of them is forgotten. */
export const longOver: Migration = {
  number: 11,
  name: 'long-over',
  sql: `
-- The cases that publication_cases holds no row of any more, by what became of them.
alter table publication_targets
  add column past_reached integer not null default 0,
  add column past_refused integer not null default 0,
  add column past_over integer not null default 0;
create index publication_progress_ended on publication_progress (ended_at) where state = 'done';
`,
}
