import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFacts } from '../../activities/keep-facts.ts'
import { keepForecasts } from '../../activities/keep-forecasts.ts'
import type { KeptArrivals } from '../../analysis/forecast/kept-arrivals.ts'
import type { RiskModel } from '../../analysis/risk/learn-risk.ts'
import type { KeptStaffing } from '../../analysis/staffing/kept-staffing.ts'
import { seedStore } from '../../bench/seed/seed-store.ts'
import { readTemplates, seedTemplates } from '../../cli/parts/seed-templates.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { listCaseScores, totalCaseScores } from '../../store/forecasts/case-scores.ts'
import { listCustomerScores } from '../../store/forecasts/customer-signals.ts'
import { keptForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { Store } from '../../store/store.ts'
import { openScratchStore } from '../store/scratch-store.ts'

const untilAt = Date.parse('2026-11-20T06:00:00Z')
const parts = {
  now: () => untilAt,
  compileCalendar: (document: unknown, version: number) => {
    const made = compileCalendar(document, { version })
    if (!made.ok) throw new Error('a calendar of the templates does not compile')
    return made.calendar
  },
}

describe('what is kept of what will come', () => {
  let store: Store
  const errors: unknown[] = []
  beforeAll(async () => {
    store = await openScratchStore()
    await seedTemplates({ store, now: parts.now, uuid: () => crypto.randomUUID() }, await readTemplates())
    await seedStore(store, { cases: 1200, seed: 1, days: 90, untilAt })
    const facts = keepFacts({ store }, { restMs: 20, onError: (error) => errors.push(error) })
    await until(async () => {
      const [row] = await store.query<{ count: number }>(
        `select count(*)::int as count from report_facts where measure = 'opened'`,
      )
      return row?.count === 1200
    })
    await facts.stop()
    const loop = keepForecasts({ store, ...parts }, { restMs: 50, onError: (error) => errors.push(error) })
    await until(async () => errors.length > 0 || (await keptForecast(store, 'churn')) !== null)
    await loop.stop()
  }, 120_000)
  afterAll(() => store.close())

  it('was worked out without a failure, by one process, which gives its turn back', async () => {
    expect(errors).toEqual([])
    expect(await store.query('select * from forecast_turn')).toEqual([])
  })

  it('is a model that is better than the base rate', async () => {
    const kept = await keptForecast<RiskModel>(store, 'risk')

    expect(kept?.at).toBe(untilAt)
    expect(kept?.body.measured.skill).toBeGreaterThan(0.1)
    expect(JSON.stringify(kept?.body).length).toBeLessThan(64_000)
  })

  it('is a probability for every promise that runs and is not broken, the most probable first', async () => {
    const [{ running } = { running: -1 }] = await store.query<{ running: number }>(
      `select count(*)::int as running from case_clocks k join cases c on c.id = k.case_id
       where k.state in ('running', 'paused') and k.breached_at is null and c.is_open`,
    )
    const scores = await listCaseScores(store, { filters: {}, visibility: 'all', after: null, limit: 100 })
    const totals = await totalCaseScores(store, {}, 'all')

    expect(running).toBeGreaterThan(5)
    expect(totals.running).toBe(running)
    const said = scores.map(({ probability }) => probability)
    expect(said).toEqual([...said].sort((a, b) => b - a))
    expect(totals.expected).toBeCloseTo(
      said.reduce((sum, each) => sum + each, 0),
      6,
    )
    const [first, second] = scores
    if (first === undefined) throw new Error('nothing runs')
    expect((await listCaseScores(store, { filters: {}, visibility: 'all', after: first, limit: 1 }))[0]).toEqual(second)
    const some = await listCaseScores(store, {
      filters: { flow: [first.flow], clock: [first.clock], atLeast: 0.01 },
      visibility: 'all',
      after: null,
      limit: 100,
    })
    expect(some.every(({ flow, clock }) => flow === first.flow && clock === first.clock)).toBe(true)
  })

  it('is arrivals for all, for each flow and for each channel, that together come to the same', async () => {
    const all = await keptForecast<KeptArrivals>(store, 'arrivals')
    const flows = all?.body.flows ?? []
    const own = await Promise.all(
      flows.map((flow) => keptForecast<KeptArrivals>(store, 'arrivals', JSON.stringify([flow, null]))),
    )

    expect(flows).toEqual(['complaint', 'consultation'])
    expect(all?.body.channels).toContain('social')
    expect(all?.body.forecast?.hours).toHaveLength(336)
    const sum = (past: readonly number[] = []) => past.reduce((total, each) => total + each, 0)
    expect(sum(own.flatMap((each) => each?.body.past ?? []))).toBe(sum(all?.body.past))
  })

  it('is people for each team against those who are there', async () => {
    const kept = await keptForecast<KeptStaffing>(store, 'staffing')
    const frontline = kept?.body.teams.find(({ team }) => team === 'frontline')

    expect(frontline).toMatchObject({ plannedBy: 'members', within: 30 * 60_000, zone: 'Asia/Shanghai' })
    expect(frontline?.hours).toHaveLength(168)
    expect(frontline?.hours.some(({ required, planned }) => required > 0 && planned === 24)).toBe(true)
    expect(frontline?.hours.every(({ planned, required }) => planned > 0 || required === 0)).toBe(true)
  })

  it('is customers who met with trouble', async () => {
    const customers = await listCustomerScores(store, null, null, 50)

    expect(customers.length).toBeGreaterThan(3)
    expect(customers.every(({ score }, index) => score <= (customers[index - 1]?.score ?? 100))).toBe(true)
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100))
}
