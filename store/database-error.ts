import type { DatabaseFault } from './pglite/protocol.ts'

/** A statement that the database refused; `code` is PostgreSQL's SQLSTATE on both databases. */
export class DatabaseError extends Error {
  readonly code: string
  readonly constraint: string | null
  readonly detail: string | null

  constructor(fault: DatabaseFault) {
    super(fault.message)
    this.name = 'DatabaseError'
    this.code = fault.code ?? ''
    this.constraint = fault.constraint ?? null
    this.detail = fault.detail ?? null
  }
}

/** Whether a row stood in the way: a unique key that exists already. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23505'
}

/** PostgreSQL's five-character code of an error, as drizzle wraps it or bare; empty for anything else. */
export function sqlStateOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = (cause as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : ''
}

/** What an error says, for a problem's text; connection errors that try several addresses say nothing themselves. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error && error.message !== '' ? error.message : String(error)
}
