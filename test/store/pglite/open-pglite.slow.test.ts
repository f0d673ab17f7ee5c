import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { putBlob } from '../../../store/blobs/blobs.ts'
import { getCase } from '../../../store/cases/get-case.ts'
import { allRecords } from '../../../store/cases/list-records.ts'
import { openStore } from '../../../store/open-store.ts'
import { openScratchStore, storeTemplate } from '../scratch-store.ts'

vi.setConfig({ testTimeout: 120_000 })

let parent: string
let folder: string

beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'pledge-store-'))
  folder = path.join(parent, 'data', 'store')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('a folder is made whole, kept, and open in one process at a time', async () => {
  mkdirSync(path.join(parent, 'data', 'store.unfinished-1'), { recursive: true })
  const store = await openStore({ folder, template: await storeTemplate() })
  await putBlob(store, new Uint8Array([1]), 1)

  await expect(openStore({ folder })).rejects.toMatchObject({
    code: 'store.in-use',
    params: { folder, pid: process.pid },
  })
  await store.close()
  await store.close()
  const again = await openStore({ folder })

  expect(await again.query('select count(*) as blobs from blobs')).toEqual([{ blobs: 1 }])
  await again.close()
  await expect(again.query('select 1')).rejects.toThrow('closed')
  expect(readdirSync(path.join(parent, 'data'))).toEqual(['store'])
})

test('what was answered before the process was killed is there when the folder is opened again', async () => {
  const file = path.join(import.meta.dirname, 'write-steps.ts')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, folder, await storeTemplate()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let safe = 0
  for await (const line of createInterface({ input: child.stdout })) {
    safe = Number(line)
    if (safe === 50) child.kill('SIGKILL')
  }
  await ended

  const store = await openStore({ folder })
  const [row, records] = [await getCase(store, 'written', 0, 'all'), await allRecords(store, 'written')]
  await store.close()

  expect(safe).toBeGreaterThanOrEqual(50)
  expect(row?.seq).toBeGreaterThanOrEqual(safe)
  expect(row?.state.seq).toBe(row?.seq)
  expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: row?.seq ?? 0 }, (_, index) => index + 1))
})

test('a folder that cannot be a database is a clear problem, and is not left locked', async () => {
  mkdirSync(path.dirname(folder), { recursive: true })
  writeFileSync(folder, 'a file')

  await expect(openStore({ folder })).rejects.toMatchObject({ code: 'store.folder-unusable', params: { folder } })

  expect(readdirSync(path.dirname(folder))).toEqual(['store'])
  await expect(openStore({ folder: path.join(folder, 'below') })).rejects.toMatchObject({
    code: 'store.folder-unusable',
  })
})

test('a long statement does not stall the process', async () => {
  const store = await openScratchStore()
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)

  await store.query('select count(*) from generate_series(1, 2000000)')
  clearInterval(timer)
  await store.close()

  expect(ticks).toBeGreaterThan(5)
})

test('a database can be made from nothing as well as from a template', async () => {
  const store = await openStore({})

  expect(await store.query('select count(*) as cases from cases')).toEqual([{ cases: 0 }])
  await store.close()
})
