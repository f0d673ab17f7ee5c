import { randomUUID } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { caseWorkflowId } from '../../core/contract/temporal.ts'
import { comparedResult } from '../frame/compare.ts'
import type { Effort, Measure } from '../frame/result.ts'
import { alwaysOpen, nineStepPlan } from '../nine-step/nine-step-plan.ts'
import { type BenchLab, openBenchLab } from './bench-lab.ts'
import { startHandWrittenWorker } from './hand-written/start-worker.ts'
import { type HistoryCost, historyCost } from './history-cost.ts'
import { type Life, lifeByHand, lifeInPledge, resolutionMs, warnAfterMs } from './nine-step-lives.ts'

const plan = nineStepPlan({
  calendar: alwaysOpen,
  firstResponse: { amount: 30, unit: 'businessMinutes' },
  resolution: { amount: resolutionMs / 60_000, unit: 'businessMinutes' },
  warnAt: (100 * warnAfterMs) / resolutionMs,
})

/** `engine.historyEvents` and `engine.actions`: what one nine-step case costs in Temporal, and the hand-written one. */
export const historyOfNineSteps: Measure = async function* ({ say }) {
  const lab = await openLabForBoth(say)
  try {
    const cost = await costOf(lab.client, lifeInPledge(lab), caseWorkflowId)
    const baseline = await costOf(lab.client, lifeByHand(lab), (id) => `hand-written/${id}`)
    yield { name: 'engine.historyEvents', unit: 'events', value: cost.events, baseline: baseline.events, runs: 1 }
    yield { name: 'engine.actions', unit: 'actions', value: cost.actions, baseline: baseline.actions, runs: 1 }
  } finally {
    await lab.close()
  }
}

/**
 * `engine.cases`: nine-step cases per second with many under way at once, against the hand-written workflow on the same server
 * and database, measured in turns.
 */
export const casesPerSecond: Measure = async function* (effort) {
  const lab = await openLabForBoth(effort.say)
  try {
    const [subjectRates, baselineRates] = await ratesInTurns(lifeInPledge(lab), lifeByHand(lab), effort)
    await requireWarnings(lab, effort)
    yield comparedResult({ name: 'engine.cases', unit: 'cases/s' }, subjectRates, baselineRates)
  } finally {
    await lab.close()
  }
}

async function openLabForBoth(say: Effort['say']): Promise<BenchLab> {
  const lab = await openBenchLab({ plan, say })
  try {
    await startHandWrittenWorker(lab)
    return lab
  } catch (error) {
    await lab.close()
    throw error
  }
}

async function costOf(client: Client, life: Life, workflowIdOf: (id: string) => string): Promise<HistoryCost> {
  const id = randomUUID()
  await life(id)
  return historyCost(await client.workflow.getHandle(workflowIdOf(id)).fetchHistory())
}

const sizeOf = ({ isFull }: Effort) =>
  isFull ? { rounds: 7, cases: 240, atOnce: 60 } : { rounds: 3, cases: 80, atOnce: 40 }

async function ratesInTurns(ours: Life, theirs: Life, effort: Effort): Promise<readonly [number[], number[]]> {
  const { rounds, cases, atOnce } = sizeOf(effort)
  await rateOf(ours, atOnce, atOnce)
  await rateOf(theirs, atOnce, atOnce)
  const subjectRates: number[] = []
  const baselineRates: number[] = []
  for (let round = 0; round < rounds; round++) {
    subjectRates.push(await rateOf(ours, cases, atOnce))
    baselineRates.push(await rateOf(theirs, cases, atOnce))
    effort.say(
      `  round ${round + 1}: ${subjectRates.at(-1)?.toFixed(1)} and ${baselineRates.at(-1)?.toFixed(1)} cases/s`,
    )
  }
  return [subjectRates, baselineRates]
}

/** Lives so many cases, so many of them at once; whole cases per second. */
async function rateOf(life: Life, cases: number, atOnce: number): Promise<number> {
  const startedAt = performance.now()
  let begun = 0
  const liveOneAfterAnother = async (): Promise<void> => {
    while (begun < cases) {
      begun += 1
      await life(randomUUID())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, liveOneAfterAnother))
  return (cases / (performance.now() - startedAt)) * 1_000
}

/** Both sides have to have done all nine steps, the warning included, for every case. */
async function requireWarnings({ store }: BenchLab, effort: Effort): Promise<void> {
  const { rounds, cases, atOnce } = sizeOf(effort)
  const lived = atOnce + rounds * cases
  const tables = ['case_records', 'hand_written.events']
  for (const table of tables) {
    const [row] = await store.query<{ warned: number; closed: number }>(
      `select count(*) filter (where event = 'warned') as warned, count(*) filter (where event = 'closed') as closed
       from ${table}`,
    )
    if (row?.warned !== lived || row.closed !== lived) {
      throw new Error(`of ${lived} cases in ${table} ${row?.warned} warned and ${row?.closed} closed`)
    }
  }
}
