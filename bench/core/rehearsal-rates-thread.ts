import { parentPort, workerData } from 'node:worker_threads'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { Backtest } from '../../simulation/backtester/backtest.ts'
import { readingsOf } from '../../simulation/backtester/clock-differences.ts'
import type { RecordedCase } from '../../simulation/backtester/recorded-case.ts'
import { type SimulatedStep, type SimulationInput, simulate } from '../../simulation/simulator/simulate.ts'
import { complaintSimulation, complaintWithin } from './complaint-simulation.ts'
import type { RatesJob } from './rehearsal-rates.ts'

const { what, rounds, cases } = workerData as RatesJob
const warmUpCases = 4000
const differentCases = 1000

function runToEnd(input: SimulationInput): void {
  const run = simulate(input)
  for (let next = run.next(); next.done !== true; next = run.next());
}

function rateOf(count: number, work: () => void): number {
  const startedAt = performance.now()
  work()
  return (count / (performance.now() - startedAt)) * 1000
}

async function simulationRates(): Promise<number[]> {
  const input = await complaintSimulation(cases, 1, what === 'busy')
  runToEnd({ ...input, cases: warmUpCases })
  return Array.from({ length: rounds }, (_, seed) => rateOf(cases, () => runToEnd({ ...input, seed: seed + 2 })))
}

/** Recorded cases are lived in a simulation; they are replayed over and over, as if each were another one. */
async function backtestRates(): Promise<number[]> {
  const lived = await livedCases()
  const [before, after] = [lived.plan, await complaintWithin(6)]
  const run = (count: number) => {
    const options = {
      calendars: new Map(),
      changedCalendars: new Map(),
      ownerCalendars: new Map(),
      language: 'en' as const,
    }
    const backtest = new Backtest({ untilAt: lived.untilAt, ...options })
    for (let index = 0; index < count; index++) {
      backtest.add(lived.cases[index % lived.cases.length] as RecordedCase, { before, after })
    }
    const { replayed, changedCount } = backtest.result()
    if (replayed !== count || changedCount === 0)
      throw new Error(`replayed ${replayed} of ${count}, changed ${changedCount}`)
  }
  run(warmUpCases)
  return Array.from({ length: rounds }, () => rateOf(cases, () => run(cases)))
}

async function livedCases() {
  const lives = new Map<string, { records: CaseRecord[]; state: CaseState }>()
  const watch = ({ event, after, records }: SimulatedStep) => {
    const life = lives.get(after.id) ?? { records: [], state: after }
    const first = records.findIndex(({ actor }) => actor.kind !== 'system')
    const commandId = `c${after.seq}`
    const isCommand = event.kind === 'command'
    life.records.push(
      ...records.map((record, index) =>
        isCommand && first >= 0 && index >= first ? { ...record, commandId } : record,
      ),
    )
    life.state = after
    lives.set(after.id, life)
  }
  const input = await complaintSimulation(differentCases, 1, true)
  runToEnd({ ...input, watch })
  const { plan } = input
  const states = [...lives.values()].map(({ state }) => state)
  const recorded = [...lives].map(
    ([id, { records, state }], index): RecordedCase => ({
      id,
      number: index + 1,
      flow: plan.id,
      planHash: plan.hash,
      recordedAt: state.at,
      customerCalendar: null,
      isBots: false,
      records,
      clocks: [...readingsOf(plan, state).values()].map((reading) => ({ ...reading, clock: reading.id })),
    }),
  )
  return { plan, cases: recorded, untilAt: Math.max(...states.map(({ at }) => at)) }
}

parentPort?.postMessage(what === 'backtest' ? await backtestRates() : await simulationRates())
