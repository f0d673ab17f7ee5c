import { setTimeout as sleep } from 'node:timers/promises'
import type { Measure } from '../frame/result.ts'
import { processMemory } from '../parts/process-memory.ts'
import { type CaseIntake, openCaseIntake } from './case-intake.ts'

const startAtOnce = 8
const restMs = 5_000

/**
 * What `pledge start` holds in memory with many open cases (2,000 in the full form), in MB of resident set. `memory.worker`: the
 * process of Pledge, with worker, API and embedded database; `memory.worker.empty`: before the first case. `memory.server`: the
 * Temporal server beside it. `memory.perCase`: what one open case adds to the process of Pledge, in kB.
 */
export const memory: Measure = async function* ({ isFull, say }) {
  const cases = isFull ? 2_000 : 300
  const pledge = await openCaseIntake()
  try {
    const empty = await processMemory(pledge.pid)
    await createAll(pledge, cases)
    say(`  ${cases} cases are open`)
    await sleep(restMs)
    const full = await processMemory(pledge.pid)
    const perCase = ((full.own - empty.own) / cases) * 1_024
    yield { name: 'memory.worker', value: full.own, unit: `MB, ${cases} open cases`, runs: 1 }
    yield { name: 'memory.worker.empty', value: empty.own, unit: 'MB', runs: 1 }
    yield { name: 'memory.perCase', value: perCase, unit: 'kB', runs: 1 }
    yield { name: 'memory.server', value: Math.max(...full.children), unit: `MB, ${cases} open cases`, runs: 1 }
  } finally {
    await pledge.close()
  }
}

async function createAll(pledge: CaseIntake, cases: number): Promise<void> {
  let begun = 0
  const createOneAfterAnother = async (): Promise<void> => {
    while (begun < cases) {
      begun += 1
      await pledge.createCase()
    }
  }
  await Promise.all(Array.from({ length: startAtOnce }, createOneAfterAnother))
}
