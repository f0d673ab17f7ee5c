import type { Migration } from './migration.ts'

/** What each team used of a promise is a fact, too: all facts are derived anew. */
export const promiseUsed: Migration = {
  number: 18,
  name: 'promise-used',
  sql: 'select forget_facts()',
}
