import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultScorecardRules } from '../../core/scorecards/default-rules.ts'
import { saveSetting } from '../../store/settings/settings.ts'
import { as, card, closeCase, marks } from './parts/audited-cases.ts'
import { monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

type Caller = Awaited<ReturnType<typeof as>>

let server: TestServer
const ids: Record<string, string> = {}
let anna: Caller
let mia: Caller
let vic: Caller

/** A fact as the reports have it, about the case `f1`. */
const fact = (
  seq: number,
  {
    measure,
    key = '',
    value = null,
    late = false,
    excluded = false,
    who = 'anna',
    team = 'frontline',
  }: {
    readonly measure: string
    readonly key?: string
    readonly value?: number | null
    readonly late?: boolean
    readonly excluded?: boolean
    readonly who?: string
    readonly team?: string
  },
) =>
  server.store.query(
    `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team, assignee)
     values ('f1', $1, $2, $3, $4, $5, $6, $7, 'complaint', $8, $9)`,
    [measure, key, seq, monday, value, late, excluded, team, ids[who] ?? who],
  )

beforeAll(async () => {
  server = await openTestServer()
  for (const login of ['anna', 'ben', 'cleo', 'dan', 'eve', 'fay']) {
    ids[login] = await server.person(login, ['agent'])
    await server.store.query(`update users set teams = '["frontline"]' where id = $1`, [ids[login] ?? ''])
  }
  for (const login of ['mia', 'max']) ids[login] = await server.person(login, ['manager'])
  ids['vic'] = await server.person('vic', ['viewer'])
  await saveSetting(server.store, {
    kind: 'teams',
    id: 'frontline',
    value: { id: 'frontline', name: 'Frontline' },
    updatedAt: monday,
    updatedBy: null,
  })
  await closeCase(server, 'f1', ids['anna'] ?? '')
  await server.store.query('delete from report_facts')
  let seq = 0
  for (const who of ['anna', 'ben', 'cleo', 'dan', 'eve', 'fay']) {
    const late = who === 'anna' ? 2 : 5
    for (let index = 0; index < 20; index++) {
      await fact(++seq, { measure: 'resolved', late: index < 8, who })
      await fact(++seq, { measure: 'clock', key: 'first-response', value: 1, late: index < late, who })
      await fact(++seq, { measure: 'satisfaction', key: 'csat', value: index < late ? 2 : 5, late: index < late, who })
    }
  }
  // A breach that a review left out, and a clock that is about something else.
  await fact(++seq, { measure: 'clock', key: 'first-response', value: 1, late: true, excluded: true })
  await fact(++seq, { measure: 'clock', key: 'resolution', value: 1, late: true })
  anna = await as(server, 'anna')
  mia = await as(server, 'mia')
  vic = await as(server, 'vic')
}, openWithinMs)
afterAll(() => server.close())

interface Component {
  readonly id: string
  readonly value: number | null
  readonly count: number
  readonly points: number | null
  readonly median: number | null
}

const componentsOf = (body: { groups: { components: Component[] }[] }) =>
  Object.fromEntries(body.groups.flatMap(({ components }) => components).map((one) => [one.id, one]))

describe('a scorecard', () => {
  it('counts what reports count, without what a review left out', async () => {
    const { status, body } = await anna('GET', '/scorecards/me')
    const own = componentsOf(body)

    expect(status).toBe(200)
    expect(body).toMatchObject({ quarter: '2026Q4', kind: 'person', name: 'anna', team: 'frontline', closedAt: null })
    expect(own['response']).toMatchObject({ value: 0.9, count: 20, points: 80, median: 0.75 })
    expect(own['satisfaction']).toMatchObject({ value: 0.9, count: 20 })
    expect(own['firstContact']).toMatchObject({ value: 0.6, points: 80 })
    expect(own['csat']).toMatchObject({ value: 4.7, count: 20 })
    // As much as the others of the team do: 1 is beyond the target.
    expect(own['cases']).toMatchObject({ value: 1, count: 20 })
  })

  it('says nothing of too few', async () => {
    const { body } = await anna('GET', '/scorecards/me')
    const own = componentsOf(body)

    expect(own['audit']).toMatchObject({ value: null, count: 0, points: null })
    expect(own['ola']).toMatchObject({ points: null })
    expect((await mia('GET', '/scorecards/me')).body.total).toBeNull()
  })

  it('leads from each figure to its cases', async () => {
    const { body } = await anna('GET', `/scorecards/people/${ids['anna']}/cases?component=response&limit=15`)
    const rest = await anna(
      'GET',
      `/scorecards/people/${ids['anna']}/cases?component=response&cursor=${encodeURIComponent(body.nextCursor)}`,
    )

    expect([body.items.length, rest.body.items.length]).toEqual([15, 5])
    expect(body.items[0]).toMatchObject({ caseId: 'f1', key: 'first-response', audit: null })
  })

  it('tells how it went quarter by quarter', async () => {
    const { body } = await anna('GET', `/scorecards/people/${ids['anna']}/trend`)

    expect(body.quarters.map(({ quarter }: { quarter: string }) => quarter)).toEqual([
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2026Q3',
      '2026Q4',
    ])
    expect(body.quarters.at(-1).total).toBeGreaterThan(0)
    expect(body.quarters[0].total).toBeNull()
  })

  it('holds audits as they stand now', async () => {
    await mia('PUT', '/quality/cards/complaint', { ...card, basedOn: 0 })
    for (let index = 0; index < 3; index++) {
      const { body } = await mia('POST', '/quality/audits', { case: 'f1', card: 'complaint', auditor: null })
      await mia('POST', `/quality/audits/${body.id}/submit`, { answers: marks(3), comment: null })
    }
    const own = componentsOf((await anna('GET', '/scorecards/me')).body)
    const cases = await anna('GET', `/scorecards/people/${ids['anna']}/cases?component=audit`)

    expect(own['audit']).toMatchObject({ value: 80, count: 3 })
    expect(cases.body.items).toHaveLength(3)
    expect(cases.body.items[0].audit).toEqual(expect.any(String))
  })
})

describe('who may see which', () => {
  it('is one’s own for everybody, and others’ for those who may see people', async () => {
    const url = `/scorecards/people/${ids['ben']}`
    const asked = [await anna('GET', url), await vic('GET', url), await mia('GET', url)]
    const deeper = [await anna('GET', `${url}/trend`), await vic('GET', `${url}/cases?component=cases`)]
    const lists = [await anna('GET', '/scorecards/people'), await vic('GET', '/scorecards/teams')]

    expect(asked.map(({ status }) => status)).toEqual([404, 404, 200])
    expect(deeper.map(({ status }) => status)).toEqual([404, 404])
    expect(lists.map(({ status }) => status)).toEqual([403, 403])
    expect(
      (await mia('GET', '/scorecards/people?limit=4')).body.items.map(({ name }: { name: string }) => name),
    ).toEqual(['anna', 'ben', 'cleo', 'dan'])
    expect((await mia('GET', '/scorecards/teams')).body.items).toMatchObject([
      { id: 'frontline', name: 'Frontline', cases: 120 },
    ])
  })

  it('is the own teams alone where the house says so', async () => {
    const house = { zone: 'America/New_York', visibility: 'ownTeams' }
    const rules = { scope: 'all', from: '2026Q4', rules: defaultScorecardRules, house }
    expect((await mia('PUT', '/scorecards/rules', rules)).body.code).toBe('http.not-permitted')
    const { status } = await server.call('PUT', '/api/v1/scorecards/rules', { body: rules })
    expect(status).toBe(200)
    const before = [await mia('GET', `/scorecards/people/${ids['anna']}`), await mia('GET', '/scorecards/people')]
    const audits = await mia('GET', `/quality/audits?person=${ids['anna']}&state=submitted`)
    await server.store.query(`update users set teams = '["frontline"]' where id = $1`, [ids['max'] ?? ''])
    const max = await as(server, 'max')
    const after = [await max('GET', `/scorecards/people/${ids['anna']}`), await max('GET', '/scorecards/people')]
    const auditsOfMax = await max('GET', `/quality/audits?person=${ids['anna']}&state=submitted`)

    expect([before[0]?.status, before[1]?.body.items]).toEqual([404, []])
    // Those that one has scored oneself stay.
    expect(audits.body.items.every(({ auditor }: { auditor: string }) => auditor === ids['mia'])).toBe(true)
    expect([after[0]?.status, after[1]?.body.items.length]).toEqual([200, 6])
    expect(auditsOfMax.body.items).toHaveLength(3)
    const everybody = { ...rules, house: { ...house, visibility: 'all' } }
    expect((await server.call('PUT', '/api/v1/scorecards/rules', { body: everybody })).status).toBe(200)
  })

  it('and who may change weights or close a quarter is said by a right of its own', async () => {
    const body = { scope: 'all', from: '2026Q4', rules: defaultScorecardRules }
    for (const caller of [anna, vic]) {
      expect((await caller('PUT', '/scorecards/rules', body)).status).toBe(403)
      expect((await caller('POST', '/scorecards/quarters/2026Q3/close')).status).toBe(403)
      expect((await caller('GET', '/scorecards/rules')).status).toBe(200)
    }
  })
})

describe('weights', () => {
  it('count from their quarter on, those of a team before those of all', async () => {
    const weighing = (quality: number) => ({
      ...defaultScorecardRules,
      groups: { quality, workload: 0, feedback: 0, cooperation: 0 },
    })
    await mia('PUT', '/scorecards/rules', { scope: 'team:frontline', from: '2027Q1', rules: weighing(1) })
    const before = (await anna('GET', '/scorecards/me')).body
    await mia('PUT', '/scorecards/rules', { scope: 'team:frontline', from: '2026Q4', rules: weighing(1) })
    const after = (await anna('GET', '/scorecards/me')).body

    expect(before.groups.map(({ weight }: { weight: number }) => weight)).toEqual([40, 25, 20, 15])
    expect(after.groups.map(({ weight }: { weight: number }) => weight)).toEqual([1, 0, 0, 0])
    expect(after.total).toBe(after.groups[0].points)
  })

  it('have curves that go in one direction', async () => {
    const { components } = defaultScorecardRules
    const bent = { ...components, held: { ...components.held, best: 100 } }
    const { status, body } = await mia('PUT', '/scorecards/rules', {
      scope: 'all',
      from: '2026Q4',
      rules: { ...defaultScorecardRules, components: bent },
    })

    expect([status, body.code]).toEqual([422, 'scorecards.bad-curve'])
  })
})

describe('a quarter', () => {
  it('is closed once, when it is over; what is corrected later stands beside it', async () => {
    const early = await mia('POST', '/scorecards/quarters/2026Q4/close')
    server.setNow(Date.parse('2027-01-04T10:00:00-05:00'))
    const boss = await as(server, 'mia')
    const counting = await boss('POST', '/scorecards/quarters/2026Q4/close')
    await server.store.query('update report_progress set is_derived = true')
    const closed = await boss('POST', '/scorecards/quarters/2026Q4/close')
    const twice = await boss('POST', '/scorecards/quarters/2026Q4/close')
    const frozen = (await boss('GET', `/scorecards/people/${ids['anna']}?quarter=2026Q4`)).body
    const { body: audits } = await boss('GET', `/quality/audits?person=${ids['anna']}`)
    await boss('POST', `/quality/audits/${audits.items[0].id}/correct`, {
      answers: marks(3, 0),
      comment: null,
      reason: 'Again',
    })
    const later = (await boss('GET', `/scorecards/people/${ids['anna']}?quarter=2026Q4`)).body
    const weights = await boss('PUT', '/scorecards/rules', {
      scope: 'all',
      from: '2026Q3',
      rules: defaultScorecardRules,
    })

    expect([early.status, early.body.code]).toEqual([409, 'scorecards.quarter-not-over'])
    expect([counting.status, counting.body.code]).toEqual([409, 'scorecards.still-counting'])
    expect(closed.body).toMatchObject({ quarter: '2026Q4', isOver: true })
    expect(twice.body.code).toBe('scorecards.quarter-closed')
    expect(frozen).toMatchObject({ closedAt: '2027-01-04T15:00:00.000Z', corrected: null })
    expect(later.total).toBe(frozen.total)
    expect(later.corrected.total).toBeLessThan(frozen.total)
    expect(weights.body.code).toBe('scorecards.quarter-closed')
    const lines = await server.store.query<{ action: string }>(
      `select action from audit where action like 'scorecards.%' order by seq desc limit 1`,
    )
    expect(lines).toEqual([{ action: 'scorecards.quarter-closed' }])
  })

  it('that is none is refused', async () => {
    const { status, body } = await (await as(server, 'mia'))('GET', '/scorecards/me?quarter=1999Q1')

    expect([status, body.code]).toEqual([400, 'scorecards.bad-quarter'])
  })
})
