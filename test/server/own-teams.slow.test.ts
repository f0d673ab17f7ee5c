import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visibilityOfKeeper } from '../../cli/parts/keeper.ts'
import { defaultScorecardRules } from '../../core/scorecards/default-rules.ts'
import { measureAlert } from '../../store/alerts/measure-alert.ts'
import { saveCaseScores } from '../../store/forecasts/case-scores.ts'
import { keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { settleFacts } from '../../store/reports/settle-facts.ts'
import { saveSetting } from '../../store/settings/settings.ts'
import { as, card } from './parts/audited-cases.ts'
import { flow } from './parts/documents.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

type Caller = Awaited<ReturnType<typeof as>>

/** Of the case of another team: whatever of it is in an answer tells of that team. */
const marks = [
  'south-case',
  'Words of the south',
  'Retrospective of the south',
  'Alert of the south',
  'Report of the south',
]

let server: TestServer
/** Manages the north, and sees it alone; sees everything. */
let mona: Caller
let hana: Caller
const ids = {
  sam: '',
  nan: '',
  breach: '',
  retrospective: '',
  action: '',
  alert: '',
  schedule: '',
  audit: '',
  closed: '',
}

beforeAll(async () => {
  server = await openTestServer()
  for (const [team, name] of [
    ['frontline', 'North'],
    ['specialists', 'South'],
  ] as const) {
    const value = { id: team, name }
    await saveSetting(server.store, { kind: 'teams', id: team, value, updatedAt: monday, updatedBy: null })
  }
  // Work of the south begins there: what happened while the north had a case is the north's, too.
  const nodes = flow.nodes.map((node) => (node.id === 'fix' ? { ...node, queue: { team: 'specialists' } } : node))
  await server.publish({ ...flow, id: 'southern', nodes })
  ids.sam = await server.person('sam', ['agent'])
  ids.nan = await server.person('nan', ['agent'])
  await server.person('mona', ['manager'])
  await server.person('hana', ['head'])
  await inTeam('sam', 'specialists')
  await inTeam('nan', 'frontline')
  await inTeam('mona', 'frontline')
  mona = await as(server, 'mona')
  hana = await as(server, 'hana')
  for (const [id, team, agent] of [
    ['north-case', 'frontline', ids.nan],
    ['south-case', 'specialists', ids.sam],
    ['south-case-closed', 'specialists', ids.sam],
  ] as const) {
    const subject = id === 'north-case' ? 'Words of the north' : 'Words of the south'
    const process = team === 'frontline' ? 'complaint' : 'southern'
    await done('POST', '/cases', { flow: process, id, channel: 'web', facts: { amount: 20 }, subject })
    await done('POST', `/cases/${id}/commands`, { do: 'assign', team, agent })
  }
  await server.engine.passTo(monday + 2 * hour)
  server.setNow(monday + 2 * hour)
  await done('POST', '/cases/south-case-closed/commands', { do: 'close' })
  while ((await settleVisits(server.store)) > 0);
  while ((await settleFacts(server.store, 100)).cases > 0);
  await makeSouth()
  await hana('PUT', '/scorecards/rules', rulesWith('ownTeams'))
}, openWithinMs)
afterAll(() => server.close())

const inTeam = (login: string, team: string) =>
  server.store.query('update users set teams = $2::jsonb where login = $1', [login, JSON.stringify([team])])

const rulesWith = (visibility: string) => ({
  scope: 'all',
  from: '2026Q4',
  rules: defaultScorecardRules,
  house: { zone: 'UTC', visibility },
})

async function done(method: string, path: string, body?: unknown) {
  const answer = await server.call(method, `/api/v1${path}`, body === undefined ? {} : { body })
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

const alertOf = (name: string, scope: object) => ({
  name,
  isOn: true,
  measure: 'late',
  scope,
  is: 'above',
  threshold: 0,
  minimumSample: 0,
  holdMinutes: 0,
  calmMinutes: 0,
  remindMinutes: null,
  calendar: null,
  zone: 'UTC',
  recipients: [{ kind: 'mail', id: 'm', address: 'somebody@outside.test', language: 'en' }],
})

const schedule = {
  name: 'Report of the south',
  report: { kind: 'service', period: 'day' },
  rhythm: { every: 'day', time: '08:30', zone: 'UTC' },
  recipients: ['boss@example.test'],
  language: 'en',
  formats: [],
}

/** Everything a team can have beside its case, made by somebody who sees all. */
async function makeSouth(): Promise<void> {
  ids.breach = (await done('GET', '/breaches?case=south-case')).items[0].id
  await done('PATCH', `/breaches/${ids.breach}`, { note: 'Words of the south' })
  const retrospective = {
    title: 'Retrospective of the south',
    what: 'Words of the south',
    whys: [],
    decisions: '',
    reason: null,
    flow: null,
    breaches: [ids.breach],
    cases: ['south-case'],
  }
  ids.retrospective = (await done('POST', '/review/retrospectives', retrospective)).id
  const action = {
    what: 'Words of the south',
    owner: ids.sam,
    dueAt: '2026-12-01T09:00:00Z',
    state: 'open',
    result: null,
    document: null,
  }
  ids.action = (await done('POST', `/review/retrospectives/${ids.retrospective}/actions`, action)).id
  ids.alert = (await done('POST', '/alerts', alertOf('Alert of the south', { team: ['specialists'] }))).id
  ids.schedule = (await done('POST', '/report-schedules', schedule)).id
  await done('PUT', '/quality/cards/complaint', { ...card, basedOn: 0 })
  const audit = { case: 'south-case-closed', card: 'complaint', auditor: null }
  ids.audit = (await done('POST', '/quality/audits', audit)).id
  const measured = {
    learnedFrom: 900,
    measuredOn: 300,
    cases: 200,
    baseRate: 0.2,
    brier: 0.1,
    baseBrier: 0.16,
    skill: 0.4,
    reliability: [],
  }
  const model = { trainedAt: monday, fromAt: monday, toAt: monday, measured }
  await keepForecast(server.store, 'risk', '', { at: monday, body: model })
  await keepForecast(server.store, 'scores', '', { at: monday, body: null })
  const scores = ['north-case', 'south-case'].map((caseId) => ({
    caseId,
    clock: 'resolution',
    instance: 1,
    probability: 0.9,
    used: 0.5,
    remainingMs: hour,
    reasons: [],
  }))
  await saveCaseScores(server.store, scores, [])
}

const days = 'from=2026-11-01&to=2026-12-01&zone=UTC'

/** What has to be asked for, where the address alone is not enough. */
const queries: Readonly<Record<string, string>> = {
  '/reports/figures': `measure=held&by=assignee&${days}`,
  '/reports/facts': `measure=opened&${days}`,
  '/diagnosis/factors': 'flow=complaint&clock=resolution&from=2026-11-01&to=2026-12-01&zone=UTC',
  '/diagnosis/variants': 'flow=complaint&from=2026-11-01&to=2026-12-01&zone=UTC',
  '/diagnosis/correlations': 'from=2026-11-01&to=2026-12-01&zone=UTC',
  '/scorecards/people/{id}/cases': 'component=cases',
  '/scorecards/teams/{id}/cases': 'component=cases',
}

/** What stands for the ids in an address: always those of the south. */
function idIn(path: string): string {
  if (path.startsWith('/breaches')) return ids.breach
  if (path.startsWith('/review/retrospectives')) return ids.retrospective
  if (path.startsWith('/review/actions')) return ids.action
  if (path.startsWith('/alerts')) return ids.alert
  if (path.startsWith('/report-schedules')) return ids.schedule
  if (path.startsWith('/quality/audits')) return ids.audit
  if (path.startsWith('/scorecards/people')) return ids.sam
  if (path.startsWith('/scorecards/teams')) return 'specialists'
  if (path.startsWith('/flows')) return 'complaint'
  return 'south-case'
}

const kindIn = (path: string) => (path.startsWith('/settings') ? 'teams' : 'flow')

/** Everything that can be read, as the description of the API has it; documents and names of colleagues tell of no case, and the stream of events has a test of its own. */
async function readable(): Promise<readonly string[]> {
  const { body } = await server.call('GET', '/api/v1/openapi.json')
  const paths = Object.entries(body.paths as Record<string, Record<string, unknown>>)
  return paths.flatMap(([path, methods]) => {
    const own = path.replace('/api/v1', '')
    const isElsewhere = own === '/events' || /^\/(?:documents|publications|proposals|people$)/.test(own)
    return 'get' in methods && !isElsewhere ? [own] : []
  })
}

const addressOf = (path: string) => {
  const filled = path.replace('{id}', idIn(path)).replace('{clock}', 'resolution').replace('{kind}', kindIn(path))
  return queries[path] === undefined ? filled : `${filled}?${queries[path]}`
}

const tellsOfSouth = (body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return [...marks, ids.sam].some((mark) => text.includes(mark))
}

describe('whoever sees their own teams alone', () => {
  it('finds nothing of another team at any address, where somebody who sees all finds it', {
    timeout: 60_000,
  }, async () => {
    const leaks: string[] = []
    const shown: string[] = []
    for (const path of await readable()) {
      const address = addressOf(path)
      const own = await mona('GET', address)
      if (own.status === 403) continue
      const all = await hana('GET', address)
      expect(all.status, `${address} ${JSON.stringify(all.body)}`).not.toBe(400)
      if (own.status < 300 && tellsOfSouth(own.body)) leaks.push(address)
      if (all.status < 300 && tellsOfSouth(all.body)) shown.push(path)
    }

    expect(leaks).toEqual([])
    const known = [
      '/cases',
      '/cases/{id}',
      '/cases/{id}/timeline',
      '/board',
      '/breaches',
      '/breaches/{id}',
      '/breaches/{id}/context',
      '/review/retrospectives',
      '/review/retrospectives/{id}',
      '/review/actions',
      '/reports/figures',
      '/reports/facts',
      '/forecast/cases',
      '/exports/cases',
      '/exports/clocks',
      '/exports/breaches',
      '/exports/records',
      '/exports/facts',
      '/exports/visits',
      '/alerts',
      '/alerts/{id}',
      '/report-schedules',
      '/report-schedules/{id}',
      '/quality/audits',
      '/quality/audits/{id}',
    ]
    expect(known.filter((path) => !shown.includes(path))).toEqual([])
  })

  it('finds what is of their own team at the same addresses', async () => {
    const [cases, board, facts, scores, breaches] = [
      (await mona('GET', '/cases')).body,
      (await mona('GET', '/board')).body,
      (await mona('GET', `/reports/facts?measure=opened&${days}`)).body,
      (await mona('GET', '/forecast/cases')).body,
      (await mona('GET', '/breaches')).body,
    ]

    expect(cases.items.map(({ id }: { id: string }) => id)).toEqual(['north-case'])
    expect(board.counts).toMatchObject({ open: 1, late: 1 })
    expect(facts.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['north-case'])
    expect(scores).toMatchObject({ running: 1, model: null, items: [{ caseId: 'north-case' }] })
    expect(breaches.items.map((breach: { case: { id: string } }) => breach.case.id)).toEqual(['north-case'])
    expect((await mona('GET', '/review/backlog')).body.open).toBe(1)
    // What is needed to read and to start cases, and tells of none.
    for (const path of ['/people', '/flows', '/customers', '/settings/teams']) {
      expect((await mona('GET', path)).status, path).toBe(200)
    }
    expect((await mona('GET', '/review/reasons')).body.total.count).toBe(1)
    expect((await mona('GET', '/scorecards/teams')).body.items.map(({ id }: { id: string }) => id)).toEqual([
      'frontline',
    ])
  })

  it('is told so with their session, for pages that leave out what is not for them', async () => {
    expect((await mona('GET', '/session')).body.visibility).toBe('ownTeams')
    expect((await server.call('GET', '/api/v1/session')).body.visibility).toBe('all')
  })

  it.each([
    '/forecast/arrivals',
    '/forecast/customers',
    `/diagnosis/factors?${queries['/diagnosis/factors']}`,
    `/diagnosis/variants?${queries['/diagnosis/variants']}`,
    `/diagnosis/correlations?${queries['/diagnosis/correlations']}`,
    '/flows/complaint/operation',
    '/flows/complaint/profile',
    '/jobs',
    '/quality/rules',
    '/quality/calibrations',
    '/quality/agreement?from=2026-11-01&to=2026-12-01',
  ])('is told that %s speaks of all teams', async (path) => {
    const { status, body } = await mona('GET', path)

    expect([status, body.code]).toEqual([403, 'http.own-teams-only'])
  })

  it('changes nothing of another team, and is not told that it is there', async () => {
    const tries = [
      ['POST', '/cases/south-case/commands', { do: 'note', text: 'x' }],
      ['PATCH', `/breaches/${ids.breach}`, { note: 'x' }],
      ['POST', `/breaches/${ids.breach}/approve`, {}],
      [
        'PUT',
        `/review/retrospectives/${ids.retrospective}`,
        { title: 'x', what: '', whys: [], decisions: '', reason: null, flow: null, breaches: [], cases: [] },
      ],
      [
        'PUT',
        `/review/actions/${ids.action}`,
        { what: 'x', owner: ids.sam, dueAt: '2026-12-01T09:00:00Z', state: 'open', result: null, document: null },
      ],
      ['PUT', `/alerts/${ids.alert}`, alertOf('x', { team: ['frontline'] })],
      ['DELETE', `/alerts/${ids.alert}`, undefined],
      ['POST', `/alerts/${ids.alert}/test`, undefined],
      ['PUT', `/report-schedules/${ids.schedule}`, schedule],
      ['DELETE', `/report-schedules/${ids.schedule}`, undefined],
      ['POST', `/report-schedules/${ids.schedule}/send`, undefined],
      ['POST', '/quality/audits', { case: 'south-case-closed', card: 'complaint', auditor: null }],
    ] as const
    for (const [method, path, body] of tries) {
      const answer = await mona(method, path, body)
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([404, expect.stringMatching(/unknown/)])
    }

    const linked = {
      title: 'x',
      what: '',
      whys: [],
      decisions: '',
      reason: null,
      flow: null,
      breaches: [ids.breach],
      cases: [],
    }
    expect((await mona('POST', '/review/retrospectives', linked)).body.code).toBe('http.unknown-breach')
    const several = { breaches: [{ id: ids.breach, version: 1 }], change: { note: 'x' } }
    expect((await mona('POST', '/breaches/review', several)).body.items).toMatchObject([
      { ok: false, code: 'http.unknown-breach' },
    ])
    const again = await mona('POST', '/cases', {
      flow: 'southern',
      id: 'south-case',
      channel: 'web',
      facts: { amount: 20 },
    })
    expect([again.status, Object.keys(again.body)]).toEqual([202, ['id', 'number', 'url']])
  })

  it('keeps alerts about their own teams alone, and is told of nothing else when the house becomes stricter', async () => {
    const [all, other, both, own] = [
      await mona('POST', '/alerts', alertOf('all', {})),
      await mona('POST', '/alerts', alertOf('other', { team: ['specialists'] })),
      await mona('POST', '/alerts/preview', alertOf('both', { team: ['frontline', 'specialists'] })),
      await mona('POST', '/alerts', alertOf('own', { team: ['frontline'] })),
    ]
    const keeper = await server.store.query<{ id: string }>(`select id from users where login = 'mona'`)
    const ofMona = await visibilityOfKeeper(server.store, keeper[0]?.id ?? '', monday)
    const everything = { ...own.body.rule, scope: {} }

    expect([all.body.code, other.body.code, both.body.code]).toEqual(
      Array.from({ length: 3 }, () => 'http.own-teams-only'),
    )
    expect(own.status).toBe(201)
    expect((await mona('GET', '/alerts')).body.items.map(({ rule }: { rule: { name: string } }) => rule.name)).toEqual([
      'own',
    ])
    expect(await measureAlert(server.store, everything, monday + 2 * hour, ofMona)).toBe(1)
    expect(await measureAlert(server.store, everything, monday + 2 * hour, 'all')).toBe(2)
    expect(await visibilityOfKeeper(server.store, 'nobody', monday)).toEqual({ teams: [], assignee: 'nobody' })
    expect(await visibilityOfKeeper(server.store, null, monday)).toBe('all')
  })

  it('gets reports by mail about what they see', async () => {
    const preview = {
      name: 'x',
      report: { kind: 'figures', period: 'month', measure: 'opened', by: ['team'], where: {} },
      rhythm: schedule.rhythm,
      language: 'en',
    }
    server.setNow(Date.parse('2026-12-02T09:00:00Z'))
    const [ofMona, ofHana] = [await as(server, 'mona'), await as(server, 'hana')]
    const [own, all] = [
      await ofMona('POST', '/report-schedules/preview', preview),
      await ofHana('POST', '/report-schedules/preview', preview),
    ]
    server.setNow(monday + 2 * hour + minute)

    expect([own.status, own.body.code]).toEqual([200, undefined])
    expect([own.body.html.includes('North'), own.body.html.includes('South')]).toEqual([true, false])
    expect(all.body.html.includes('South')).toBe(true)
  })

  it('cannot widen what they see; somebody who sees all can', async () => {
    const refused = await mona('PUT', '/scorecards/rules', rulesWith('all'))

    expect([refused.status, refused.body.code]).toEqual([403, 'http.own-teams-only'])
    expect((await hana('PUT', '/scorecards/rules', rulesWith('all'))).status).toBe(200)
    expect((await mona('GET', '/cases/south-case')).status).toBe(200)
    expect((await mona('PUT', '/scorecards/rules', rulesWith('ownTeams'))).body.code).toBe('http.not-permitted')
  })
})
