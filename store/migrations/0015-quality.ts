import type { Migration } from './migration.ts'

export const quality: Migration = {
  number: 15,
  name: 'quality',
  sql: '',
}
