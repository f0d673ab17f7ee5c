import type { Migration } from './migration.ts'

export const forecasts: Migration = {
  number: 17,
  name: 'forecasts',
  sql: '',
}
