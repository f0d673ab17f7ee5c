import type { Database } from './database.ts'

/** What a query may be given. JSON goes in as text (`storableJson`), never as an object. */
export type SqlValue = string | number | boolean | null | Uint8Array

/** Embedded, or a server. */
export type StoreKind = 'pglite' | 'postgres'

/**
 * Somewhere to ask: the store itself, where each statement is a transaction of its own, or a transaction.
 * Whole numbers of eight bytes come back as numbers, JSON as values, bytes as `Uint8Array`.
 */
export interface Sql {
  readonly kind: StoreKind
  /** One statement within PostgreSQL 15, with `$1`, `$2`… for its values. */
  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>
  /** Typed queries over the tables of `store/schema`. */
  readonly db: Database
}

/** All that is asked here happens, or nothing of it. */
export interface Transaction extends Sql {
  readonly isTransaction: true
}

/** An open database: embedded (PGlite in a thread of its own) or a server; the same to whoever uses it. */
export interface Store extends Sql {
  /**
   * Commits when `work` returns and rolls back when it throws. Ask only the transaction inside: asking the store there
   * throws, since the embedded database has one connection and would wait for itself.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * Calls `handler` for every NOTIFY on the channel, and once after the connection was lost and found again, with an
   * empty payload: what was said meanwhile is not told, so a handler looks rather than believes. Answers with the way to stop.
   */
  listen(channel: Channel, handler: (payload: string) => void): Promise<() => Promise<void>>
  /**
   * A connection of its own for one long piece of reading, so that nobody waits for it; aborting the signal cuts it off. Null on the
   * embedded database, which has one connection: there, read page by page.
   */
  readonly apart: ((signal: AbortSignal) => Promise<Apart>) | null
  /** Whether the database answers; throws what it says otherwise. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** A connection that is nobody else's; values come back as `pg` reads them. */
export interface Apart {
  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>
  /** Does not wait for what is under way. */
  close(): Promise<void>
}

/** What the store announces: new rows of the event stream, work for the dispatcher, something in the inbox, a publication for running cases. */
export type Channel = 'pledge_stream' | 'pledge_jobs' | 'pledge_inbox' | 'pledge_publications'
