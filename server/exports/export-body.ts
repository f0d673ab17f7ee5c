import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { csvHeaderOf } from '../../store/exports/export-line.ts'
import { type ExportAsk, exportRows, exportValues } from '../../store/exports/export-rows.ts'
import type { Store } from '../../store/store.ts'

export interface ExportBodyAsk extends ExportAsk {
  /** Whether a file of CSV begins with a byte order mark, by which Excel knows UTF-8. */
  readonly hasMark: boolean
  readonly isGzipped: boolean
}

/** How long a page may take, and how long a reader may keep one waiting. */
const pageWithinMs = 60_000

/** Good compression costs more than the database: the fastest that is still worth it. */
const gzipLevel = 4

/**
 * The bytes of an export, made as they are read. Resolves with the first page at hand, so that what the database refuses is answered as a
 * problem; what fails later breaks the body off, and `onError` is told.
 */
export async function exportBody(
  store: Store,
  ask: ExportBodyAsk,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<Readable> {
  const pages = exportRows(store, ask, { pageWithinMs }, signal)
  const first = await pages.next()
  const end = ask.format === 'csv' ? '\r\n' : '\n'

  async function* chunks(): AsyncGenerator<string, void> {
    try {
      if (ask.format === 'csv') yield `${ask.hasMark ? '\uFEFF' : ''}${csvHeaderOf(exportValues(ask))}${end}`
      if (first.done !== true) {
        yield first.value.join(end) + end
        for await (const page of pages) yield page.join(end) + end
      }
    } finally {
      await pages.return()
    }
  }

  const body = Readable.from(chunks(), { objectMode: false, highWaterMark: 1 })
  if (!ask.isGzipped) return body.once('error', onError)
  const gzip = createGzip({ level: gzipLevel })
  body.once('error', (error) => {
    onError(error)
    gzip.destroy(error)
  })
  gzip.once('close', () => body.destroy())
  return body.pipe(gzip)
}
