import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { writeBackup } from '../../store/backup/write-backup.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import type { ServerParts } from '../server-parts.ts'

type BackupParts = Pick<ServerParts, 'store' | 'secretKey' | 'now' | 'log'> & { readonly release: string }

/** Everything that the database holds, for `pledge restore`. */
export function backupRoutes(app: App, parts: BackupParts): void {
  const { store, now, log } = parts
  app.get(
    '/backup',
    {
      config: { permission: 'system.backup' },
      schema: {
        tags: ['system'],
        summary: 'A backup of everything, as gzipped lines of JSON; `pledge restore` reads it',
        description:
          'Secrets stay sealed with PLEDGE_SECRET, which is not in it. The last line tells that it is whole. On the embedded database ' +
          'everybody else waits while it is written.',
        response: { 200: z.unknown().meta({ description: 'application/gzip' }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(principalOf(request))
      await store.transaction((tx) =>
        appendAudit(tx, { at: now(), actor, action: 'backup.taken', subject: '', data: {} }),
      )
      const name = `pledge-${new Date(now()).toISOString().slice(0, 10)}.backup`
      reply.type('application/gzip').header('content-disposition', `attachment; filename="${name}"`)
      // One that breaks off has no last line, and whoever reads it sees that.
      const onError = (error: unknown) => log.error({ err: error }, 'a backup was not finished')
      return reply.send(store.kind === 'pglite' ? await wholeBackup(parts) : flowingBackup(parts, onError))
    },
  )
}

/** Written as it is read: the server of the database keeps the instant for it. */
function flowingBackup(parts: BackupParts, onError: (error: unknown) => void): Readable {
  const gzip = createGzip()
  writeInto(gzip, parts).catch((error: unknown) => {
    onError(error)
    gzip.destroy()
  })
  return gzip
}

/** Written into a file first, so that a slow reader does not keep the one connection of the embedded database. */
async function wholeBackup(parts: BackupParts): Promise<Readable> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-backup-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const file = path.join(folder, 'backup')
    const gzip = createGzip()
    const lines = new PassThrough()
    await Promise.all([pipeline(lines, gzip, createWriteStream(file, { mode: 0o600 })), writeInto(lines, parts)])
    const written = createReadStream(file)
    written.once('close', () => void remove())
    return written
  } catch (error) {
    await remove()
    throw error
  }
}

async function writeInto(
  target: NodeJS.WritableStream & { readonly destroyed: boolean },
  parts: BackupParts,
): Promise<void> {
  const { store, secretKey, release, now } = parts
  const gone = new AbortController()
  target.once('close', () => gone.abort())
  await writeBackup({ store, secretKey, release, at: now() }, async (line) => {
    if (target.destroyed) throw new Error('whoever read the backup has gone')
    if (!target.write(`${line}\n`)) await once(target, 'drain', { signal: gone.signal })
  })
  target.end()
}
