import type { Connection } from '../connection.ts'
import { DatabaseError } from '../database-error.ts'
import { startThread } from '../start-thread.ts'
import type { WorkerMessage, WorkerRequest, WorkerSettings } from './protocol.ts'

type Unnumbered<R> = R extends WorkerRequest ? Omit<R, 'id'> : never

/** The embedded database in a thread of its own, so that a long statement never stalls the process. */
export interface WorkerConnection extends Connection {
  listen(channel: string): Promise<void>
  onNotification(handler: (channel: string, payload: string) => void): void
  /** Writes the whole database into a file that `WorkerSettings.template` takes. */
  dump(file: string): Promise<void>
  close(): Promise<void>
}

/** Opens the database and answers when it is ready for statements. */
export async function openWorkerConnection(settings: WorkerSettings): Promise<WorkerConnection> {
  const thread = startThread(import.meta.url, 'pglite-worker', { workerData: settings })
  const waiting = new Map<number, { resolve: (rows: readonly unknown[]) => void; reject: (error: Error) => void }>()
  const handlers: ((channel: string, payload: string) => void)[] = []
  let ended: Error | null = null
  let serial = 0

  const ready = deferred()
  const end = (error: Error) => {
    ended ??= error
    ready.reject(ended)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  thread.on('error', end)
  thread.on('exit', () => end(new Error('The embedded database has stopped.')))
  thread.on('message', (message: WorkerMessage) => {
    if (message.kind === 'ready') return ready.resolve()
    if (message.kind === 'notification') return handlers.forEach((handle) => handle(message.channel, message.payload))
    if (message.kind === 'fault' && message.id === null) return end(new DatabaseError(message.fault))
    const asked = waiting.get(message.id ?? 0)
    waiting.delete(message.id ?? 0)
    if (message.kind === 'answer') asked?.resolve(message.rows)
    else asked?.reject(new DatabaseError(message.fault))
  })

  const ask = (request: Unnumbered<WorkerRequest>) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      if (ended) return reject(ended)
      const id = ++serial
      waiting.set(id, { resolve, reject })
      thread.postMessage({ ...request, id })
    })

  try {
    await ready.promise
  } catch (error) {
    await thread.terminate()
    throw error
  }
  return {
    kind: 'pglite',
    run: (text, values, shape) => ask({ kind: 'run', text, values, shape }),
    script: async (text) => void (await ask({ kind: 'script', text })),
    listen: async (channel) => void (await ask({ kind: 'listen', channel })),
    dump: async (file) => void (await ask({ kind: 'dump', file })),
    onNotification: (handler) => void handlers.push(handler),
    close: async () => {
      if (ended) return
      await ask({ kind: 'close' })
      ended = new Error('The store is closed.')
      await thread.terminate()
    },
  }
}

function deferred() {
  let resolve: () => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
