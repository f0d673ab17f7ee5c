import type { RehearsalProgress } from '../core/contract/rehearsal.ts'
import type { WireProblem } from '../core/contract/wire.ts'
import { PledgeError } from './pledge-error.ts'
import { readServerSentEvents } from './server-sent-events.ts'
import type { Transport } from './transport.ts'

type Told<T> =
  | ({ readonly kind: 'progress' } & RehearsalProgress)
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'problem'; readonly problem: WireProblem }

/**
 * Asks for a rehearsal (a body) or a study (a query) and hears how far it is until the answer comes. It may take minutes, so there is no time limit but the caller's
 * signal, whose reason is thrown; leaving closes the connection, and that ends the rehearsal. Throws `http.unreachable` where the
 * connection is lost before the answer.
 */
export async function rehearse<T>(
  transport: Transport,
  path: string,
  body: object | undefined,
  options: {
    readonly signal?: AbortSignal
    readonly onProgress?: (progress: RehearsalProgress) => void
    readonly query?: object
  },
): Promise<T> {
  const connection = new AbortController()
  const stop = () => connection.abort(options.signal?.reason)
  if (options.signal?.aborted === true) stop()
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    const bytes = await transport.open(
      path,
      options.query ?? {},
      { accept: 'text/event-stream' },
      connection.signal,
      body,
    )
    for await (const { data } of readServerSentEvents(bytes, () => undefined)) {
      if (data === '') continue
      const told = JSON.parse(data) as Told<T>
      if (told.kind === 'answer') return told.answer
      if (told.kind === 'problem') throw errorOf(told.problem)
      options.onProgress?.({ done: told.done, total: told.total })
    }
  } catch (error) {
    if (options.signal?.aborted === true) throw options.signal.reason
    if (error instanceof PledgeError) throw error
    throw new PledgeError(0, 'http.unreachable', 'Pledge could not be reached.', null, error)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    connection.abort()
  }
  throw new PledgeError(0, 'http.unreachable', 'The connection ended before the answer.')
}

function errorOf(problem: WireProblem): PledgeError {
  return new PledgeError(problem.status, problem.code, problem.detail, problem)
}
