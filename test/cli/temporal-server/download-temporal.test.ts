import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadTemporal } from '../../../cli/temporal-server/download-temporal.ts'

let folder = ''
let server: Server | undefined

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-download-'))
})
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A download service on loopback. `answer` gets its origin. */
async function serve(answer: (url: URL, response: ServerResponse) => void): Promise<string> {
  const started = createServer((request, response) => answer(new URL(request.url ?? '/', 'http://x'), response))
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

async function archiveWith(name: string, text: string): Promise<Buffer> {
  await writeFile(path.join(folder, name), text)
  const file = path.join(folder, 'made.tar.gz')
  await promisify(execFile)('tar', ['-czf', file, '-C', folder, name])
  await rm(path.join(folder, name))
  return readFile(file)
}

const download = (origin: string, infoTimeoutMs = 2_000) =>
  downloadTemporal({
    target: path.join(folder, 'bin', 'temporal'),
    env: process.env,
    onProgress: () => undefined,
    origin,
    infoTimeoutMs,
  })

const leftIn = async (): Promise<string[]> => readdir(path.join(folder, 'bin')).catch(() => [])

describe('downloading the Temporal program', () => {
  it('asks which archive fits this machine, unpacks the named file and leaves nothing else', async () => {
    const archive = await archiveWith('temporal', 'the program')
    const asked: URL[] = []
    const origin = await serve((url, response) => {
      asked.push(url)
      if (url.pathname === '/a.tar.gz') response.end(archive)
      else response.end(JSON.stringify({ archiveUrl: `${origin}/a.tar.gz`, fileToExtract: 'temporal' }))
    })

    await download(origin)

    expect(await readFile(path.join(folder, 'bin', 'temporal'), 'utf8')).toBe('the program')
    expect(await leftIn()).toEqual(['temporal'])
    expect(asked[0]?.pathname).toBe('/cli/default')
    expect(asked[0]?.searchParams.get('arch')).toMatch(/^(amd64|arm64)$/)
  })

  it('gives up quickly when nobody answers', async () => {
    const origin = await serve(() => undefined)
    const startedAt = performance.now()

    await expect(download(origin, 200)).rejects.toThrow('could not be reached')

    expect(performance.now() - startedAt).toBeLessThan(4_500)
  })

  it.each([
    ['a path that leaves the folder', { fileToExtract: '../temporal' }],
    ['a file that looks like an option', { fileToExtract: '--checkpoint-action=exec=sh' }],
    ['no address', { archiveUrl: 'temporal.tar.gz' }],
  ])('refuses an answer with %s', async (_what, wrong) => {
    const origin = await serve((_url, response) => {
      response.end(JSON.stringify({ archiveUrl: `${origin}/a.tar.gz`, fileToExtract: 'temporal', ...wrong }))
    })

    await expect(download(origin)).rejects.toThrow('did not name an archive')
    expect(await leftIn()).toEqual([])
  })

  it('leaves nothing behind when the archive is broken', async () => {
    const origin = await serve((url, response) => {
      if (url.pathname === '/a.tar.gz') response.end('not an archive')
      else response.end(JSON.stringify({ archiveUrl: `${origin}/a.tar.gz`, fileToExtract: 'temporal' }))
    })

    await expect(download(origin)).rejects.toThrow('could not be unpacked')
    expect(await leftIn()).toEqual([])
  })

  it('passes on an answer that says no', async () => {
    const origin = await serve((_url, response) => {
      response.statusCode = 503
      response.end()
    })

    await expect(download(origin)).rejects.toThrow('answered with 503')
  })
})
