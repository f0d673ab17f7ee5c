import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { processOf } from '../../cli/temporal-server/process-of.ts'
import { startReaper } from './reaper.ts'

/** Resolves when it holds; the test's own time limit is the bound. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

function spawnSleeper(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', detached: true })
  child.unref()
  return child.pid!
}

describe('the reaper of a test run', () => {
  it('ends processes and deletes folders when the run is killed outright', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge reaper '))
    const module = path.resolve(import.meta.dirname, 'reaper.ts')
    const pid = spawnSleeper()
    const script = `
      const { startReaper } = await import(${JSON.stringify(module)})
      const reaper = startReaper()
      reaper.process(${pid})
      reaper.folder(${JSON.stringify(folder)})
      console.log('told')
      setInterval(() => undefined, 1000)`
    const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => createInterface({ input: run.stdout }).once('line', resolve))

    run.kill('SIGKILL')

    await until(async () => (await processOf(pid)) === null)
    await until(() => !existsSync(folder))
  })

  it('is done when it says so', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-reaper-'))
    const pid = spawnSleeper()
    const reaper = startReaper()
    reaper.process(pid)
    reaper.folder(folder)

    await reaper.finish()

    expect(await processOf(pid)).toBeNull()
    expect(existsSync(folder)).toBe(false)
    await rm(folder, { recursive: true, force: true })
  })
})
