/** The first line of a backup: what it is, and which release can read it. */
export interface BackupHeader {
  readonly pledge: 'backup'
  readonly format: 1
  readonly release: string
  /** The migration that its tables are at. */
  readonly migration: number
  readonly at: number
  /** Tells the key that its secrets are sealed with; null when it holds none. */
  readonly sealedWith: string | null
}

/** A row of a table, or the value that a sequence had reached. */
export type BackupLine = readonly [table: string, row: object] | { readonly sequence: string; readonly value: number }

/** The last line: how many lines came between, and the SHA-256 over all before it, line feeds included. */
export interface BackupEnd {
  readonly end: true
  readonly lines: number
  readonly sha256: string
}

/** The tables that a backup leaves out: what only the running system knows, and what nobody needs again. */
export const leftOut: ReadonlySet<string> = new Set([
  'migrations',
  'sessions',
  'sign_in_failures',
  'stream_events',
  // Derived again from the cases.
  'report_facts',
  'report_marks',
  'report_changes',
  'report_zones',
  'report_tallies',
  'report_progress',
])
