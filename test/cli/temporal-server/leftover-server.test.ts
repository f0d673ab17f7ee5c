import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endLeftoverServer, noteServer } from '../../../cli/temporal-server/leftover-server.ts'
import { processOf } from '../../../cli/temporal-server/process-of.ts'

let folder = ''
let dbFile = ''
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-leftover-'))
  dbFile = path.join(folder, 'temporal.db')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** A process whose command line looks like that of a server on the database file. */
function pretendServer(...words: string[]): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...words], { stdio: 'ignore' })
  children.push(child)
  return child.pid!
}

const note = (pid: number, parentPid: number) => writeFile(`${dbFile}.pid`, JSON.stringify({ pid, parentPid }))

describe('a server that a killed process left behind', () => {
  it('is ended at the next start', async () => {
    const pid = pretendServer('start-dev', dbFile)
    await note(pid, 999_999_999)

    expect(await endLeftoverServer(dbFile)).toBe(true)

    expect(await processOf(pid)).toBeNull()
    expect(existsSync(`${dbFile}.pid`)).toBe(false)
  })

  it('is refused while the process that started it lives', async () => {
    const pid = pretendServer('start-dev', dbFile)
    await noteServer(dbFile, pid)

    await expect(endLeftoverServer(dbFile)).rejects.toMatchObject({
      code: 'temporal.in-use',
      params: { file: dbFile, pid: process.pid },
    })
    expect(await processOf(pid)).not.toBeNull()
  })

  it('is told from another program that has its process id by now', async () => {
    const pid = pretendServer('start-dev', path.join(folder, 'another.db'))
    await note(pid, 999_999_999)

    expect(await endLeftoverServer(dbFile)).toBe(false)

    expect(await processOf(pid)).not.toBeNull()
  })

  it.each(['', '{', '[]', '{"pid":"1","parentPid":2}', '{"pid":-1,"parentPid":2}', '{"pid":1,"parentPid":1}'])(
    'does not come from a broken note: %s',
    async (text) => {
      await writeFile(`${dbFile}.pid`, text)

      expect(await endLeftoverServer(dbFile)).toBe(false)
      expect(existsSync(`${dbFile}.pid`)).toBe(false)
    },
  )

  it('is not looked for where nothing was noted', async () => {
    expect(await endLeftoverServer(dbFile)).toBe(false)
  })
})
