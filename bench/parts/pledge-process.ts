import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

export interface PledgeOptions {
  /** The file that Node runs, and what Node is told before it. */
  readonly program: readonly string[]
  /** The command of `pledge` with its arguments. */
  readonly args: readonly string[]
  /** The settings; of this process's own environment only what programs need to run at all is passed on. */
  readonly env: Readonly<Record<string, string>>
  /** A line on standard error by which one sees that it is ready; without it the process counts as ready at once. */
  readonly readyLine?: RegExp
  readonly readyTimeoutMs?: number
}

/** A `pledge` command that runs in a process of its own. */
export interface PledgeProcess {
  readonly pid: number
  /** Its exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** What it wrote last, for complaints. */
  readonly lastLines: () => string
  /** Ends it softly, by force after ten seconds. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const passedOn = ['PATH', 'HOME', 'TMPDIR', 'LANG']
const keptLines = 40
const stopGraceMs = 10_000

/** Starts a command and resolves when it is ready. It ends with this process. Throws, with its last words, when it ends before. */
export async function startPledge(options: PledgeOptions): Promise<PledgeProcess> {
  const { program, args, env, readyLine, readyTimeoutMs = 60_000 } = options
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...inherited(), TZ: 'UTC', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = endOf(child)
  const lines: string[] = []
  const ready = new Promise<void>((resolve) => {
    if (readyLine === undefined) resolve()
    if (!child.stderr) return
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      if (readyLine?.test(line)) resolve()
    })
  })
  const lastLines = (): string => lines.join('\n')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const failed = (why: string) => new Error(`pledge ${args.join(' ')} ${why}\n${lastLines()}`)
  const endedEarly = ended.then((code) => {
    throw failed(`ended with ${code}`)
  })
  const tooLate = sleep(readyTimeoutMs, undefined, { ref: false }).then(() => {
    throw failed(`was not ready after ${readyTimeoutMs} ms`)
  })
  for (const late of [endedEarly, tooLate]) late.catch(() => undefined)
  try {
    await Promise.race([ready, endedEarly, tooLate])
  } catch (error) {
    await kill()
    throw error
  }
  return { pid: child.pid ?? 0, ended, lastLines, stop: () => stopSoftly(child, ended), kill }
}

function inherited(): Record<string, string> {
  const given = passedOn.map((name) => [name, process.env[name]] as const)
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function endOf(child: ChildProcess): Promise<number | null> {
  const endWithParent = (): void => {
    child.kill('SIGKILL')
  }
  process.once('exit', endWithParent)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('exit', endWithParent)
      resolve(code)
    })
  })
}

async function stopSoftly(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), stopGraceMs)
  await ended
  clearTimeout(force)
}
