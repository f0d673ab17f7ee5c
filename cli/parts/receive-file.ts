import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

const tellEveryBytes = 20_000_000

/** Writes what comes into a file for the eyes of its owner only, and tells every twenty megabytes how much there is. */
export async function receiveFile(
  body: globalThis.ReadableStream<Uint8Array>,
  file: string,
  tell: (bytes: number) => void,
): Promise<void> {
  let bytes = 0
  let toldAt = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes - toldAt >= tellEveryBytes) tell((toldAt = bytes))
      done(null, chunk)
    },
  })
  await pipeline(Readable.fromWeb(body as ReadableStream), counted, createWriteStream(file, { mode: 0o600 }))
}
