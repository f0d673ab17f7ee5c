import { once } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { FromRehearsal } from '../../../server/rehearsal/rehearsal-job.ts'
import { runBacktest, runSimulation } from '../../../server/rehearsal/run-rehearsal.ts'
import type { SimulationInput } from '../../../simulation/simulator/simulate.ts'
import { startThread } from '../../../store/start-thread.ts'
import { inputOf } from '../../simulation/simulator/small-simulation.ts'

const within = (withinMs: number) => ({ signal: new AbortController().signal, withinMs, onProgress: () => undefined })
const backtest = {
  input: { untilAt: 0, language: 'en', calendars: new Map(), changedCalendars: new Map(), ownerCalendars: new Map() },
  total: 1,
} as const

describe('a rehearsal in a thread', () => {
  test('gives what it gives without one', async () => {
    const input = inputOf({}, { cases: 50 })
    const { perSecond, ...result } = await runSimulation(input, within(60_000))

    expect(perSecond).toBeGreaterThan(0)
    expect(result).toMatchObject({ cases: 50, ended: 50 })
  })

  test('is given up when its time is over', async () => {
    const input = inputOf({}, { cases: 1_000_000 })
    await expect(runSimulation(input, within(300))).rejects.toMatchObject({ code: 'rehearsal.too-long' })
  })

  test('that breaks is told as broken, with its error for the log', async () => {
    const input = { ...inputOf({}), plan: {} } as SimulationInput
    const broken = runSimulation(input, within(60_000))

    await expect(broken).rejects.toMatchObject({ code: 'rehearsal.broke-off', cause: expect.any(Error) })
  })

  test('passes on what goes wrong while its cases are read', async () => {
    async function* pages(): AsyncIterable<never> {
      yield await Promise.reject(new Error('the database is gone'))
    }
    await expect(runBacktest(backtest, pages(), within(60_000))).rejects.toThrow('the database is gone')
  })

  test('does not begin when it was cancelled before', async () => {
    const options = { ...within(60_000), signal: AbortSignal.abort() }
    await expect(runSimulation(inputOf({}), options)).rejects.toMatchObject({ code: 'rehearsal.cancelled' })
  })

  test('needs no more memory for thirty thousand cases than for one', async () => {
    const input = inputOf({ teams: { desk: { capacity: 10 } } }, { cases: 30_000 })
    const here = pathToFileURL(path.join(import.meta.dirname, '../../../server/rehearsal/run-rehearsal.ts')).href
    // What is kept of one case is more than 5 kB: thirty thousand would not fit.
    const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 32 }
    const thread = startThread(here, 'rehearsal-thread', { workerData: { kind: 'simulate', input }, resourceLimits })
    try {
      for (;;) {
        const [message] = (await once(thread, 'message')) as [FromRehearsal]
        if (message.kind === 'progress') continue
        expect(message).toMatchObject({ kind: 'done', answer: { cases: 30_000, ended: 30_000 } })
        return
      }
    } finally {
      await thread.terminate()
    }
  })
})
