import type { ExportQuery, ExportRow, ExportSet } from '../core/contract/wire-exports.ts'
import { isLasting } from './pledge-error.ts'
import { backOffMs, type CallOptions, pause, type Transport } from './transport.ts'

export interface ExportFileOptions extends CallOptions {
  /** Default csv. */
  readonly format?: 'csv' | 'ndjson'
  /** A byte order mark, by which Excel knows UTF-8. */
  readonly mark?: boolean
}

/** The query of any set, as it goes into an address. */
interface AnyQuery {
  readonly columns?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly cursor?: string
  readonly where?: Readonly<Record<string, readonly string[]>>
}

const mostFailures = 6

/** Cases and all that is counted of them, however many: for warehouses, spreadsheets and scripts. */
export class Exports {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Every row, each once, as they come; a connection that is lost is made again after the last row that was seen. Leaving the loop ends
   * the query. Throws what trying again cannot mend, or goes on failing.
   */
  async *each<S extends ExportSet>(
    set: S,
    query: ExportQuery<S> = {},
    { signal }: CallOptions = {},
  ): AsyncGenerator<ExportRow<S>, void> {
    let cursor = query.cursor
    let failures = 0
    for (;;) {
      const connection = new AbortController()
      const stop = () => connection.abort(signal?.reason)
      signal?.addEventListener('abort', stop, { once: true })
      try {
        signal?.throwIfAborted()
        const from: AnyQuery = { ...(query as AnyQuery), ...(cursor === undefined ? {} : { cursor }) }
        const bytes = await this.#open(set, from, { format: 'ndjson' }, connection.signal)
        for await (const line of linesOf(bytes)) {
          const row = JSON.parse(line) as ExportRow<S>
          cursor = row.cursor
          failures = 0
          yield row
        }
        return
      } catch (error) {
        if (signal?.aborted === true || isLasting(error) || failures >= mostFailures) throw error
        failures += 1
      } finally {
        signal?.removeEventListener('abort', stop)
        connection.abort()
      }
      await pause(backOffMs(failures), signal)
    }
  }

  /** The file as it comes. One that broke off rejects while it is read. */
  file<S extends ExportSet>(
    set: S,
    query: ExportQuery<S> = {},
    { signal, ...options }: ExportFileOptions = {},
  ): Promise<ReadableStream<Uint8Array>> {
    return this.#open(set, query as AnyQuery, options, signal ?? new AbortController().signal)
  }

  #open(
    set: ExportSet,
    { where = {}, columns, from, to, cursor }: AnyQuery,
    { format = 'csv', mark }: ExportFileOptions,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const query = { ...where, columns, from, to, cursor, format, ...(mark === true ? { mark } : {}) }
    return this.#transport.open(`/exports/${set}`, query, { accept: '*/*' }, signal)
  }
}

async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = bytes.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
