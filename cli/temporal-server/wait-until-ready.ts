import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'

const pollEveryMs = 50

/**
 * Resolves when the server at `host:port` answers for the namespace; rejects with the last reason when `timeoutMs` is
 * over or the signal says that waiting is useless.
 */
export async function waitUntilReady(
  address: string,
  options: { readonly namespace?: string; readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<void> {
  const giveUpAt = performance.now() + options.timeoutMs
  let reason: unknown = new Error('nobody listens')
  while (performance.now() < giveUpAt) {
    options.signal?.throwIfAborted()
    // A refused socket answers in microseconds where the client would back off for a second.
    if (await isListening(address)) {
      try {
        return await askForNamespace(address, options.namespace ?? 'default')
      } catch (error) {
        reason = error
      }
    }
    await sleep(pollEveryMs)
  }
  throw reason
}

async function askForNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 3_000 })
  try {
    await connection.withDeadline(Date.now() + 3_000, () => connection.workflowService.describeNamespace({ namespace }))
  } finally {
    await connection.close()
  }
}

function isListening(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(':')
  return new Promise((resolve) => {
    const socket = createConnection({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)) })
    const answer = (isOpen: boolean) => (): void => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.setTimeout(1_000, answer(false))
    socket.once('connect', answer(true))
    socket.once('error', answer(false))
  })
}
