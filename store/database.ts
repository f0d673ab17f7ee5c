import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Connection } from './connection.ts'
import type { Sql, SqlValue } from './store.ts'

/** Typed queries; made from a connection, so that both databases share one dialect and one way of reading values. */
export type Database = PgRemoteDatabase

/** Typed and plain queries over a connection. */
export function sqlOver(connection: Connection): Sql {
  const db = drizzle(async (text, values: SqlValue[], method) => ({
    rows: [...(await connection.run(text, values, method === 'all' ? 'arrays' : 'objects'))],
  }))
  return {
    db,
    query: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await connection.run(text, values, 'objects')) as Row[],
  }
}
