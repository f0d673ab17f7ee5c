import { monitorEventLoopDelay } from 'node:perf_hooks'
import { listCases } from '../../store/cases/list-cases.ts'
import { listFacts } from '../../store/reports/list-facts.ts'
import { readReport } from '../../store/reports/read-report.ts'
import type { Store } from '../../store/store.ts'
import type { BenchResult, Measure } from '../frame/result.ts'
import { percentile } from '../frame/statistics.ts'
import { dashboardRequests } from './dashboard-requests.ts'
import { rollups } from './rollups.ts'
import { openStoreLab, type StoreLab } from './store-lab.ts'

const zone = 'Asia/Shanghai'

/**
 * What reports cost on a database full of cases, against the same questions to the tables of cases:
 * `store.dashboards`, a mix of reports over days and years; `store.stall`, how long the event loop stands still at most meanwhile;
 * `store.atRisk`, what is due first; `store.drilldown`, the facts behind a figure; `store.rollups`, how many events a second are counted.
 */
export const reports: Measure = async function* (effort) {
  const lab = await openStoreLab(effort)
  try {
    const rounds = effort.isFull ? 10 : 3
    yield* dashboards(lab, rounds)
    yield await atRisk(lab, rounds * 10)
    yield await drilldown(lab, rounds * 2)
    yield await rollups(lab, effort)
  } finally {
    await lab.close()
  }
}

async function* dashboards({ store, untilAt }: StoreLab, rounds: number): AsyncGenerator<BenchResult> {
  const until = new Date(untilAt).toISOString().slice(0, 10)
  const requests = dashboardRequests(until)
  for (const { query } of requests) await readReport(store, query)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const { query } of requests) took.push(await timed(async () => JSON.stringify(await readReport(store, query))))
  }
  delay.disable()
  const raw: number[] = []
  for (const { query, raw: text } of requests) {
    const values = [Date.parse(query.from), Date.parse(query.to), zone].slice(0, text.includes('$3') ? 3 : 2)
    raw.push(await timed(() => store.query(text, values)))
  }
  yield compared('store.dashboards', took, raw)
  yield { name: 'store.dashboards.median', value: percentile(took, 0.5), unit: 'ms', runs: took.length }
  yield { name: 'store.stall', value: delay.max / 1e6, unit: 'ms', runs: took.length }
}

/** The page of a queue that shows what is due first, with those that are late. */
async function atRisk({ store, untilAt: at }: StoreLab, rounds: number): Promise<BenchResult> {
  const filters = { status: ['open', 'waiting'] } as const
  const took = await timedAll(rounds, [
    () => listCases(store, { limit: 50, filters, at, visibility: 'all' }),
    () => listCases(store, { limit: 50, filters: { ...filters, isLate: true }, at, visibility: 'all' }),
    () => listCases(store, { limit: 50, filters: { ...filters, team: ['frontline'] }, at, visibility: 'all' }),
  ])
  const raw = await timedAll(3, [
    () =>
      store.query(
        `select c.*, min(k.breaches_at) as due from cases c join case_clocks k on k.case_id = c.id
         where k.state = 'running' group by c.id order by due limit 50`,
      ),
  ])
  return compared('store.atRisk', took, raw)
}

async function drilldown({ store, untilAt }: StoreLab, rounds: number): Promise<BenchResult> {
  const to = new Date(untilAt).toISOString().slice(0, 10)
  const from = new Date(untilAt - 30 * 86_400_000).toISOString().slice(0, 10)
  const days = { from, to, zone } as const
  const queries = [
    { query: { measure: 'clock', ...days, late: true } },
    { query: { measure: 'clock', ...days, late: true, where: { team: ['specialists'], channel: ['social'] } } },
    { query: { measure: 'resolved', ...days, atLeast: 86_400_000 }, sort: 'longest' },
    { query: { measure: 'opened', ...days, hourOfWeek: 9 } },
    { query: { measure: 'satisfaction', ...days, from: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}`, late: true } },
  ] as const
  const took = await timedAll(
    rounds,
    queries.map((asked) => () => listFacts(store, { ...asked, limit: 50 })),
  )
  const raw = await timedAll(2, [() => rawFacts(store, untilAt)])
  return compared('store.drilldown', took, raw)
}

/** Late clocks of the last month with their cases. */
function rawFacts(store: Store, untilAt: number): Promise<unknown> {
  return store.query(
    `select c.id, c.number, k.* from case_clocks k join cases c on c.id = k.case_id
     where k.outcome = 'missed' and k.breached_at >= $1 and k.breached_at < $2 order by k.breached_at desc limit 50`,
    [untilAt - 30 * 86_400_000, untilAt],
  )
}

async function timedAll(rounds: number, works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) for (const work of works) took.push(await timed(work))
  return took
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganAt = performance.now()
  await work()
  return performance.now() - beganAt
}

function compared(name: string, took: readonly number[], raw: readonly number[]): BenchResult {
  const [value, baseline] = [percentile(took, 0.95), percentile(raw, 0.95)]
  return { name, value, unit: 'ms p95', baseline, ratio: baseline / value, runs: took.length }
}
