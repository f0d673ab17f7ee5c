import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What Linux says of a process after its name: its state first, when it began as the 20th. Null elsewhere, or when it is gone. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/**
 * When a process began, as its system writes it, to tell it from a later one of the same number; null when the system
 * does not say.
 */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? null
  return process.platform === 'win32' ? null : askPs(pid)
}

function askPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 }).trim() || null
  } catch {
    return null
  }
}

/** Whether a process of that number runs, whoever's it is. One that is dead and only waits to be counted does not. */
export function isProcessAlive(pid: number): boolean {
  const [state] = statOf(pid) ?? []
  if (state === 'Z' || state === 'X') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
