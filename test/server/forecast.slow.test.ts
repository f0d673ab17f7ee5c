import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeptArrivals } from '../../analysis/forecast/kept-arrivals.ts'
import type { RiskModel } from '../../analysis/risk/learn-risk.ts'
import { saveCaseScores } from '../../store/forecasts/case-scores.ts'
import { saveCustomerScores } from '../../store/forecasts/customer-signals.ts'
import { keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import { hour, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let owner: string
let agent: string
beforeAll(async () => {
  server = await openTestServer({ checksAnswers: true })
  owner = await server.keyOf('owner')
  agent = await server.person('ann', ['agent'])
  for (const id of ['one', 'two', 'three']) {
    await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', id, channel: 'web', facts: { amount: 2 } },
    })
  }
  await server.call('POST', '/api/v1/cases/one/commands', { body: { do: 'assign', agent } })
}, openWithinMs)
afterAll(() => server.close())

const get = (path: string, key?: string) =>
  server.call('GET', `/api/v1/forecast/${path}`, key === undefined ? {} : { key })
const iso = (at: number) => new Date(at).toISOString()

const reasons = [
  { factor: 'assigneeLoad', value: 9, usual: 2, weight: 1.5 },
  { factor: 'node', value: 'complaint/fix', usual: null, weight: 1.1 },
  { factor: 'used', value: 0.5, usual: 0.2, weight: 0.6 },
]

function model(skill: number): RiskModel {
  return {
    format: 1,
    trainedAt: monday,
    fromAt: monday - 100 * hour,
    toAt: monday - hour,
    columns: [],
    coefficients: [0],
    calibration: [],
    usual: { used: 0, timeInNode: 0, assigneeLoad: 0, queue: 0, queueOfTeam: {} },
    measured: {
      learnedFrom: 900,
      measuredOn: 300,
      cases: 200,
      baseRate: 0.2,
      brier: 0.1,
      baseBrier: 0.16,
      skill,
      reliability: [{ said: 0.1, happened: 0.12, count: 300 }],
    },
  }
}

const score = (caseId: string, clock: string, probability: number) => ({
  caseId,
  clock,
  instance: 1,
  probability,
  used: 0.5,
  remainingMs: 2 * hour,
  reasons,
})

describe('GET /forecast/cases', () => {
  it('says nothing of single cases while there is too little to learn from, or what was learned is of no use', async () => {
    const early = await get('cases')
    await keepForecast(server.store, 'risk', '', { at: monday, body: model(0.01) })
    const useless = await get('cases')

    expect([early.status, early.body.state, early.body.items, early.body.model]).toEqual([200, 'learning', [], null])
    expect([useless.body.state, useless.body.items]).toEqual(['unskilled', []])
    expect(useless.body.model).toMatchObject({ skill: 0.01, measuredOn: 300 })
  })

  it('lists running promises, those most probably broken first, with why, how good that is and what ids are called', async () => {
    await keepForecast(server.store, 'risk', '', { at: monday, body: model(0.4) })
    await keepForecast(server.store, 'scores', '', { at: monday, body: null })
    await saveCaseScores(
      server.store,
      [score('one', 'resolution', 0.9), score('two', 'resolution', 0.4), score('three', 'first-response', 0.7)],
      [],
    )

    const { body } = await get('cases')

    expect(body).toMatchObject({ state: 'ready', asOf: iso(monday), running: 3, probable: 2, expected: 2 })
    expect(body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['one', 'three', 'two'])
    expect(body.items[0]).toMatchObject({
      clock: 'resolution',
      probability: 0.9,
      assignee: agent,
      team: 'frontline',
      node: 'fix',
      url: 'http://pledge.test/cases/one',
    })
    expect(body.names).toMatchObject({
      clock: { 'complaint/first-response': { en: 'First answer' } },
      node: { 'complaint/fix': 'Find a solution' },
      assignee: { [agent]: expect.any(String) },
    })
  })

  it('turns pages, and narrows', async () => {
    const first = await get('cases?limit=2')
    const second = await get(`cases?limit=2&cursor=${first.body.nextCursor}`)
    const narrow = await get('cases?clock=first-response&flow=complaint,other&atLeast=0.5')

    expect(first.body.items).toHaveLength(2)
    expect(second.body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['two'])
    expect(second.body.nextCursor).toBeNull()
    expect(narrow.body).toMatchObject({ running: 1, items: [{ caseId: 'three' }] })
    expect((await get('cases?cursor=nonsense')).status).toBe(400)
    expect((await get('cases?atLeast=2')).status).toBe(400)
  })

  it('names nobody, and says nothing of their load, to whoever may not see figures of persons', async () => {
    const { body } = await get('cases', owner)

    expect(body.items[0].assignee).toBeNull()
    expect(body.items[0].reasons.map(({ factor }: { factor: string }) => factor)).toEqual(['node', 'used'])
    expect(JSON.stringify(body)).not.toContain(agent)
  })

  it('leaves out what is over by now', async () => {
    await server.call('POST', '/api/v1/cases/one/commands', {
      body: { do: 'complete', node: 'fix', outcome: 'solved', facts: { result: 'done' } },
    })

    const { body } = await get('cases')

    expect(body.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['three', 'two'])
  })
})

