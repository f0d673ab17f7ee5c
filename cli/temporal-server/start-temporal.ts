import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { endLeftoverServer, forgetServer, noteServer } from './leftover-server.ts'
import { waitUntilReady } from './wait-until-ready.ts'

/** The kinds of search attribute that Temporal knows. */
export type SearchAttributeKind = 'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList'

export interface StartTemporalOptions {
  /** the `temporal` program, see `findTemporal` */
  readonly executable: string
  /** of the gRPC service, on 127.0.0.1 */
  readonly port: number
  /** of Temporal's own web UI, on 127.0.0.1; without it the server has none */
  readonly uiPort?: number
  /** the database; made where it is missing. Without it everything is kept in memory and gone at the end */
  readonly dbFile?: string
  /** made at the start, beside `default` */
  readonly namespaces?: readonly string[]
  /** by name */
  readonly searchAttributes?: Readonly<Record<string, SearchAttributeKind>>
  /** sees each warning and error that the server writes, until it is told to stop */
  readonly log: (line: string) => void
  /** the environment the program gets, without its TEMPORAL_ variables; PATH and HOME suffice */
  readonly env: Readonly<Record<string, string | undefined>>
  /** default 30 s */
  readonly readyTimeoutMs?: number
}

/** A Temporal dev server that runs as a child of this process. */
export interface TemporalServer {
  /** `host:port` for clients and workers */
  readonly address: string
  readonly uiUrl?: string
  readonly pid: number
  /** resolves when the server has ended, whoever ended it, with the last lines it wrote */
  readonly ended: Promise<readonly string[]>
  /** ends it softly, by force after ten seconds; resolves when it is gone. Calling it again is fine */
  stop(): Promise<void>
}

const host = '127.0.0.1'
const keptLines = 200
const stopGraceMs = 10_000
/** It chooses the ports of its inner services itself, and another process may take one of them first. */
const mostStarts = 3

/**
 * Starts a Temporal dev server and resolves when it answers. A server that a killed process left on the same database
 * file is ended first. It runs in a process group of its own, so that Ctrl-C in a terminal ends this process first, and
 * dies with this process.
 * Throws `temporal.port-taken`, `temporal.in-use` or `temporal.start-failed`.
 */
export async function startTemporal(options: StartTemporalOptions): Promise<TemporalServer> {
  const { port, uiPort, dbFile } = options
  if (dbFile) {
    await mkdir(path.dirname(dbFile), { recursive: true, mode: 0o700 })
    await endLeftoverServer(dbFile)
  }
  for (let start = 1; ; start++) {
    for (const wanted of uiPort === undefined ? [port] : [port, uiPort]) await assertFree(wanted)
    const started = await startOnce(options)
    if ('server' in started) return started.server
    if (!started.lostPort || start === mostStarts) {
      throw new ProblemError('temporal.start-failed', { detail: started.detail })
    }
  }
}

type Started = { readonly server: TemporalServer } | { readonly lostPort: boolean; readonly detail: string }

async function startOnce(options: StartTemporalOptions): Promise<Started> {
  const { port, uiPort, dbFile } = options
  const child = spawn(options.executable, argumentsFor(options), {
    env: environmentFor(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const lines = keepLines(child, options.log)
  const ended = endOf(child, lines)
  const stop = stopperOf(child, ended)
  try {
    const pid = await pidOf(child)
    if (dbFile) await noteServer(dbFile, pid)
    await readyOrEnded(`${host}:${port}`, ended, options.readyTimeoutMs ?? 30_000)
    const forgotten = dbFile ? ended.then(() => forgetServer(dbFile)) : ended
    const server: TemporalServer = {
      address: `${host}:${port}`,
      ...(uiPort === undefined ? {} : { uiUrl: `http://${host}:${uiPort}` }),
      pid,
      ended,
      stop: async () => {
        await stop()
        await forgotten
      },
    }
    return { server }
  } catch (error) {
    await stop()
    if (dbFile) await forgetServer(dbFile)
    const detail = [error instanceof Error ? error.message : String(error), ...tellingLines(lines)].join(' | ')
    return { lostPort: lines.some((line) => line.includes('address already in use')), detail }
  }
}

/** What it said last; where it broke down, the stack is preceded by the reason. */
function tellingLines(lines: readonly string[]): readonly string[] {
  const reason = lines.findIndex((line) => /^(?:panic|fatal error|error)\b/i.test(line))
  return reason < 0 ? lines.slice(-3) : lines.slice(reason, reason + 3)
}

function argumentsFor(options: StartTemporalOptions): string[] {
  const { port, uiPort, dbFile, namespaces = [], searchAttributes = {} } = options
  const server = [
    'server',
    'start-dev',
    '--ip',
    host,
    '--port',
    String(port),
    '--log-level',
    'warn',
    '--color',
    'never',
  ]
  // As fast as no syncing at all, and consistent after a power cut.
  const database = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL']
  return [
    ...server,
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', host, '--ui-port', String(uiPort)]),
    ...(dbFile === undefined ? [] : ['--db-filename', dbFile, ...database]),
    ...namespaces.flatMap((name) => ['--namespace', name]),
    ...Object.entries(searchAttributes).flatMap(([name, kind]) => ['--search-attribute', `${name}=${kind}`]),
  ]
}

function environmentFor(env: StartTemporalOptions['env']): Record<string, string | undefined> {
  const own = Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_'))
  return { ...Object.fromEntries(own), TZ: 'UTC' }
}

function assertFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new ProblemError('temporal.port-taken', { port })
          : new ProblemError('temporal.start-failed', { detail: error.message }),
      )
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function keepLines(child: ChildProcess, log: (line: string) => void): string[] {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      // Once told to stop, its parts complain of one another; on standard output it says where it listens.
      if (stream === child.stderr && !child.killed && line) log(line)
    })
  }
  return lines
}

function endOf(child: ChildProcess, lines: readonly string[]): Promise<readonly string[]> {
  const endWithParent = (): void => {
    child.kill('SIGTERM')
  }
  process.once('exit', endWithParent)
  return new Promise((resolve) => {
    const finish = (): void => {
      process.off('exit', endWithParent)
      resolve(lines)
    }
    child.once('error', finish)
    child.once('close', finish)
  })
}

function pidOf(child: ChildProcess): Promise<number> {
  const { pid } = child
  if (pid !== undefined) return Promise.resolve(pid)
  return new Promise((_resolve, reject) => {
    child.once('error', reject)
  })
}

function stopperOf(child: ChildProcess, ended: Promise<unknown>): () => Promise<void> {
  return async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), stopGraceMs)
    await ended
    clearTimeout(force)
  }
}

async function readyOrEnded(address: string, ended: Promise<unknown>, timeoutMs: number): Promise<void> {
  const useless = new AbortController()
  const endedFirst = ended.then(() => {
    useless.abort(new Error('it ended at once'))
    throw new Error('it ended at once')
  })
  // Once it is ready, a later end is the caller's business.
  endedFirst.catch(() => undefined)
  await Promise.race([waitUntilReady(address, { timeoutMs, signal: useless.signal }), endedFirst])
}
