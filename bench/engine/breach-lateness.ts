import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseCommit } from '../../core/contract/commit.ts'
import { caseWorkflowId, TEMPORAL } from '../../core/contract/temporal.ts'
import type { BenchResult, Effort, Measure } from '../frame/result.ts'
import { percentile } from '../frame/statistics.ts'
import { alwaysOpen, nineStepPlan } from '../nine-step/nine-step-plan.ts'
import { type BenchLab, openBenchLab } from './bench-lab.ts'

const targetMs = 30 * 60_000
const startAtOnce = 16
/** A slow machine starts so many cases per second at least; the deadlines begin when all are started. */
const startsPerSecond = 12

const plan = nineStepPlan({
  calendar: alwaysOpen,
  firstResponse: { amount: 100, unit: 'businessHours' },
  resolution: { amount: targetMs / 60_000, unit: 'businessMinutes' },
  warnAt: 100,
})

interface Lateness {
  readonly breachedAt: number
  readonly detectedMs: number
  readonly committedMs: number
}

/**
 * `breach.lateness`: how long after its deadline a breach is noticed, at the 99th percentile, with many open cases whose deadlines
 * are spread evenly over a minute (2,000 in the full form, as dense in the short one). `breach.commit`: the same until it can be
 * read in the store. Cases wait a quarter of a second on purpose, for what was in time and is on its way.
 */
export const breachLateness: Measure = async function* (effort) {
  const { cases, spreadMs } = effort.isFull ? { cases: 2_000, spreadMs: 60_000 } : { cases: 240, spreadMs: 7_200 }
  const found = new Map<string, Lateness>()
  const lab = await openBenchLab({ plan, say: effort.say, onCommitted: (commit) => note(found, commit, Date.now()) })
  try {
    const deadlines = await startAll(lab, { cases, spreadMs }, effort)
    const lastAt = Math.max(...deadlines.values())
    await sleep(lastAt - Date.now())
    for (let waits = 0; found.size < cases && waits < 600; waits++) await sleep(100)
    requireAll(deadlines, found)
    yield* resultsOf([...found.values()])
  } finally {
    await lab.close()
  }
}

function note(found: Map<string, Lateness>, { caseId, state, records }: CaseCommit, committedAt: number): void {
  if (!records.some(({ event }) => event === 'breached')) return
  const [breach, ...others] = state.breaches
  if (breach === undefined || others.length > 0 || found.has(caseId)) throw new Error(`${caseId} breached twice`)
  const { breachedAt, detectedAt } = breach
  found.set(caseId, { breachedAt, detectedMs: detectedAt - breachedAt, committedMs: committedAt - breachedAt })
}

/** Starts the cases, as accepted in the past, in an order that has nothing to do with their deadlines; the deadline of each by its id. */
async function startAll(
  { client, plan: { id: flow, version, hash } }: BenchLab,
  { cases, spreadMs }: { readonly cases: number; readonly spreadMs: number },
  { say }: Effort,
): Promise<ReadonlyMap<string, number>> {
  const firstAt = Date.now() + (cases / startsPerSecond) * 1_000
  const deadlines = new Map<string, number>()
  let begun = 0
  const startOneAfterAnother = async (): Promise<void> => {
    while (begun < cases) {
      const number = ++begun
      const place = (number * 7_919) % cases
      const deadlineAt = Math.round(firstAt + (place * spreadMs) / cases)
      deadlines.set(`late-${number}`, deadlineAt)
      await client.workflow.start(TEMPORAL.workflow, {
        workflowId: caseWorkflowId(`late-${number}`),
        taskQueue: TEMPORAL.taskQueue,
        args: [{ flow, plan: { id: flow, version, hash }, number, at: deadlineAt - targetMs, facts: { amount: 1 } }],
      })
    }
  }
  await Promise.all(Array.from({ length: startAtOnce }, startOneAfterAnother))
  if (Date.now() > firstAt) throw new Error('this machine is too slow: deadlines passed before all cases were started')
  say(`  ${cases} cases are open`)
  return deadlines
}

function requireAll(deadlines: ReadonlyMap<string, number>, found: ReadonlyMap<string, Lateness>): void {
  for (const [id, deadlineAt] of deadlines) {
    const breachedAt = found.get(id)?.breachedAt
    if (breachedAt !== deadlineAt) throw new Error(`${id} was due at ${deadlineAt} and breached at ${breachedAt}`)
  }
}

function* resultsOf(found: readonly Lateness[]): Iterable<BenchResult> {
  const detected = found.map(({ detectedMs }) => detectedMs)
  const committed = found.map(({ committedMs }) => committedMs)
  const runs = found.length
  yield { name: 'breach.lateness', value: percentile(detected, 0.99), unit: 'ms p99', runs }
  yield { name: 'breach.lateness.median', value: percentile(detected, 0.5), unit: 'ms', runs }
  yield { name: 'breach.commit', value: percentile(committed, 0.99), unit: 'ms p99', runs }
}
