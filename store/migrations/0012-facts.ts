import type { Migration } from './migration.ts'

export const facts: Migration = {
  number: 12,
  name: 'facts',
  sql: '',
}
