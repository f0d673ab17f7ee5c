import { Socket } from 'node:net'
import pg from 'pg'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { reasonOf } from '../database-error.ts'
import type { Apart, SqlValue } from '../store.ts'

/**
 * A connection for one long piece of reading. When `signal` is aborted its socket is cut, and whatever was asked of it rejects; the
 * server notices by itself and ends the statement. Throws `store.unreachable`.
 */
export async function openApart(settings: pg.ClientConfig, signal: AbortSignal): Promise<Apart> {
  const socket = new Socket()
  const client = new pg.Client({ ...settings, application_name: 'pledge export', stream: () => socket })
  const cut = () => void socket.destroy(new Error('Whoever read this has gone.'))
  // What happens to the connection is told to whoever asks something of it.
  client.on('error', () => undefined)
  signal.addEventListener('abort', cut, { once: true })
  try {
    if (signal.aborted) cut()
    await client.connect()
  } catch (error) {
    signal.removeEventListener('abort', cut)
    signal.throwIfAborted()
    throw new ProblemError('store.unreachable', { address: client.host, reason: reasonOf(error) })
  }
  return {
    query: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
    close: async () => {
      signal.removeEventListener('abort', cut)
      // A statement under way is not waited for.
      socket.destroy()
      await client.end().catch(() => undefined)
    },
  }
}
