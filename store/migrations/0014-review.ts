import type { Migration } from './migration.ts'

export const review: Migration = {
  number: 14,
  name: 'review',
  sql: '',
}