describe('GET /forecast/arrivals', () => {
  it('says that the history is too short, then what comes and how far such forecasts were off', async () => {
    const early = await get('arrivals')
    const band = { low80: 0, high80: 4, low95: 0, high95: 6 }
    const body: KeptArrivals = {
      zone: 'America/New_York',
      flow: 'complaint',
      channel: null,
      pastFromAt: monday - 2 * hour,
      past: [3, 1],
      flows: ['complaint'],
      channels: ['web'],
      forecast: {
        method: 'naive',
        options: { halfLifeDays: 21, hasTrend: false, usesYear: true },
        historyDays: 90,
        error: {
          origins: 4,
          hours: 1344,
          mae: 1.23456,
          naiveMae: 1.1,
          meanMae: 2,
          mase: 1.00049,
          coverage80: 0.8,
          coverage95: 0.95,
        },
        hours: [{ at: monday, expected: 1.239, naive: 2, ...band }],
        days: [{ date: '2026-11-26', expected: 20, low80: 15, high80: 26, kind: 'holiday' }],
      },
    }
    await keepForecast(server.store, 'arrivals', '', { at: monday, body: { ...body, flow: null } })
    await keepForecast(server.store, 'arrivals', JSON.stringify(['complaint', null]), { at: monday, body })

    const { body: found } = await get('arrivals?flow=complaint')

    expect(early.body).toMatchObject({ state: 'learning', hours: [], error: null })
    expect(found).toMatchObject({
      state: 'ready',
      method: 'naive',
      usesYear: false,
      error: { mae: 1.235, mase: 1 },
      past: [
        { at: iso(monday - 2 * hour), arrivals: 3 },
        { at: iso(monday - hour), arrivals: 1 },
      ],
      hours: [{ at: iso(monday), expected: 1.24, naive: 2, ...band }],
      names: { flow: { complaint: { en: 'Complaint' } } },
    })
    expect((await get('arrivals?flow=nothing')).body).toMatchObject({ state: 'learning', flows: ['complaint'] })
  })
})

describe('GET /forecast/staffing', () => {
  it('says who is short of people when, for all teams or some', async () => {
    const hours = [{ at: monday, arrivals: 9, required: 5, planned: 3 }]
    const team = {
      zone: 'America/New_York',
      workMs: hour,
      workFrom: 80,
      within: hour,
      share: 0.9,
      plannedBy: 'members',
    }
    const gap = { fromAt: monday, toAt: monday + hour, short: 2, required: 5, planned: 3 }
    const body = {
      teams: ['frontline', 'experts'].map((id) => ({ ...team, team: id, hours })),
      gaps: ['frontline', 'experts'].map((id) => ({ ...gap, team: id })),
    }
    const early = await get('staffing')
    await keepForecast(server.store, 'staffing', '', { at: monday, body })

    const all = await get('staffing')
    const one = await get('staffing?team=experts')

    expect(early.body).toMatchObject({ state: 'learning', teams: [], gaps: [] })
    expect(all.body.teams).toHaveLength(2)
    expect(one.body).toMatchObject({
      state: 'ready',
      teams: [{ team: 'experts', hours: [{ at: iso(monday), required: 5 }] }],
      gaps: [{ team: 'experts', fromAt: iso(monday), toAt: iso(monday + hour), short: 2 }],
    })
  })
})

describe('GET /forecast/customers', () => {
  it('lists customers who may leave page by page, with reasons and on what it stands', async () => {
    for (const [id, tier] of [
      ['acme', 'gold'],
      ['beta', 'standard'],
    ] as const) {
      await server.call('PUT', `/api/v1/customers/${id}`, { body: { name: id.toUpperCase(), tier } })
    }
    const why = [{ signal: 'late', value: 3, usual: null, points: 25 }]
    const row = { cases: 7, lastContactAt: monday, reasons: why }
    await saveCustomerScores(server.store, [
      { customerId: 'acme', score: 62.5, ...row },
      { customerId: 'beta', score: 30, ...row },
    ])
    const basis = { kind: 'rules', customers: 40, watched: 12, lost: 1, skill: null }
    await keepForecast(server.store, 'churn', '', { at: monday, body: basis })

    const first = await get('customers?limit=1')
    const second = await get(`customers?limit=1&cursor=${first.body.nextCursor}`)

    expect(first.body).toMatchObject({
      basis,
      asOf: iso(monday),
      items: [{ customerId: 'acme', name: 'ACME', score: 62.5 }],
    })
    expect(second.body).toMatchObject({ nextCursor: null, items: [{ customerId: 'beta', reasons: why }] })
    expect((await get('customers?tier=standard')).body.items).toHaveLength(1)
  })
})

it.each(['cases', 'arrivals', 'staffing', 'customers'])('an agent sees no forecast: %s', async (path) => {
  expect((await get(path, await server.keyOf('agent'))).status).toBe(403)
  expect((await server.call('GET', `/api/v1/forecast/${path}`, { key: null })).status).toBe(401)
})
