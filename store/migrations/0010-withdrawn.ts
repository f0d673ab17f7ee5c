import type { Migration } from './migration.ts'

/** Who proposed something may take it back before anybody decided. */
export const withdrawn: Migration = {
  number: 10,
  name: 'withdrawn',
  sql: `
alter table proposals drop constraint proposals_state_check;
alter table proposals add constraint proposals_state_check
  check (state in ('open', 'published', 'rejected', 'withdrawn'));
`,
}
