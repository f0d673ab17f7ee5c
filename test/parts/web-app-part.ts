import { cp, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildWebApp } from '../../scripts/build.mjs'
import { inProject } from '../../scripts/project.mjs'
import type { Part } from './part.ts'

/** Brings dist/web up to date with the sources; throws what the build said where that fails. */
async function bringUpToDate(): Promise<void> {
  const said: string[] = []
  if (!(await buildWebApp((words) => said.push(words)))) throw new Error(said.join('\n'))
}

/** The web app of the sources as they are now, built at most once; a run keeps its own copy, which nobody builds anew under it. */
export const webAppPart: Part<string> = {
  name: 'web-app',
  async prepare() {
    await bringUpToDate()
    return inProject('dist', 'web')
  },
  async start(reaper) {
    await bringUpToDate()
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-web-'))
    reaper.folder(folder)
    await cp(inProject('dist', 'web'), folder, { recursive: true })
    return { ask: () => Promise.resolve(folder), stop: () => Promise.resolve() }
  },
}
