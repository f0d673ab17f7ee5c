import { setTimeout as sleep } from 'node:timers/promises'
import { processOf } from './process-of.ts'

const pollEveryMs = 50

/** Ends a process softly, then, after `graceMs`, by force; resolves when it is gone. One that is gone already is fine. */
export async function endProcess(pid: number, graceMs = 10_000): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!send(pid, signal)) return
    const giveUpAt = performance.now() + graceMs
    while (performance.now() < giveUpAt) {
      if ((await processOf(pid)) === null) return
      await sleep(pollEveryMs)
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
