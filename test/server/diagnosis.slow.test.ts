import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { settleFacts } from '../../store/reports/settle-facts.ts'
import { hour, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const id of ['one', 'two', 'three']) {
    await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', id, channel: 'web', facts: { amount: 20 } },
    })
  }
  server.setNow(monday + hour)
  await server.call('POST', '/api/v1/cases/one/commands', {
    body: { do: 'complete', node: 'fix', outcome: 'solved', facts: { result: 'done' } },
  })
  while ((await settleVisits(server.store)) > 0);
  await settleFacts(server.store, 100)
}, openWithinMs)
afterAll(() => server.close())

const ask = (path: string, query: Record<string, string>, key?: string) =>
  server.call('GET', `/api/v1/diagnosis/${path}?${new URLSearchParams(query)}`, key === undefined ? {} : { key })

describe('GET /diagnosis/factors', () => {
  it('says that a handful of cases is too little to say anything', async () => {
    const { status, body } = await ask('factors', { flow: 'complaint', clock: 'resolution', zone: 'America/New_York' })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      flow: 'complaint',
      clock: 'resolution',
      verdict: 'too-few',
      found: 1,
      sampled: 1,
      factors: [],
      course: [],
      window: { from: '2026-08-26', to: '2026-11-24', zone: 'America/New_York', toAt: '2026-11-24T05:00:00.000Z' },
    })
  })

  it('counts only what fits', async () => {
    const { body } = await ask('factors', { flow: 'complaint', clock: 'resolution', channel: 'phone,none' })
    expect(body.found).toBe(0)
  })

  it('tells how far it is to whoever wants to know', async () => {
    const { body, headers } = await server.call('GET', '/api/v1/diagnosis/variants?flow=complaint', {
      headers: { accept: 'text/event-stream' },
    })
    const told = String(body)
      .split('\n\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line.slice('data: '.length)))

    expect(headers['content-type']).toContain('text/event-stream')
    expect(told.at(-1)).toMatchObject({ kind: 'answer', answer: { flow: 'complaint', clock: null, found: 0 } })
  })

  it.each([
    ['factors', { flow: 'nothing', clock: 'resolution' }, 404, 'diagnosis.unknown-flow'],
    ['factors', { flow: 'complaint', clock: 'nothing' }, 404, 'diagnosis.unknown-clock'],
    ['factors', { flow: 'complaint' }, 400, 'http.invalid-request'],
    ['variants', { flow: 'complaint', from: '2026-11-02', to: '2026-11-02' }, 400, 'diagnosis.bad-window'],
    ['variants', { flow: 'complaint', from: '2026-02-30', to: '2026-11-02' }, 400, 'diagnosis.bad-window'],
    ['variants', { flow: 'complaint', from: '2020-01-01' }, 400, 'diagnosis.bad-window'],
    ['correlations', { span: 'hour', from: '2026-01-01' }, 400, 'diagnosis.bad-window'],
    ['correlations', { zone: 'Nowhere/Land' }, 400, 'http.invalid-request'],
  ] as const)('refuses %s of %j', async (path, query, status, code) => {
    const answer = await ask(path, query)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('answers nobody who may not see reports', async () => {
    const agent = await server.keyOf('agent')
    const paths = ['factors', 'factors/cases', 'variants', 'correlations']
    const answers = await Promise.all(
      paths.map((path) => ask(path, { flow: 'complaint', clock: 'resolution', condition: 'channel=phone' }, agent)),
    )
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  })
})

describe('GET /diagnosis/factors/cases', () => {
  const late = ['p1', 'p2', 'p3', 'p4', 'p5']
  beforeAll(async () => {
    for (const [place, id] of ['kept', ...late].entries()) {
      const facts = { amount: 10 * place }
      const { status } = await server.call('POST', '/api/v1/cases', {
        body: { flow: 'complaint', id, channel: 'phone', facts },
      })
      expect(status).toBe(201)
    }
    while ((await settleVisits(server.store)) > 0);
    await settleFacts(server.store, 100)
    // Promises as they were broken, one an hour; nobody has to wait for them.
    await server.store.query(
      `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, channel, assignee)
       select id, 'clock', 'resolution', 1, $1::bigint + n * 3600000, 7200000, id <> 'kept', id = 'p5', 'complaint', 'phone', 'li'
       from jsonb_array_elements_text($2::jsonb) with ordinality as one (id, n)
       on conflict (case_id, measure, key, seq) do update set at = excluded.at, is_late = excluded.is_late, is_excluded = excluded.is_excluded`,
      [monday, JSON.stringify(['kept', ...late])],
    )
  })
  const flow = { flow: 'complaint', clock: 'resolution' }
  const listed = (body: { items: readonly { caseId: string }[] }) => body.items.map(({ caseId }) => caseId)

  it('lists the late ones that have it, the newest first, page by page, with what it is called', async () => {
    const first = await ask('factors/cases', { ...flow, condition: 'channel=phone', limit: '3' })
    const second = await ask('factors/cases', {
      ...flow,
      condition: 'channel=phone',
      limit: '3',
      cursor: String(first.body.nextCursor),
    })

    expect(listed(first.body)).toEqual(['p4', 'p3', 'p2'])
    expect(listed(second.body)).toEqual(['p1'])
    expect(second.body.nextCursor).toBeNull()
    expect(first.body.items[0]).toMatchObject({ measure: 'clock', key: 'resolution', isLate: true, channel: 'phone' })
    expect(first.body.conditions).toEqual([{ column: 'channel', level: 'phone', columnName: null, levelName: null }])
    expect(first.body.clockName).not.toBeNull()
  })

  it('lets two conditions hold together, and numbers have their bounds', async () => {
    const { body } = await ask('factors/cases', { ...flow, condition: 'fact:amount=≥ 20', and: 'fact:amount=≤ 30' })
    expect(listed(body)).toEqual(['p3', 'p2'])
    const none = await ask('factors/cases', { ...flow, condition: 'channel=phone', and: 'channel=web' })
    expect([none.body.items, none.body.nextCursor]).toEqual([[], null])
  })

  it('tells of persons only to whoever may see figures of persons', async () => {
    const owner = await server.keyOf('owner')
    const asked = { ...flow, condition: 'assignee=li' }
    const [refused, seen, listing] = await Promise.all([
      ask('factors/cases', asked, owner),
      ask('factors/cases', asked),
      ask('factors/cases', { ...flow, condition: 'channel=phone' }, owner),
    ])
    expect([refused.status, refused.body.code]).toEqual([403, 'report.people-hidden'])
    expect(listed(seen.body)).toEqual(['p4', 'p3', 'p2', 'p1'])
    expect(listing.body.items.map(({ assignee }: { assignee: unknown }) => assignee)).toEqual([null, null, null, null])
  })

  it.each([
    [{ condition: 'channel' }, 400, 'http.invalid-request'],
    [{}, 400, 'http.invalid-request'],
    [{ condition: 'colour=red' }, 404, 'diagnosis.unknown-factor'],
    [{ condition: 'fact:phone=1' }, 404, 'diagnosis.unknown-factor'],
    [{ condition: 'channel=phone', cursor: 'nonsense' }, 400, 'store.bad-cursor'],
    [{ condition: 'channel=phone', clock: 'nothing' }, 404, 'diagnosis.unknown-clock'],
  ] as const)('refuses %j', async (more, status, code) => {
    const answer = await ask('factors/cases', { ...flow, ...more })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe('GET /diagnosis/correlations', () => {
  it('says nothing of pairs where most days have no figure', async () => {
    const { body } = await ask('correlations', { from: '2026-11-01' })
    expect(body).toMatchObject({ flow: null, clock: null, span: 'day', spans: 22, pairs: [] })
  })
})
