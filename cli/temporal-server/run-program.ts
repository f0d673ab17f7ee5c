import { spawn } from 'node:child_process'

/** How a program ended. `output` is its last 64 kB of standard output and error, interleaved. */
export interface ProgramResult {
  /** null when it could not be started, was ended by a signal or took too long */
  readonly exitCode: number | null
  readonly output: string
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** after this long the program is killed */
  readonly timeoutMs: number
  /** sees each whole line as it comes */
  readonly onLine?: (line: string) => void
}

const keptCharacters = 65_536

/** Runs a program to its end, without a shell. Never rejects: what went wrong stands in the result. */
export function runProgram(path: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(path, args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let unfinished = ''
    const take = (data: Buffer): void => {
      const text = data.toString('utf8')
      output = (output + text).slice(-keptCharacters)
      const lines = (unfinished + text).split('\n')
      unfinished = (lines.pop() ?? '').slice(-keptCharacters)
      for (const line of lines) options.onLine?.(line)
    }
    const end = (): void => {
      child.kill('SIGKILL')
    }
    const timer = setTimeout(end, options.timeoutMs)
    process.once('exit', end)
    const finish = (exitCode: number | null, said = ''): void => {
      clearTimeout(timer)
      process.off('exit', end)
      resolve({ exitCode, output: output + said })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => finish(null, error.message))
    child.on('close', (exitCode) => finish(exitCode))
  })
}
