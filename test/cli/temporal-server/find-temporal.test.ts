import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findTemporal, type ProgramFetcher } from '../../../cli/temporal-server/find-temporal.ts'

let folder = ''
let said: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-find-'))
  said = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const works = '#!/bin/sh\necho "temporal version 1.5.1 (Server 1.29.1)"\n'
const isSomethingElse = '#!/bin/sh\necho "a calendar of temporal feasts"\n'

async function program(file: string, text: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
  await chmod(file, 0o755)
  return file
}

const find = (fetchers: readonly ProgramFetcher[], address?: string) =>
  findTemporal({
    address,
    env: { PATH: path.join(folder, 'path') },
    cacheFolder: path.join(folder, 'cache'),
    onProgress: (line) => said.push(line),
    fetchers,
  })

const refuses: ProgramFetcher = () => Promise.reject(new Error('nothing may be fetched'))

describe('finding a Temporal server', () => {
  it('uses the server one names and looks no further', async () => {
    await program(path.join(folder, 'path', 'temporal'), works)

    expect(await find([refuses], 'temporal.example.com:7233')).toEqual({
      kind: 'address',
      address: 'temporal.example.com:7233',
    })
  })

  it('takes the program on the PATH before the one in the cache folder', async () => {
    await program(path.join(folder, 'cache', 'bin', 'temporal'), works)
    const onPath = await program(path.join(folder, 'path', 'temporal'), works)

    expect(await find([refuses])).toEqual({ kind: 'executable', path: onPath })
  })

  it('takes the one in the cache folder before it fetches anything, without a word', async () => {
    const cached = await program(path.join(folder, 'cache', 'bin', 'temporal'), works)

    expect(await find([refuses])).toEqual({ kind: 'executable', path: cached })
    expect(said).toEqual([])
  })

  it('passes over a program of that name that is something else', async () => {
    await program(path.join(folder, 'path', 'temporal'), isSomethingElse)
    const cached = await program(path.join(folder, 'cache', 'bin', 'temporal'), works)

    expect(await find([refuses])).toEqual({ kind: 'executable', path: cached })
  })

  it('tries one way after the other to fetch it', async () => {
    const brings: ProgramFetcher = async ({ target, onProgress }) => {
      onProgress('on its way')
      await program(target, works)
    }

    const place = await find([refuses, brings])

    expect(place).toEqual({ kind: 'executable', path: path.join(folder, 'cache', 'bin', 'temporal') })
    expect(said).toEqual(['on its way'])
  })

  it('keeps nothing that does not run', async () => {
    const bringsRubbish: ProgramFetcher = async ({ target }) => {
      await program(target, isSomethingElse)
    }

    const outcome = find([bringsRubbish])

    await expect(outcome).rejects.toMatchObject({ code: 'temporal.not-found' })
    await expect(find([refuses])).rejects.toMatchObject({ params: { tried: ['nothing may be fetched'] } })
  })

  it('says everything it tried when there is no way', async () => {
    const offline: ProgramFetcher = () => Promise.reject(new Error('there is no network'))

    await expect(find([offline, refuses])).rejects.toMatchObject({
      code: 'temporal.not-found',
      params: { tried: ['there is no network', 'nothing may be fetched'] },
    })
  })
})
