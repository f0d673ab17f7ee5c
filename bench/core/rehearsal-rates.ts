import { once } from 'node:events'
import { rehearsalThreadLimits } from '../../server/rehearsal/run-rehearsal.ts'
import { startThread } from '../../store/start-thread.ts'
import type { Effort, Measure } from '../frame/result.ts'
import { median } from '../frame/statistics.ts'

/** What the thread measures: so many rounds of so many cases, after a warm-up that does not count. */
export interface RatesJob {
  readonly what: 'simulate' | 'busy' | 'backtest'
  readonly rounds: number
  readonly cases: number
}

/**
 * `simulate.cases`: cases of the complaint template a second, in one thread, as the product runs them and with what is usual; and
 * `simulate.cases.busy` with the example profile, where queues are long and much is late.
 * `backtest.cases`: recorded cases a second, each replayed under its own plan and under one with a tighter promise, and compared.
 */
export const rehearsalRates: Measure = async function* (effort) {
  yield { name: 'simulate.cases', unit: 'cases/s', ...(await ratesOf('simulate', effort)) }
  yield { name: 'simulate.cases.busy', unit: 'cases/s', ...(await ratesOf('busy', effort)) }
  yield { name: 'backtest.cases', unit: 'cases/s', ...(await ratesOf('backtest', effort)) }
}

async function ratesOf(what: RatesJob['what'], { isFull }: Effort): Promise<{ value: number; runs: number }> {
  const job: RatesJob = isFull ? { what, rounds: 7, cases: 100_000 } : { what, rounds: 5, cases: 8000 }
  const thread = startThread(import.meta.url, 'rehearsal-rates-thread', {
    workerData: job,
    resourceLimits: rehearsalThreadLimits,
  })
  try {
    const [rates] = (await once(thread, 'message')) as [number[]]
    return { value: median(rates), runs: rates.length }
  } finally {
    await thread.terminate()
  }
}
