import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { isInBackground } from '../background.ts'
import type { Connection } from '../connection.ts'
import { reasonOf } from '../database-error.ts'
import { inTransaction, outsideTransactions, refuseInsideTransaction } from '../in-transaction.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/all-migrations.ts'
import type { Migration } from '../migrations/migration.ts'
import type { Channel, Store } from '../store.ts'
import { lockFolder } from './folder-lock.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { WorkerSettings } from './protocol.ts'
import { openWorkerConnection, type WorkerConnection } from './worker-connection.ts'

/**
 * The embedded database in `folder` (made when it does not exist), or in memory without one.
 * One process at a time: throws `store.in-use` otherwise. It survives a killed process, not a power cut: nothing is fsynced.
 */
export async function openPglite(
  folder: string | null,
  template: string | null = null,
  known: readonly Migration[] = migrations,
): Promise<Store> {
  const place = folder === null ? null : path.resolve(folder)
  if (place === null) return storeOver(await openAndMigrate({ folder: null, template }, known), () => undefined)
  makeParent(place)
  const unlock = lockFolder(place)
  try {
    if (!existsSync(place)) await create(place, template, known)
    return storeOver(await openAndMigrate({ folder: place, template: null }, known), unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function makeParent(folder: string): void {
  try {
    mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ProblemError('store.folder-unusable', { folder, reason: reasonOf(error) })
  }
}

/** Made under another name and renamed, so that a folder which exists is always a whole database. */
async function create(folder: string, template: string | null, known: readonly Migration[]): Promise<void> {
  const unfinished = `${path.basename(folder)}.unfinished-`
  for (const name of readdirSync(path.dirname(folder))) {
    if (name.startsWith(unfinished)) rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true })
  }
  const draft = path.join(path.dirname(folder), `${unfinished}${process.pid}`)
  const connection = await openAndMigrate({ folder: draft, template }, known)
  await connection.close()
  renameSync(draft, folder)
}

async function openAndMigrate(
  settings: WorkerSettings,
  known: readonly Migration[] = migrations,
): Promise<WorkerConnection> {
  const connection = await openWorkerConnection(settings).catch((error: unknown) => {
    throw new ProblemError('store.folder-unusable', { folder: settings.folder ?? '', reason: reasonOf(error) })
  })
  try {
    await migrate(connection, known)
    return connection
  } catch (error) {
    await connection.close()
    throw error
  }
}

/**
 * Writes an empty, migrated database into a file, from which `openPglite` makes new ones in a quarter of the time. The
 * file belongs to the release that wrote it.
 */
export async function writeTemplate(file: string): Promise<void> {
  const connection = await openAndMigrate({ folder: null, template: null })
  // Threads of one process may write it at the same time.
  const draft = `${file}.${randomUUID()}`
  try {
    await connection.dump(draft)
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
    await connection.close()
  }
}

function storeOver(connection: WorkerConnection, unlock: () => void): Store {
  const owner = {}
  const handlers = new Map<string, Set<(payload: string) => void>>()
  const take = oneAtATime()
  let isClosed = false
  connection.onNotification((channel, payload) => handlers.get(channel)?.forEach((handle) => handle(payload)))

  /** One connection: a transaction has it alone, and whoever comes meanwhile waits. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => take(isInBackground() ? 'background' : 'awaited', work)
  const shared: Connection = {
    kind: connection.kind,
    run: (text, values, shape) => inTurn(() => connection.run(text, values, shape)),
    script: (text) => inTurn(() => connection.script(text)),
  }
  return {
    ...outsideTransactions(owner, shared),
    apart: null,
    transaction: (work) => {
      refuseInsideTransaction(owner)
      return inTurn(() => inTransaction(owner, connection, work))
    },
    listen: async (channel: Channel, handler) => {
      if (!handlers.has(channel)) {
        handlers.set(channel, new Set())
        await inTurn(() => connection.listen(channel))
      }
      const mine = (payload: string) => handler(payload)
      handlers.get(channel)?.add(mine)
      return () => Promise.resolve(void handlers.get(channel)?.delete(mine))
    },
    ping: async () => void (await shared.run('select 1', [], 'arrays')),
    close: async () => {
      if (isClosed) return
      isClosed = true
      await take('last', () => connection.close()).finally(unlock)
    },
  }
}
