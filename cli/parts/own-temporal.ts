import { setTimeout as sleep } from 'node:timers/promises'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { cacheFolderFor } from '../temporal-server/cache-folder.ts'
import { findTemporal } from '../temporal-server/find-temporal.ts'
import { startTemporal, type TemporalServer } from '../temporal-server/start-temporal.ts'
import { portOrFree } from './ports.ts'

const host = '127.0.0.1'
const usualPort = 7233
const usualUiPort = 8233

/** A Temporal server that this process keeps alive. */
export interface OwnTemporal {
  readonly address: string
  readonly uiUrl: string | null
  stop(): Promise<void>
}

export interface OwnTemporalOptions {
  readonly dbFile: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onProgress: (line: string) => void
  /** The server's own warnings, and that it ended and is started again. */
  readonly log: (line: string) => void
}

/**
 * Finds or fetches Temporal's program, starts its dev server on a file, and starts it again should it end by itself.
 * Throws `temporal.not-found` and what `startTemporal` throws.
 */
export async function startOwnTemporal(options: OwnTemporalOptions): Promise<OwnTemporal> {
  const { dbFile, env, onProgress, log } = options
  const place = await findTemporal({ env, cacheFolder: cacheFolderFor(import.meta.dirname, env), onProgress })
  if (place.kind !== 'executable') throw new Error('a server elsewhere needs no start')
  const port = await portOrFree(host, usualPort)
  const uiPort = await portOrFree(host, usualUiPort)
  const start = () =>
    startTemporal({ executable: place.path, port, uiPort, dbFile, searchAttributes: caseSearchAttributes, env, log })
  let server: TemporalServer = await start()
  let isStopping = false

  const keepAlive = async (): Promise<void> => {
    for (;;) {
      const lines = await server.ended
      if (isStopping) return
      log(`The Temporal server ended and is started again. ${lines.at(-1) ?? ''}`)
      for (let isBack = false; !isBack && !isStopping; ) {
        await sleep(500)
        try {
          server = await start()
          isBack = true
        } catch (error) {
          log(error instanceof Error ? error.message : String(error))
        }
      }
    }
  }
  const kept = keepAlive()

  return {
    address: server.address,
    uiUrl: server.uiUrl ?? null,
    async stop() {
      isStopping = true
      await server.stop()
      await kept
    },
  }
}
