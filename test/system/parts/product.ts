import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Pledge } from '../../../sdk/index.ts'
import { freePort } from '../../parts/free-port.ts'
import { type Reaper, startReaper } from '../../parts/reaper.ts'

const project = path.resolve(import.meta.dirname, '../../..')
const main = path.join(project, 'dist/cli/main.js')
const run = promisify(execFile)

/** How a process ended: its exit code, or the signal that killed it. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** What `pledge start --json` says when it is ready. */
interface Report {
  readonly url: string
  readonly temporalAddress: string
  readonly temporalUiUrl: string | null
  readonly dataFolder: string
}

/** The built product as it runs on a folder of its own. */
export interface Product extends Report {
  readonly pledge: Pledge
  readonly apiKey: string
  readonly readyAfterMs: number
  /** The last of what it wrote to standard error. */
  complaints(): string
  /** The process of the Temporal server that it brought. */
  temporalPid(): Promise<number>
  /** Sends a signal and resolves when the process has ended. */
  end(signal: NodeJS.Signals): Promise<Ended>
}

/** A place for one or more runs of the product, one after another. */
export interface Premises {
  readonly folder: string
  readonly administrator: { readonly login: string; readonly password: string }
  start(options?: {
    readonly port?: number
    readonly args?: readonly string[]
    readonly env?: Readonly<Record<string, string>>
  }): Promise<Product>
  /** Runs `pledge` to its end; the folder's running product is found by itself. */
  call(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>
  /** Ends what still runs and deletes the folder. */
  close(): Promise<void>
}

/**
 * Builds what is stale (under a second when nothing is) and makes a data folder. What a killed test run leaves behind is
 * cleared away. Call it in `beforeAll`, and `close` in `afterAll`.
 */
export async function openPremises(): Promise<Premises> {
  await run(process.execPath, [path.join(project, 'scripts/build.mjs')], { cwd: project })
  const reaper = startReaper()
  const folder = await mkdtemp(path.join(tmpdir(), 'pledge-system-'))
  reaper.folder(folder)
  const administrator = { login: 'admin', password: 'correct horse battery' }
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    PLEDGE_DATA: path.join(folder, 'data'),
    PLEDGE_ADMIN_PASSWORD: administrator.password,
  }
  const running = new Set<Product>()
  return {
    folder,
    administrator,
    async start({ port, args = [], env: more = {} } = {}) {
      const own = { ...env, ...more, PORT: String(port ?? (await freePort())) }
      const product = await startProduct(own, folder, args, reaper)
      running.add(product)
      return product
    },
    call: (args, more = {}) => endOf(launch(args, { ...env, ...more }, folder)),
    async close() {
      for (const product of running) await product.end('SIGTERM')
      await reaper.finish()
    },
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Every line of output is kept: a test that fails can say what the product said. */
interface Launched {
  readonly child: ChildProcess
  readonly output: { out: string; err: string }
}

function launch(args: readonly string[], env: Environment, cwd: string): Launched {
  const child = spawn(process.execPath, [main, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.err += text
  })
  return { child, output }
}

function endOf({ child, output }: Launched): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, ...output }))
  })
}

async function startProduct(env: Environment, cwd: string, args: readonly string[], reaper: Reaper): Promise<Product> {
  const beganAt = performance.now()
  const launched = launch(['start', '--json', ...args], env, cwd)
  const { child } = launched
  if (child.pid !== undefined) reaper.process(child.pid)
  const ended = endOf(launched)
  const report = await Promise.race([
    reportOf(launched),
    ended.then(({ code, err }) => {
      throw new Error(`pledge start ended with ${code} before it was ready:\n${err}`)
    }),
  ])
  const readyAfterMs = performance.now() - beganAt
  const temporalPid = () => temporalPidOf(report.dataFolder)
  reaper.process(await temporalPid())
  const apiKey = (await readFile(path.join(report.dataFolder, 'api-key'), 'utf8')).trim()
  return {
    ...report,
    apiKey,
    readyAfterMs,
    complaints: () => launched.output.err.slice(-2_000),
    temporalPid,
    pledge: new Pledge({ url: report.url, apiKey }),
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** The one line that is written to standard output. */
async function reportOf({ child, output }: Launched): Promise<Report> {
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', () => {
      if (output.out.includes('\n')) resolve()
    })
  })
  const report = JSON.parse(output.out) as Partial<Report>
  if (report.dataFolder === undefined) throw new Error(`pledge start said: ${output.out}${output.err}`)
  return report as Report
}

async function temporalPidOf(dataFolder: string): Promise<number> {
  const note = JSON.parse(await readFile(path.join(dataFolder, 'temporal/temporal.db.pid'), 'utf8')) as { pid: number }
  return note.pid
}

/** Whether a process of this id is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Looks again and again until `look` finds something; fails, naming what was waited for, after `withinMs`. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 20_000,
): Promise<T> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== null && found !== undefined && found !== false) return found
    if (performance.now() > giveUpAt) throw new Error(`${what}: not within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
