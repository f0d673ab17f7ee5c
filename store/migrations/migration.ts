/** One step of the tables, in SQL that PostgreSQL 15 and PGlite understand; run once, whole or not at all. */
export interface Migration {
  /** Counts from 1 without gaps. */
  readonly number: number
  readonly name: string
  readonly sql: string
}
