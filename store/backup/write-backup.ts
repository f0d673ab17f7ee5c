import { createHash, createHmac } from 'node:crypto'
import type { SecretKey } from '../settings/secrets.ts'
import type { Store, Transaction } from '../store.ts'
import { type BackupEnd, type BackupHeader, leftOut } from './backup-format.ts'

export interface BackupParts {
  readonly store: Store
  readonly secretKey: SecretKey
  readonly release: string
  readonly at: number
}

/** Rows are read this many at a time, so that memory stays flat however many there are. */
const rowsAtOnce = 500

/**
 * Writes everything that the database holds, as it is at one instant, line by line; `write` resolves when the next line may come.
 * Secrets stay sealed as they are. The embedded database answers nobody else meanwhile. Answers how many lines there were.
 */
export function writeBackup(
  { store, secretKey, release, at }: BackupParts,
  write: (line: string) => Promise<void>,
): Promise<number> {
  return store.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only')
    const hash = createHash('sha256')
    let lines = 0
    const put = async (text: string) => {
      hash.update(text).update('\n')
      await write(text)
    }
    const header: BackupHeader = {
      pledge: 'backup',
      format: 1,
      release,
      migration: await newestMigration(tx),
      at,
      sealedWith: (await hasSecrets(tx)) ? sealOf(secretKey) : null,
    }
    await put(JSON.stringify(header))
    for (const table of await tablesInOrder(tx)) {
      for await (const row of rowsOf(tx, table)) {
        await put(`[${JSON.stringify(table)},${row}]`)
        lines += 1
      }
    }
    for (const { name, value } of await sequences(tx)) {
      await put(JSON.stringify({ sequence: name, value }))
      lines += 1
    }
    const end: BackupEnd = { end: true, lines, sha256: hash.digest('hex') }
    await write(JSON.stringify(end))
    return lines
  })
}

/** Tells a key from others without telling the key. */
export function sealOf(key: SecretKey): string {
  return createHmac('sha256', key).update('pledge backup').digest('hex').slice(0, 16)
}

async function newestMigration(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ number: number }>('select max(number) as number from migrations')
  return row?.number ?? 0
}

async function hasSecrets(tx: Transaction): Promise<boolean> {
  return (await tx.query('select 1 from secrets limit 1')).length > 0
}

/** Every table but those left out; one that refers to another comes after it. */
async function tablesInOrder(tx: Transaction): Promise<readonly string[]> {
  const tables = await tx.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname`,
  )
  const references = await tx.query<{ name: string; needs: string }>(
    `select c.conrelid::regclass::text as name, c.confrelid::regclass::text as needs from pg_constraint c
     where c.connamespace = current_schema()::regnamespace and c.contype = 'f' and c.conrelid <> c.confrelid`,
  )
  const ordered = new Set<string>()
  const add = (name: string) => {
    if (ordered.has(name)) return
    for (const reference of references) if (reference.name === name) add(reference.needs)
    ordered.add(name)
  }
  for (const { name } of tables) add(name)
  return [...ordered].filter((name) => !leftOut.has(name))
}

async function* rowsOf(tx: Transaction, table: string): AsyncIterable<string> {
  await tx.query(`declare backup_rows no scroll cursor for select to_jsonb(t)::text as row from ${table} t`)
  for (;;) {
    const rows = await tx.query<{ row: string }>(`fetch ${rowsAtOnce} from backup_rows`)
    for (const { row } of rows) yield row
    if (rows.length < rowsAtOnce) break
  }
  await tx.query('close backup_rows')
}

function sequences(tx: Transaction): Promise<{ name: string; value: number }[]> {
  return tx.query(
    `select sequencename as name, last_value as value from pg_sequences
     where schemaname = current_schema() and last_value is not null order by sequencename`,
  )
}
