import { ProblemError } from '../../core/contract/problem-error.ts'
import { storableJson } from '../storable-json.ts'
import type { Store, Transaction } from '../store.ts'
import { type BackupLine, leftOut } from './backup-format.ts'

/** Rows are written this many at a time. */
const rowsAtOnce = 200

/** By table and column: whether it is written, or computed. */
type Tables = ReadonlyMap<string, ReadonlyMap<string, boolean>>

export interface Restored {
  readonly rows: number
  /** The cases that are to go on. */
  readonly openCases: number
}

/**
 * Writes the lines of a backup into a database that is empty and at the backup's migration: all of them or none. Every case that
 * is not finished is put into the inbox, so that the next worker goes on with it. Throws `store.not-empty`.
 */
export function restoreBackup(
  store: Store,
  lines: AsyncIterable<BackupLine>,
  { now, onRows }: { readonly now: number; readonly onRows: (rows: number) => void },
): Promise<Restored> {
  return store.transaction(async (tx) => {
    await refuseFull(tx)
    // The lines hold what triggers derived from others of them.
    await tx.query(`select set_config('pledge.is_restoring', 'on', true)`)
    const tables = await knownTables(tx)
    const begun = new Set<string>()
    let rows = 0
    let batch: { readonly table: string; readonly rows: object[] } | null = null
    const flush = async () => {
      if (batch === null) return
      if (!begun.has(batch.table)) await removeInitialRows(tx, batch.table, tables)
      begun.add(batch.table)
      await insertRows(tx, batch.table, tables, batch.rows)
      rows += batch.rows.length
      onRows(rows)
      batch = null
    }
    for await (const line of lines) {
      if ('sequence' in line) {
        await flush()
        await tx.query('select setval($1::regclass, $2)', [line.sequence, line.value])
        continue
      }
      const [table, row] = line
      if (batch !== null && (batch.table !== table || batch.rows.length >= rowsAtOnce)) await flush()
      batch ??= { table, rows: [] }
      batch.rows.push(row)
    }
    await flush()
    await tx.query('select forget_facts()')
    return { rows, openCases: await keepOpenCases(tx, now) }
  })
}

async function refuseFull(tx: Transaction): Promise<void> {
  for (const table of ['users', 'document_versions', 'case_intakes', 'audit']) {
    if ((await tx.query(`select 1 from ${table} limit 1`)).length > 0) throw new ProblemError('store.not-empty', {})
  }
}

/** The columns of every table: names in a file are never trusted. What the database computes itself is not written. */
async function knownTables(tx: Transaction): Promise<Tables> {
  const found = await tx.query<{ table: string; column: string; written: boolean }>(
    `select table_name as table, column_name as column, is_generated = 'NEVER' as written
     from information_schema.columns where table_schema = current_schema()`,
  )
  const tables = new Map<string, Map<string, boolean>>()
  for (const { table, column, written } of found) {
    if (!leftOut.has(table)) tables.set(table, (tables.get(table) ?? new Map<string, boolean>()).set(column, written))
  }
  return tables
}

/** What a migration wrote of its own, such as the settings of a new part, stands in the backup as it was changed since. */
async function removeInitialRows(tx: Transaction, table: string, tables: Tables): Promise<void> {
  if (!tables.has(table)) throw new ProblemError('store.backup-damaged', {})
  await tx.query(`delete from "${table}"`)
}

async function insertRows(tx: Transaction, table: string, tables: Tables, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const known = tables.get(table)
  if (known === undefined || !columns.every((column) => known.has(column))) {
    throw new ProblemError('store.backup-damaged', {})
  }
  const names = columns
    .filter((column) => known.get(column) === true)
    .map((column) => `"${column}"`)
    .join(', ')
  await tx.query(
    `insert into "${table}" (${names}) overriding system value
     select ${names} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [storableJson(rows)],
  )
}

/** In the inbox before all that waits there: a case goes on before commands that were kept for it are handed to it. */
async function keepOpenCases(tx: Transaction, now: number): Promise<number> {
  const kept = await tx.query(
    `insert into inbox (id, case_id, kind, payload, available_at, created_at, place) overriding system value
     select 'restored/' || $1::bigint || '/' || c.id, c.id, 'restored', '{"kind":"restored"}', 0, $1, -row_number() over (order by c.id)
     from cases c where not c.is_finished returning id`,
    [now],
  )
  return kept.length
}
