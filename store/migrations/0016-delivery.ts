import type { Migration } from './migration.ts'

export const delivery: Migration = {
  number: 16,
  name: 'delivery',
  sql: '',
}
