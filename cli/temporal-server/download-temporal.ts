import { createWriteStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { runProgram } from './run-program.ts'

const infoTimeoutMs = 5_000
const archiveTimeoutMs = 180_000
const archiveLimitBytes = 300_000_000

export interface DownloadOptions {
  /** where the program shall stand in the end */
  readonly target: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onProgress: (line: string) => void
  /** whom to ask; Temporal's own download service unless a test says otherwise */
  readonly origin?: string
  readonly infoTimeoutMs?: number
}

/**
 * Fetches the `temporal` program the way Temporal's SDKs do: its service names an archive and the file in it.
 * Resolves when the program is in its place; rejects with a plain sentence, within seconds where there is no network.
 * The program appears under its name only when it is whole.
 */
export async function downloadTemporal(options: DownloadOptions): Promise<void> {
  const { target, onProgress, origin = 'https://temporal.download' } = options
  const info = await askForArchive(origin, options.infoTimeoutMs ?? infoTimeoutMs)
  onProgress(`Downloading the Temporal server from ${new URL(info.archiveUrl).host} …`)
  await mkdir(path.dirname(target), { recursive: true })
  const folder = await mkdtemp(path.join(path.dirname(target), '.download-'))
  try {
    const archive = path.join(folder, 'archive.tar.gz')
    await fetchArchive(info.archiveUrl, archive)
    const unpacked = await runProgram('tar', ['-xzf', archive, '-C', folder, info.fileToExtract], {
      env: options.env,
      timeoutMs: 60_000,
    })
    if (unpacked.exitCode !== 0) throw new Error(`the archive could not be unpacked: ${unpacked.output.trim()}`)
    const program = path.join(folder, info.fileToExtract)
    await chmod(program, 0o755)
    await rename(program, target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface ArchiveInfo {
  readonly archiveUrl: string
  readonly fileToExtract: string
}

async function askForArchive(origin: string, timeoutMs: number): Promise<ArchiveInfo> {
  const url = new URL('/cli/default', origin)
  url.search = new URLSearchParams({
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    format: 'tar.gz',
    'sdk-name': 'sdk-typescript',
  }).toString()
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
    throw new Error(`${url.host} could not be reached: ${reasonOf(error)}`, { cause: error })
  })
  if (!response.ok) throw new Error(`${url.host} answered with ${response.status}`)
  const answer: unknown = await response.json()
  if (!isArchiveInfo(answer)) throw new Error(`${url.host} did not name an archive`)
  if (new URL(answer.archiveUrl).protocol !== url.protocol) throw new Error(`${url.host} named an unsafe address`)
  return answer
}

function isArchiveInfo(answer: unknown): answer is ArchiveInfo {
  if (typeof answer !== 'object' || answer === null) return false
  const { archiveUrl, fileToExtract } = answer as Record<string, unknown>
  return (
    typeof archiveUrl === 'string' &&
    URL.canParse(archiveUrl) &&
    typeof fileToExtract === 'string' &&
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(fileToExtract)
  )
}

async function fetchArchive(url: string, file: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(archiveTimeoutMs) })
  if (!response.ok || !response.body) throw new Error(`${new URL(url).host} answered with ${response.status}`)
  let received = 0
  const bound = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      done(received > archiveLimitBytes ? new Error('the archive is larger than expected') : null, chunk)
    },
  })
  await pipeline(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), bound, createWriteStream(file))
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
