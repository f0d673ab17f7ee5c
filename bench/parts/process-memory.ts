import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What a process holds in memory, and each of its children, in MB (2^20 bytes of resident set). */
export interface ProcessMemory {
  readonly own: number
  readonly children: readonly number[]
}

/** Reads the memory of a process from the operating system. Throws when there is no such process. */
export async function processMemory(pid: number): Promise<ProcessMemory> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,rss='])
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number, number])
  const own = rows.find(([found]) => found === pid)
  if (own === undefined) throw new Error(`there is no process ${pid}`)
  const megabytes = (row: readonly [number, number, number]): number => row[2] / 1_024
  return { own: megabytes(own), children: rows.filter(([, parent]) => parent === pid).map(megabytes) }
}
