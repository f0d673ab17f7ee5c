import type { Migration } from './migration.ts'

/** Cases from a backup wait in the inbox until a worker goes on with them. */
export const backups: Migration = {
  number: 7,
  name: 'backups',
  sql: `
alter table inbox drop constraint inbox_kind_check;
alter table inbox add constraint inbox_kind_check check (kind in ('intake', 'command', 'restored'));
`,
}
