import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { Backtest, type BacktestPlans } from '../../simulation/backtester/backtest.ts'
import { simulate } from '../../simulation/simulator/simulate.ts'
import type { FromRehearsal, RehearsalJob, ToRehearsal } from './rehearsal-job.ts'

const port = parentPort
if (port === null) throw new Error('This file is the thread of a rehearsal.')
const say = (message: FromRehearsal) => port.postMessage(message)
const toldEveryMs = 200
let toldAt = performance.now()
const startedAt = toldAt

function progress(done: number, total: number): void {
  const now = performance.now()
  if (now - toldAt < toldEveryMs) return
  toldAt = now
  say({ kind: 'progress', done, total })
}

function perSecond(count: number): number {
  return Math.round((count / Math.max(1, performance.now() - startedAt)) * 1000)
}

/** What a caller did wrong is told as such; anything else is a bug and ends the thread. */
function guarded(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    say({ kind: 'problem', code: error.code, params: error.params })
  }
}

function runSimulation({ input }: Extract<RehearsalJob, { kind: 'simulate' }>): void {
  const run = simulate(input)
  for (;;) {
    const next = run.next()
    if (next.done === true) {
      say({ kind: 'done', answer: { ...next.value, perSecond: perSecond(next.value.cases) } })
      return
    }
    progress(next.value.done, next.value.total)
  }
}

function runBacktest({ input, total }: Extract<RehearsalJob, { kind: 'backtest' }>): void {
  const backtest = new Backtest(input)
  const plans = new Map<string, BacktestPlans>()
  let done = 0
  port?.on('message', (message: ToRehearsal) =>
    guarded(() => {
      if (message.kind === 'end') {
        const result = backtest.result()
        say({ kind: 'done', answer: { ...result, perSecond: perSecond(result.cases) } })
        return
      }
      for (const [hash, told] of message.plans) plans.set(hash, told)
      for (const each of message.cases) {
        const found = plans.get(each.planHash)
        if (found === undefined) throw new Error(`the plan ${each.planHash} was never told`)
        backtest.add(each, found)
        done += 1
        progress(done, total)
      }
      say({ kind: 'more' })
    }),
  )
}

const job = workerData as RehearsalJob
if (job.kind === 'simulate') guarded(() => runSimulation(job))
else runBacktest(job)
