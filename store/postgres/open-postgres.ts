import pg from 'pg'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Connection, RowShape } from '../connection.ts'
import { reasonOf } from '../database-error.ts'
import { inTransaction, outsideTransactions, refuseInsideTransaction } from '../in-transaction.ts'
import { checkMigrated, migrate } from '../migrate.ts'
import type { Migration } from '../migrations/migration.ts'
import type { Store } from '../store.ts'
import { openListener } from './listener.ts'
import { openApart } from './open-apart.ts'

export interface PostgresSettings {
  readonly url: string
  /** Connections of this process; one more listens. */
  readonly connections: number
  /** `apply` brings the tables up to date; `check` refuses a database that is not. */
  readonly migrations: 'apply' | 'check'
  readonly known: readonly Migration[]
  /** What went wrong behind the scenes: a connection lost, a handler that threw. */
  readonly onError: (error: Error) => void
}

const int8 = 20
const jsonTypes = new Set([114, 3802])
const asNumber = (text: string) => Number(text)
const asText = (text: string) => text

/** How each type of column is read; text form only. JSON stays text for rows as arrays, as drizzle reads it itself. */
function typesFor(shape: RowShape): pg.CustomTypesConfig {
  return {
    getTypeParser: ((id: number) => {
      if (id === int8) return asNumber
      if (shape === 'arrays' && jsonTypes.has(id)) return asText
      return pg.types.getTypeParser(id) as (text: string) => unknown
    }) as pg.CustomTypesConfig['getTypeParser'],
  }
}

const types = { objects: typesFor('objects'), arrays: typesFor('arrays') }

function connectionOver(client: pg.Pool | pg.PoolClient): Connection {
  return {
    kind: 'postgres',
    run: async (text, values, shape) => {
      const query = { text, values: [...values], types: types[shape] }
      const answer =
        shape === 'arrays' ? await client.query({ ...query, rowMode: 'array' }) : await client.query<object>(query)
      return answer.rows
    },
    script: async (text) => void (await client.query(text)),
  }
}

/** Compiling a report takes several times as long as running it, and so does sorting on disk what could be counted in memory. */
async function prepareForReports(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set jit = off; select set_config('work_mem', '16MB', false) where pg_size_bytes(current_setting('work_mem')) < 16777216`,
  )
}

/** A PostgreSQL server, 15 or later. Throws `store.unreachable`, `store.too-old` or `store.not-migrated`. */
export async function openPostgres({ url, connections, migrations, known, onError }: PostgresSettings): Promise<Store> {
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'pledge',
  }
  // The pool waits for it, though its types do not say so.
  const pooled = { ...settings, max: connections, onConnect: prepareForReports }
  const pool = new pg.Pool(pooled)
  pool.on('error', onError)
  try {
    await prepare(pool, migrations, known)
  } catch (error) {
    await pool.end()
    throw error
  }
  const owner = {}
  const shared = connectionOver(pool)
  const listener = openListener(settings, onError)
  let closing: Promise<void> | null = null
  return {
    ...outsideTransactions(owner, shared),
    apart: (signal) => openApart(settings, signal),
    transaction: async (work) => {
      refuseInsideTransaction(owner)
      const client = await pool.connect()
      let fault: Error | undefined
      const onFault = (error: Error) => {
        fault = error
      }
      client.on('error', onFault)
      try {
        return await inTransaction(owner, connectionOver(client), work)
      } finally {
        client.off('error', onFault)
        client.release(fault)
      }
    },
    listen: (channel, handler) => listener.listen(channel, handler),
    ping: async () => void (await shared.run('select 1', [], 'arrays')),
    close: () => {
      closing ??= listener.close().then(() => pool.end())
      return closing
    },
  }
}

async function prepare(
  pool: pg.Pool,
  migrations: PostgresSettings['migrations'],
  known: readonly Migration[],
): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    const { host, port, database } = pool.options
    throw new ProblemError('store.unreachable', {
      ...addressOf(pool.options.connectionString ?? '', host, port, database),
      reason: reasonOf(error),
    })
  })
  try {
    const connection = connectionOver(client)
    const [row] = (await connection.run('show server_version_num', [], 'arrays')) as [[string]]
    if (Number(row[0]) < 150_000) throw new ProblemError('store.too-old', { version: row[0] })
    await (migrations === 'apply' ? migrate(connection, known) : checkMigrated(connection, known))
  } finally {
    client.release()
  }
}

/** Where it was looked for, without the password that the URL may hold. */
function addressOf(url: string, host = '', port = 0, database = ''): { address: string } {
  try {
    const { host: urlHost, pathname } = new URL(url)
    return { address: `${urlHost}${pathname}` }
  } catch {
    return { address: `${host}:${port}/${database}` }
  }
}
