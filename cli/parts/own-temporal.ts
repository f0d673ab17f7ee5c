import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { lockFolder } from '../../store/pglite/folder-lock.ts'
import { cacheFolderFor, userCacheFolder } from '../temporal-server/cache-folder.ts'
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

/** Another program may take a port between the look and the start. */
const mostChoices = 3

/** A start takes no longer than this; then others no longer wait for it. */
const longestStartMs = 60_000

/**
 * Lets one installation of this user after the other look for ports and take them: of two that start on the same port at the same
 * moment, one would take the other's server for its own. Where the folder of this user cannot be written, nobody waits.
 */
async function oneByOne<T>(cacheFolder: string, start: () => Promise<T>): Promise<T> {
  const letGo = await waitForTurn(cacheFolder)
  try {
    return await start()
  } finally {
    letGo()
  }
}

async function waitForTurn(cacheFolder: string): Promise<() => void> {
  const isThere = await mkdir(cacheFolder, { recursive: true }).then(
    () => true,
    () => false,
  )
  for (let waitedMs = 0; isThere && waitedMs < longestStartMs; waitedMs += 100) {
    try {
      return lockFolder(path.join(cacheFolder, 'ports'))
    } catch (error) {
      if (!(error instanceof ProblemError && error.code === 'store.in-use')) break
    }
    await sleep(100)
  }
  return () => undefined
}

interface FirstStart {
  readonly server: TemporalServer
  /** Starts it anew where it was. */
  readonly again: () => Promise<TemporalServer>
}

/** Starts a server on the usual ports, or on free ones where those are taken. */
async function startWhereFree(start: (port: number, uiPort: number) => Promise<TemporalServer>): Promise<FirstStart> {
  for (let choice = 1; ; choice++) {
    const [port, uiPort] = [await portOrFree(host, usualPort), await portOrFree(host, usualUiPort)]
    const again = () => start(port, uiPort)
    try {
      return { server: await again(), again }
    } catch (error) {
      const isLost = error instanceof ProblemError && error.code === 'temporal.port-taken'
      if (!isLost || choice === mostChoices) throw error
    }
  }
}

/**
 * Finds or fetches Temporal's program, starts its dev server on a file, and starts it again should it end by itself.
 * Throws `temporal.not-found` and what `startTemporal` throws.
 */
export async function startOwnTemporal(options: OwnTemporalOptions): Promise<OwnTemporal> {
  const { dbFile, env, onProgress, log } = options
  const place = await findTemporal({ env, cacheFolder: cacheFolderFor(import.meta.dirname, env), onProgress })
  if (place.kind !== 'executable') throw new Error('a server elsewhere needs no start')
  const first = await oneByOne(userCacheFolder(env), () =>
    startWhereFree((port, uiPort) =>
      startTemporal({ executable: place.path, port, uiPort, dbFile, searchAttributes: caseSearchAttributes, env, log }),
    ),
  )
  const { again: start } = first
  let { server } = first
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
