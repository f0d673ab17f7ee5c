import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Part } from './part.ts'

const script = path.join(import.meta.dirname, 'furnish-database.ts')

/** An embedded database with the templates in it, made once in a run; who asks gets its folder, to copy. */
export const furnishedDatabasePart: Part<string> = {
  name: 'furnished-database',
  prepare: () => Promise.resolve(script),
  async start(reaper) {
    const around = await mkdtemp(path.join(os.tmpdir(), 'pledge-furnished-'))
    reaper.folder(around)
    const folder = path.join(around, 'database')
    // The database wants a thread, which the process of vitest itself cannot start.
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder])
    return { ask: () => Promise.resolve(folder), stop: () => Promise.resolve() }
  },
}
