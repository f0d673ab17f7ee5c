import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OwnTemporal, startOwnTemporal } from '../../../cli/parts/own-temporal.ts'

let folder: string
const running: OwnTemporal[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-own-temporal-'))
})
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

it('installations that start at the same moment each have a server, whoever takes the usual ports first', async () => {
  const { PATH, HOME } = process.env
  const begin = async (name: string) => {
    const server = await startOwnTemporal({
      dbFile: path.join(folder, name, 'temporal.db'),
      env: { PATH, HOME },
      onProgress: () => undefined,
      log: () => undefined,
    })
    running.push(server)
    return server.address
  }

  const addresses = await Promise.all(['one', 'other', 'third'].map(begin))

  expect(new Set(addresses).size).toBe(3)
})
