import type { Migration } from './migration.ts'

/** In which written form a document is kept, so that a later release reads what an earlier one wrote. */
export const formats: Migration = {
  number: 8,
  name: 'formats',
  sql: `
alter table document_versions add column format integer not null default 1 check (format > 0);
alter table document_drafts add column format integer not null default 1 check (format > 0);
`,
}
