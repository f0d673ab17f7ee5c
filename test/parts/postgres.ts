import { inject } from 'vitest'
import { askBroker } from './broker.ts'
import type { PostgresDatabase } from './postgres-part.ts'

export type { PostgresDatabase } from './postgres-part.ts'

/**
 * An empty PostgreSQL database that no other test uses; it goes away with the run. The first call in a run starts the
 * cluster, in about two seconds. Only in *.engine.test.ts and *.system.test.ts.
 */
export async function postgresDatabase(): Promise<PostgresDatabase> {
  return (await askBroker(inject('partsSocket'), 'postgres')) as PostgresDatabase
}
