import type { Language } from '../../core/contract/language.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { localProblem, problemOf } from '../../look/problems/api-problem.ts'

/** What a call may carry. `query` leaves out what is undefined or empty. */
export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** An answer that was not a problem; 202 says that something is kept but not yet done. */
export interface Answer<T> {
  readonly status: number
  readonly data: T
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Sends one call to `/api/v1` with the session's cookie; throws `ApiProblem`, and nothing else but the abort it was asked for. */
export type Call = <T>(method: Method, path: string, options?: CallOptions) => Promise<Answer<T>>

/** What calls need of the world around them. */
export interface CallWorld {
  readonly fetch: typeof fetch
  readonly language: () => Language
  readonly now: () => Instant
  /** Told of each answer's `Date` header. */
  readonly onDate: (dateHeader: string | null, sentAt: Instant, receivedAt: Instant) => void
  /** Told when the server says that nobody is signed in. */
  readonly onSignedOut: () => void
  readonly timeoutMs: Millis
}

export function createCall(world: CallWorld): Call {
  return async <T>(method: Method, path: string, options: CallOptions = {}) => {
    const sentAt = world.now()
    const response = await send(world, method, path, options)
    world.onDate(response.headers.get('date'), sentAt, world.now())
    if (!response.ok) {
      const problem = await problemOf(response)
      if (response.status === 401) world.onSignedOut()
      throw problem
    }
    return { status: response.status, data: await dataOf<T>(response) }
  }
}

async function send(world: CallWorld, method: Method, path: string, options: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(world.timeoutMs)
  try {
    return await world.fetch(`/api/v1${path}${queryText(options.query)}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': world.language(),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw localProblem(0, timeout.aborted ? 'client.timeout' : 'client.offline')
  }
}

async function dataOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch {
    throw localProblem(response.status, 'client.not-understood')
  }
}

function queryText(query: CallOptions['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
