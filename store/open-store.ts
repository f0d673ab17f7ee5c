import { migrations as allMigrations } from './migrations/all-migrations.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import type { Store } from './store.ts'

export interface StoreSettings {
  /** A PostgreSQL server; then `folder` is not looked at. */
  readonly url?: string
  /** Where the embedded database lives. Without it, and without a URL, everything is in memory and gone at the end. */
  readonly folder?: string
  /** For a new embedded database: a file of `writeTemplate` that it is copied from. */
  readonly template?: string
  /** On a server only. Default 10. */
  readonly connections?: number
  /** On a server only; the embedded database is always brought up to date. Default `apply`. */
  readonly migrations?: 'apply' | 'check'
  /** Brings an older or a new database up to this migration and no further, for a backup of that time. Default: the newest. */
  readonly upTo?: number
  /** What went wrong behind the scenes, such as a connection that was lost and will be made again. Default: nobody is told. */
  readonly onError?: (error: Error) => void
}

/** The number of the newest migration that this release knows. */
export const newestMigration = allMigrations.length

/**
 * Opens the database, up to date and ready. Throws problems of the area `store`: in use, unreachable, too old, not
 * migrated, newer than the program.
 */
export function openStore(settings: StoreSettings): Promise<Store> {
  const {
    url,
    folder = null,
    template = null,
    connections = 10,
    migrations = 'apply',
    upTo = newestMigration,
    onError = () => undefined,
  } = settings
  const known = allMigrations.slice(0, upTo)
  return url === undefined
    ? openPglite(folder, template, known)
    : openPostgres({ url, connections, migrations, known, onError })
}
