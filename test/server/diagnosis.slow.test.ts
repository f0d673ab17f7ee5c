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
    const paths = ['factors', 'variants', 'correlations']
    const answers = await Promise.all(paths.map((path) => ask(path, { flow: 'complaint', clock: 'resolution' }, agent)))
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  })
})

describe('GET /diagnosis/correlations', () => {
  it('says nothing of pairs where most days have no figure', async () => {
    const { body } = await ask('correlations', { from: '2026-11-01' })
    expect(body).toMatchObject({ flow: null, clock: null, span: 'day', spans: 22, pairs: [] })
  })
})
