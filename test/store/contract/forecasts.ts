import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { saveCustomer } from '../../../store/customers/customers.ts'
import { arrivalCounts } from '../../../store/forecasts/arrival-counts.ts'
import {
  clearCaseScores,
  keepOnlyCaseScores,
  listCaseScores,
  saveCaseScores,
  tidyCaseScores,
  totalCaseScores,
} from '../../../store/forecasts/case-scores.ts'
import { customerSignals, listCustomerScores, saveCustomerScores } from '../../../store/forecasts/customer-signals.ts'
import { endForecastTurn, takeForecastTurn } from '../../../store/forecasts/forecast-turn.ts'
import { dropOtherForecasts, keepForecast, keptForecast } from '../../../store/forecasts/kept-forecasts.ts'
import { newestCaseIds, openCases, readHistories } from '../../../store/forecasts/read-histories.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, makeReading, morning } from '../make-commit.ts'

const hour = 3_600_000
const watched = {
  events: ['caseCreated', 'assigned', 'factChanged', 'nodeEntered', 'waitStarted'],
  facts: ['priority'],
}

/** Writes a case of a flow of one's own with a running clock; answers with its id. */
async function written(store: Store, flow: string, parts: Parameters<typeof makeCommit>[1] = {}): Promise<string> {
  const id = randomUUID()
  await commitStep(
    store,
    makeCommit(id, {
      clocks: [makeReading('resolution')],
      nextDue: { clock: 'resolution', dueAt: morning + hour, breachesAt: morning + hour },
      ...parts,
      state: { plan: { id: flow, version: 1, hash: 'plan-1' }, ...parts.state },
    }),
  )
  return id
}

