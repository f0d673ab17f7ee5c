import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ProblemError } from '../../core/contract/problem-error.ts'

/** The lines of a backup file. Throws `store.backup-unreadable` for what is not gzipped, or breaks off in the middle. */
export async function* linesOfBackup(file: string): AsyncIterable<string> {
  const text = createGunzip().setEncoding('utf8')
  // What goes wrong on the way comes out of `text`, too.
  pipeline(createReadStream(file), text, () => undefined)
  const pieces: string[] = []
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const [first = '', ...others] = chunk.split('\n')
      pieces.push(first)
      for (const next of others) {
        yield pieces.splice(0).join('')
        pieces.push(next)
      }
    }
  } catch (error) {
    throw isOfZlib(error) ? new ProblemError('store.backup-unreadable', {}) : error
  }
  const last = pieces.join('')
  if (last !== '') yield last
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
