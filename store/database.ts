import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import type { Connection } from './connection.ts'
import { storableText } from './storable-json.ts'
import type { Sql, SqlValue } from './store.ts'

/** Typed queries; made from a connection, so that both databases share one dialect and one way of reading values. */
export type Database = PgRemoteDatabase

/** Typed and plain queries over a connection. Texts come in as PostgreSQL can hold them, whatever they contain. */
export function sqlOver(connection: Connection): Sql {
  const db = drizzle(async (text, values: SqlValue[], method) => ({
    rows: [...(await connection.run(text, values.map(storable), method === 'all' ? 'arrays' : 'objects'))],
  }))
  return {
    kind: connection.kind,
    db,
    query: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await connection.run(text, values.map(storable), 'objects')) as Row[],
  }
}

function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? storableText(value) : value
}
