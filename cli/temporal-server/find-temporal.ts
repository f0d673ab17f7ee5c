import { rm } from 'node:fs/promises'
import path from 'node:path'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { buildTemporal } from './build-temporal.ts'
import { type DownloadOptions, downloadTemporal } from './download-temporal.ts'
import { findOnPath, isExecutable } from './find-on-path.ts'
import { runProgram } from './run-program.ts'

/** A Temporal server that already runs elsewhere, or the program that starts one here. */
export type TemporalPlace =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'executable'; readonly path: string }

export interface FindTemporalOptions {
  /** of a running server, `host:port`; wins over everything else */
  readonly address?: string | undefined
  /** the environment for programs that are run; its PATH is searched */
  readonly env: Readonly<Record<string, string | undefined>>
  /** see `cacheFolderFor` */
  readonly cacheFolder: string
  /** a line to show to whoever waits; nothing is said where nothing has to be fetched */
  readonly onProgress: (line: string) => void
  /** other ways to get the program, for tests; each puts it at `target` or rejects */
  readonly fetchers?: readonly ProgramFetcher[]
}

export type ProgramFetcher = (options: Pick<DownloadOptions, 'target' | 'env' | 'onProgress'>) => Promise<void>

const executableName = process.platform === 'win32' ? 'temporal.exe' : 'temporal'

/**
 * Finds a Temporal server, in this order: the given address; `temporal` on the PATH; the one in the cache folder; a
 * download; a build with Go. A program counts only if it answers to `--version`.
 * Throws `temporal.not-found`, naming what was tried, when there is no way.
 */
export async function findTemporal(options: FindTemporalOptions): Promise<TemporalPlace> {
  if (options.address) return { kind: 'address', address: options.address }
  const cached = path.join(options.cacheFolder, 'bin', executableName)
  const onPath = await findOnPath('temporal', options.env.PATH ?? '')
  for (const candidate of [onPath, cached]) {
    if (candidate && (await isTemporal(candidate, options.env))) return { kind: 'executable', path: candidate }
  }
  const tried: string[] = []
  for (const fetcher of options.fetchers ?? [downloadTemporal, buildTemporal]) {
    try {
      await fetcher({ target: cached, env: options.env, onProgress: options.onProgress })
      if (await isTemporal(cached, options.env)) return { kind: 'executable', path: cached }
      await rm(cached, { force: true })
      tried.push('the program that came does not run on this machine')
    } catch (error) {
      tried.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new ProblemError('temporal.not-found', { tried })
}

async function isTemporal(file: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  if (!(await isExecutable(file))) return false
  const answer = await runProgram(file, ['--version'], { env, timeoutMs: 15_000 })
  return answer.exitCode === 0 && /^temporal version /m.test(answer.output)
}
