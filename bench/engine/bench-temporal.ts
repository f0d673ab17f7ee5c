import path from 'node:path'

import { cacheFolderFor } from '../../cli/temporal-server/cache-folder.ts'
import { findTemporal } from '../../cli/temporal-server/find-temporal.ts'
import { startTemporal, type TemporalServer } from '../../cli/temporal-server/start-temporal.ts'
import { caseSearchAttributes } from '../../core/contract/search-attributes.ts'
import { freePort } from '../parts/free-port.ts'
import { projectFile } from '../parts/project-file.ts'

/** A Temporal server as `pledge start` brings it, on a file in this folder, for the measurement alone. */
export async function startBenchTemporal(folder: string, say: (line: string) => void): Promise<TemporalServer> {
  const cacheFolder = cacheFolderFor(projectFile('cli/temporal-server'), process.env)
  const place = await findTemporal({ env: process.env, cacheFolder, onProgress: say })
  if (place.kind !== 'executable') throw new Error('a measurement starts its own Temporal server')
  return startTemporal({
    executable: place.path,
    port: await freePort(),
    dbFile: path.join(folder, 'temporal.db'),
    searchAttributes: caseSearchAttributes,
    env: process.env,
    // Under load it complains of slow calls; what matters shows in the figures.
    log: () => undefined,
  })
}