export function forecastsContract(open: () => Store): void {
  test('one process at a time has the turn, until it gives it back or its time is over', async () => {
    const store = open()
    const [one, other] = [randomUUID(), randomUUID()]

    expect(await takeForecastTurn(store, one, morning, morning + hour)).toBe(true)
    expect(await takeForecastTurn(store, other, morning + 1, morning + hour)).toBe(false)
    expect(await takeForecastTurn(store, one, morning + 2, morning + 2 * hour)).toBe(true)
    expect(await takeForecastTurn(store, other, morning + 3 * hour, morning + 4 * hour)).toBe(true)
    await endForecastTurn(store, one)
    expect(await takeForecastTurn(store, one, morning + 3 * hour, morning + 4 * hour)).toBe(false)
    await endForecastTurn(store, other)
    expect(await takeForecastTurn(store, one, morning, morning + hour)).toBe(true)
    await endForecastTurn(store, one)
  })

  test('what was worked out stands in the place of what was before', async () => {
    const store = open()
    await keepForecast(store, 'arrivals', 'a', { at: morning, body: { it: 'is 😀', null: null } })
    await keepForecast(store, 'arrivals', 'a', { at: morning + 1, body: [1] })
    await keepForecast(store, 'arrivals', 'b', { at: morning, body: null })

    expect(await keptForecast(store, 'arrivals', 'a')).toEqual({ at: morning + 1, body: [1] })
    expect(await keptForecast(store, 'arrivals', 'b')).toEqual({ at: morning, body: null })
    await dropOtherForecasts(store, 'arrivals', ['b'])
    expect(await keptForecast(store, 'arrivals', 'a')).toBeNull()
    expect(await keptForecast(store, 'staffing')).toBeNull()
    await dropOtherForecasts(store, 'arrivals', [])
  })

  test('a case is read with what forecasts look at, in order, and with its clocks', async () => {
    const store = open()
    const flow = `flow-${randomUUID()}`
    const id = await written(store, flow, {
      events: [
        { event: 'caseCreated', data: { flow, channel: 'email', facts: { priority: 'high', secret: 'no' } } },
        { event: 'note' },
        { event: 'nodeEntered', data: { node: 'fix' } },
        { event: 'assigned', at: morning + 5, data: { team: 'frontline', assignee: null, isNewTeam: true } },
        { event: 'factChanged', at: morning + 6, data: { fact: 'secret', is: 'no', was: null } },
        { event: 'factChanged', at: morning + 7, data: { fact: 'priority', is: 'low', was: 'high' } },
      ],
      state: { clocks: [{ id: 'resolution', activeSinceAt: morning, pauses: [], instances: [] }] },
    })

    const [history, ...others] = await readHistories(store, [id, 'nobody'], watched)

    expect(others).toEqual([])
    expect(history).toEqual({
      id,
      flow,
      channel: 'email',
      createdAt: morning,
      happenings: [
        { at: morning, event: 'caseCreated', facts: { priority: 'high' } },
        { at: morning, event: 'nodeEntered', node: 'fix' },
        { at: morning + 5, event: 'assigned', team: 'frontline' },
        { at: morning + 6, event: 'factChanged', fact: 'secret' },
        { at: morning + 7, event: 'factChanged', fact: 'priority', is: 'low' },
      ],
      clocks: [{ id: 'resolution', instances: [] }],
    })
    expect(await newestCaseIds(store, morning, 10_000)).toContain(id)
    expect((await openCases(store, 10_000)).find((each) => each.id === id)).toEqual({ id, seq: 6 })
  })

  test('arrivals are counted by hour, flow and channel', async () => {
    const store = open()
    const flow = `flow-${randomUUID()}`
    for (const createdAt of [morning, morning + 1, morning + hour, morning + 40 * 24 * hour]) {
      await written(store, flow, { state: { createdAt } })
    }
    await written(store, flow, { state: { channel: null } })

    const counts = []
    for await (const page of arrivalCounts(store, morning, morning + 50 * 24 * hour)) counts.push(...page)

    const first = morning / hour
    const own = counts.filter((count) => count.flow === flow)
    expect(own).toHaveLength(4)
    expect(own).toEqual(
      expect.arrayContaining([
        { hour: first, flow, channel: 'email', count: 2 },
        { hour: first, flow, channel: '', count: 1 },
        { hour: first + 1, flow, channel: 'email', count: 1 },
        { hour: first + 40 * 24, flow, channel: 'email', count: 1 },
      ]),
    )
  })

  test('scores are those of promises that still run, the most probable first, page by page', async () => {
    const store = open()
    const flow = `flow-${randomUUID()}`
    const score = (caseId: string, probability: number) => ({
      caseId,
      clock: 'resolution',
      instance: 1,
      probability,
      used: 0.25,
      remainingMs: hour,
      reasons: [{ factor: 'used' }],
    })
    const ids = [await written(store, flow), await written(store, flow), await written(store, flow)]
    const closed = await written(store, flow, { status: 'closed', state: { phase: 'closed' } })
    const over = await written(store, flow, {
      clocks: [makeReading('resolution', { state: 'stopped', outcome: 'met' })],
    })
    const [one, two, three] = ids as [string, string, string]
    await saveCaseScores(
      store,
      [score(one, 0.1), score(two, 0.5), score(three, 0.9), score(closed, 1), score(over, 1)],
      [],
    )
    await saveCaseScores(store, [score(one, 0.5)], [{ caseId: three, clock: 'resolution', instance: 1 }])

    const all = await listCaseScores(store, { filters: { flow: [flow] }, visibility: 'all', after: null, limit: 10 })
    const expected = [one, two].sort()

    expect(all.map(({ caseId }) => caseId)).toEqual(expected)
    expect(all[0]).toMatchObject({ flow, team: 'frontline', channel: 'email', dueAt: morning + hour, used: 0.25 })
    const [first] = all
    if (first === undefined) throw new Error('nothing is listed')
    expect(
      (await listCaseScores(store, { filters: { flow: [flow] }, visibility: 'all', after: first, limit: 10 })).map(
        ({ caseId }) => caseId,
      ),
    ).toEqual([expected[1]])
    expect(await totalCaseScores(store, { flow: [flow] }, 'all')).toEqual({ running: 2, probable: 2, expected: 1 })
    expect(await totalCaseScores(store, { flow: [flow], team: [''] }, 'all')).toEqual({
      running: 0,
      probable: 0,
      expected: 0,
    })
    expect(await totalCaseScores(store, { flow: [flow], atLeast: 0.6 }, 'all')).toMatchObject({ running: 0 })
    await keepOnlyCaseScores(store, [{ caseId: two, clock: 'resolution', instance: 1 }])
    expect(
      (await listCaseScores(store, { filters: {}, visibility: 'all', after: null, limit: 10 })).map(
        ({ caseId }) => caseId,
      ),
    ).toEqual([two])
    await tidyCaseScores(store)
    await clearCaseScores(store)
    expect(await listCaseScores(store, { filters: {}, visibility: 'all', after: null, limit: 10 })).toEqual([])
  })

  test('customers are read with what they met with, and listed by score', async () => {
    const store = open()
    const id = `customer-${randomUUID()}`
    await saveCustomer(store, id, { name: 'Acme', tier: 'gold' }, morning)
    const cases: string[] = []
    for (const [flow, createdAt] of [
      ['complaint', morning],
      ['help', morning + hour],
    ] as const) {
      cases.push(await written(store, flow, { customerId: id, state: { createdAt } }))
    }
    const [first = ''] = cases
    for (const [measure, key, value] of [
      ['satisfaction', 'csat', 2],
      ['reopened', '', null],
    ] as const) {
      await store.query(
        `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow)
         values ($1, $2, $3, 1, $4, $5, false, false, 'complaint') on conflict do nothing`,
        [first, measure, key, morning + 9, value],
      )
    }

    const found = []
    for await (const page of customerSignals(store, morning, { least: 2, most: 300 })) found.push(...page)

    expect(found.find((each) => each.id === id)).toEqual({
      id,
      tier: 'gold',
      contacts: [morning, morning + hour],
      late: [],
      reopened: [morning + 9],
      complaints: [morning],
      scores: [{ at: morning + 9, key: 'csat', value: 2 }],
    })
    const newest = []
    for await (const page of customerSignals(store, morning, { least: 2, most: 1 })) newest.push(...page)
    expect(newest.find((each) => each.id === id)).toMatchObject({ contacts: [morning + hour], scores: [] })
    await saveCustomerScores(store, [{ customerId: id, score: 40, cases: 2, lastContactAt: morning, reasons: [] }])
    expect(await listCustomerScores(store, ['gold'], null, 10)).toEqual([
      { customerId: id, name: 'Acme', tier: 'gold', score: 40, cases: 2, lastContactAt: morning, reasons: [] },
    ])
    expect(await listCustomerScores(store, null, { score: 40, customerId: id }, 10)).toEqual([])
    await saveCustomerScores(store, [])
    expect(await listCustomerScores(store, null, null, 10)).toEqual([])
  })
}
