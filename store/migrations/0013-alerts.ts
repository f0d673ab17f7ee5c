import type { Migration } from './migration.ts'

export const alerts: Migration = {
  number: 13,
  name: 'alerts',
  sql: '',
}
