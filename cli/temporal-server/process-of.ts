import { readFile } from 'node:fs/promises'
import { runProgram } from './run-program.ts'

/** What the system says of a running process. */
export interface ProcessFacts {
  readonly parentPid: number
  /** the command line, words joined by blanks */
  readonly command: string
}

/** Looks at a process by its id; null when there is none (or it is a zombie, which holds nothing any more). */
export async function processOf(pid: number): Promise<ProcessFacts | null> {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

async function fromProc(pid: number): Promise<ProcessFacts | null> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ])
    // The name in brackets may hold blanks and brackets itself: the fields begin after the last one.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || parent === undefined) return null
    return { parentPid: Number(parent), command: commandLine.split('\0').join(' ').trim() }
  } catch {
    return null
  }
}

async function fromPs(pid: number): Promise<ProcessFacts | null> {
  const answer = await runProgram('ps', ['-ww', '-o', 'ppid=', '-o', 'command=', '-p', String(pid)], {
    env: { PATH: '/bin:/usr/bin' },
    timeoutMs: 5_000,
  })
  const found = /^\s*(\d+)\s+(.+)$/m.exec(answer.output)
  return answer.exitCode === 0 && found ? { parentPid: Number(found[1]), command: found[2] ?? '' } : null
}
