import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { cacheFolderFor } from '../../cli/temporal-server/cache-folder.ts'
import { findTemporal, type TemporalPlace } from '../../cli/temporal-server/find-temporal.ts'
import { startTemporal } from '../../cli/temporal-server/start-temporal.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { freePort } from './free-port.ts'
import type { Part } from './part.ts'

/** A running server and a namespace in it that no other test file uses. */
export interface TemporalNamespace {
  /** `host:port` */
  readonly address: string
  readonly namespace: string
}

/** Made at the start, where they cost nothing; one made later would lack the search attributes. */
const namespaces = Array.from({ length: 200 }, (_, index) => `test-${index + 1}`)

const quiet = (): void => undefined

/** The place of the program that all tests use. `TEMPORAL_ADDRESS` is passed over: tests must not write elsewhere. */
export function temporalForTests(say: (line: string) => void = quiet): Promise<TemporalPlace> {
  const moduleFolder = path.resolve(import.meta.dirname, '../../cli/temporal-server')
  return findTemporal({ env: process.env, cacheFolder: cacheFolderFor(moduleFolder, process.env), onProgress: say })
}

/** The path of the `temporal` program, for tests that start a server of their own. */
export async function temporalExecutable(say?: (line: string) => void): Promise<string> {
  const place = await temporalForTests(say)
  if (place.kind !== 'executable') throw new Error('tests start their own Temporal server')
  return place.path
}

/** One dev server for the whole run, in a temporary folder. */
export const temporalPart: Part<TemporalNamespace> = {
  name: 'temporal',
  prepare: (say) => temporalExecutable(say),
  async start(reaper) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-temporal-'))
    reaper.folder(folder)
    const server = await startTemporal({
      executable: await temporalExecutable(console.error),
      port: await freePort(),
      dbFile: path.join(folder, 'temporal.db'),
      namespaces,
      searchAttributes: caseSearchAttributes,
      env: process.env,
      log: quiet,
    })
    reaper.process(server.pid)
    const unused = [...namespaces]
    return {
      ask() {
        const namespace = unused.shift()
        if (!namespace) return Promise.reject(new Error(`all ${namespaces.length} namespaces are taken`))
        return Promise.resolve({ address: server.address, namespace })
      },
      stop: () => server.stop(),
    }
  },
}
