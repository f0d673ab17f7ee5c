import type { WireProblem } from '../core/contract/wire.ts'
import { PledgeError } from './pledge-error.ts'

export interface PledgeOptions {
  /** Where Pledge is: `https://pledge.example.com`. */
  readonly url: string
  /** An API key. Left out, the cookie of a signed-in browser is used. */
  readonly apiKey?: string
  /** The language of messages and explanations; default English. */
  readonly language?: 'en' | 'zh-CN'
  /** How long one attempt may take; default 30 s. */
  readonly timeoutMs?: number
  /** How often a request that is safe to repeat is tried again; default 4, about 8 s in all. */
  readonly retries?: number
  /** Default: the platform's own. */
  readonly fetch?: typeof fetch
}

export interface CallOptions {
  /** Ends the call, and the waiting between attempts. */
  readonly signal?: AbortSignal
}

export interface Call extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with its parts encoded. */
  readonly path: string
  readonly query?: Query | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Whether doing it twice is the same as doing it once, so that it may be repeated when nobody knows whether it was done. */
  readonly isRepeatable: boolean
}

export type Query = object

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

/** Statuses with which the server says that it has done nothing, so any request may be sent again. */
const nothingDone = new Set([429, 503])
/** Statuses of something in between, which does not know what was done. */
const doneOrNot = new Set([502, 504])

/** Makes requests of the API and repeats those that are safe to repeat, with growing pauses. */
export class Transport {
  readonly #url: string
  readonly #options: PledgeOptions

  constructor(options: PledgeOptions) {
    this.#url = `${options.url.replace(/\/+$/, '')}/api/v1`
    this.#options = options
  }

  async call<T>(call: Call): Promise<Answer<T>> {
    const retries = this.#options.retries ?? 4
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#attempt<T>(call)
      if (outcome.ok) return outcome.answer
      const { error, retryAfterMs } = outcome
      const isSafe =
        nothingDone.has(error.status) || (call.isRepeatable && (error.status === 0 || doneOrNot.has(error.status)))
      if (!isSafe || attempt >= retries) throw error
      await pause(retryAfterMs ?? backOffMs(attempt + 1), call.signal)
    }
  }

  /** One request whose answer is read as it comes: an event stream. Throws a `PledgeError` for any answer but 200. */
  async open(
    path: string,
    query: Query,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
    body?: object,
  ): Promise<ReadableStream<Uint8Array>> {
    const method = body === undefined ? 'GET' : 'POST'
    const response = await this.#send({ method, path, query, headers, body, isRepeatable: true }, signal)
    if (response.ok && response.body !== null) return response.body
    throw await errorOf(response)
  }

  async #attempt<T>(call: Call): Promise<Outcome<T>> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs ?? 30_000)
    const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout])
    try {
      const response = await this.#send(call, signal)
      if (!response.ok) {
        return { ok: false, error: await errorOf(response), retryAfterMs: retryAfterOf(response) }
      }
      const body = (response.status === 204 ? null : await response.json()) as T
      return { ok: true, answer: { status: response.status, body, headers: response.headers } }
    } catch (cause) {
      if (call.signal?.aborted === true) throw call.signal.reason
      const error = timeout.aborted
        ? new PledgeError(0, 'http.timed-out', `Pledge did not answer in time at ${this.#url}.`, null, cause)
        : new PledgeError(0, 'http.unreachable', `Pledge could not be reached at ${this.#url}.`, null, cause)
      return { ok: false, error, retryAfterMs: null }
    }
  }

  #send({ method, path, query, body, headers }: Call, signal: AbortSignal): Promise<Response> {
    const { apiKey, language, fetch: send = fetch } = this.#options
    return send(`${this.#url}${path}${searchOf(query)}`, {
      method,
      signal,
      redirect: 'error',
      headers: {
        accept: 'application/json, application/problem+json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(apiKey === undefined ? { credentials: 'same-origin' } : {}),
    })
  }
}

type Outcome<T> =
  | { readonly ok: true; readonly answer: Answer<T> }
  | { readonly ok: false; readonly error: PledgeError; readonly retryAfterMs: number | null }

function searchOf(query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** The problem that an answer holds; also for answers of proxies, which hold none. */
async function errorOf(response: Response): Promise<PledgeError> {
  const text = await response.text().catch(() => '')
  const problem = problemIn(text)
  return problem === null
    ? new PledgeError(
        response.status,
        'http.unreadable-answer',
        `The answer ${response.status} was not one of Pledge's.`,
      )
    : new PledgeError(response.status, problem.code, problem.detail, problem)
}

function problemIn(text: string): WireProblem | null {
  try {
    const value: unknown = JSON.parse(text)
    const isProblem = typeof value === 'object' && value !== null && 'code' in value && 'detail' in value
    return isProblem ? (value as WireProblem) : null
  } catch {
    return null
  }
}

const longestPauseMs = 30_000

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, longestPauseMs) : null
}

/**
 * How long to wait after so many failures in a row: a quarter of a second, doubled by each of them, and shortened by chance, so that many
 * clients do not come back at once.
 */
export function backOffMs(failures: number, longestMs = longestPauseMs): number {
  return Math.min(250 * 2 ** failures, longestMs) * (0.5 + Math.random() / 2)
}

/** Waits; throws the signal's reason as soon as it is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted === true) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
