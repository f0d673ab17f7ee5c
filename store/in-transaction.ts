import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connection } from './connection.ts'
import { sqlOver } from './database.ts'
import type { Sql, Transaction } from './store.ts'

/** The transaction that the current chain of calls is in, if any, by store. */
const current = new AsyncLocalStorage<ReadonlySet<object>>()

/**
 * Runs `work` between BEGIN and COMMIT on a connection that nobody else uses meanwhile.
 * What is asked of the transaction after it ended throws.
 */
export async function inTransaction<T>(
  owner: object,
  connection: Connection,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let isOver = false
  const guarded: Connection = {
    kind: connection.kind,
    run: (text, values, shape) => {
      if (isOver) throw new Error('This transaction is over.')
      return connection.run(text, values, shape)
    },
    script: (text) => connection.script(text),
  }
  const tx: Transaction = { ...sqlOver(guarded), isTransaction: true }
  await connection.script('begin')
  try {
    const result = await current.run(new Set([...(current.getStore() ?? []), owner]), () => work(tx))
    await connection.script('commit')
    return result
  } catch (error) {
    await connection.script('rollback').catch(() => undefined)
    throw error
  } finally {
    isOver = true
  }
}

/** Throws when the chain of calls is inside a transaction of `owner`: the embedded database would wait for itself. */
export function refuseInsideTransaction(owner: object): void {
  if (current.getStore()?.has(owner)) throw new Error('Inside a transaction, ask the transaction and not the store.')
}

/** The store's own queries, which refuse to run inside one of its transactions. */
export function outsideTransactions(owner: object, connection: Connection): Sql {
  return sqlOver({
    kind: connection.kind,
    run: (text, values, shape) => {
      refuseInsideTransaction(owner)
      return connection.run(text, values, shape)
    },
    script: (text) => connection.script(text),
  })
}
