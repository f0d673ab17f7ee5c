import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportMeasures } from '../../core/contract/wire-reports.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { settleFacts } from '../../store/reports/settle-facts.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const id of ['one', 'two', 'three']) {
    await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', id, channel: 'web', facts: { amount: 20 } },
    })
  }
  server.setNow(monday + minute)
  await command('one', { do: 'assign', agent: 'zhang' })
  server.setNow(monday + hour)
  await command('one', { do: 'complete', node: 'fix', outcome: 'solved', facts: { result: 'done' } })
  await count()
}, openWithinMs)
afterAll(() => server.close())

async function count(): Promise<void> {
  while ((await settleVisits(server.store)) > 0);
  while ((await settleFacts(server.store, 100)).cases > 0);
}

const command = (id: string, body: object) => server.call('POST', `/api/v1/cases/${id}/commands`, { body })
const days = { from: '2026-11-01', to: '2026-12-01', zone: 'Asia/Shanghai' } as const
type Asked = Readonly<Record<string, string>>
const figures = (query: Asked, more: object = {}) =>
  server.call('GET', `/api/v1/reports/figures?${new URLSearchParams({ ...days, ...query })}`, more)
const facts = (query: Asked, more: object = {}) =>
  server.call('GET', `/api/v1/reports/facts?${new URLSearchParams({ ...days, ...query })}`, more)

describe('GET /reports/figures', () => {
  it('counts what happened, by day and by clock, under the names of the process', async () => {
    const { status, body } = await figures({ measure: 'clock', by: 'day,key' })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      query: { measure: 'clock', by: ['day', 'key'] },
      fromAt: '2026-10-31T16:00:00.000Z',
      isComplete: false,
      total: { count: 2, late: 1, compliance: 0.5, excluded: 0 },
      names: { key: { resolution: expect.anything() } },
    })
    expect(body.lines.map(({ group, count, late }: never) => [group, count, late])).toEqual([
      [{ day: '2026-11-23', key: 'first-response' }, 1, 1],
      [{ day: '2026-11-23', key: 'resolution' }, 1, 0],
    ])
    const ofOne = body.distribution.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
    expect(ofOne).toBe(2)
  })

  it('takes an empty value for none', async () => {
    const counts = ['', 'gold', 'gold,', 'web', ',web'].map(async (text) => {
      const { body } = await figures({ measure: 'opened', [text.includes('web') ? 'channel' : 'tier']: text })
      return body.total.count as number
    })

    expect(await Promise.all(counts)).toEqual([3, 0, 3, 3, 3])
  })

  it('sends nothing again to whoever has it', async () => {
    const first = await figures({ measure: 'opened' })
    const headers = { 'if-none-match': String(first.headers['etag']) }
    const same = await figures({ measure: 'opened' }, { headers })

    expect([first.status, same.status]).toEqual([200, 304])
  })

  it.each([
    [{ measure: 'opened', to: '2026-11-01' }, 422, 'report.bad-range'],
    [{ measure: 'opened', from: '2026-02-30' }, 422, 'report.bad-range'],
    [{ measure: 'opened', from: '2025-11-01', by: 'hour' }, 422, 'report.too-fine'],
    [{ measure: 'opened', zone: 'Mars/Olympus' }, 400, 'http.invalid-request'],
    [{ measure: 'opened', by: 'day,week' }, 400, 'http.invalid-request'],
    [{ measure: 'opened', by: 'team,team' }, 400, 'http.invalid-request'],
    [{ measure: 'money' }, 400, 'http.invalid-request'],
    [{ measure: 'opened', by: 'constructor' }, 400, 'http.invalid-request'],
  ] as const)('refuses %j', async (query, status, code) => {
    const answer = await figures(query)

    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe('GET /reports/facts', () => {
  it('leads from a figure to its cases, page by page, and to no others', async () => {
    const first = await facts({ measure: 'opened', limit: '2' })
    const second = await facts({ measure: 'opened', limit: '2', cursor: first.body.nextCursor })
    const ids = [...first.body.items, ...second.body.items].map(({ caseId }: { caseId: string }) => caseId)
    const late = await facts({ measure: 'clock', late: 'true', sort: 'longest' })

    expect([ids.sort(), second.body.nextCursor]).toEqual([['one', 'three', 'two'], null])
    expect(late.body.items).toMatchObject([{ caseId: 'one', key: 'first-response', isLate: true, assignee: 'zhang' }])
  })

  it('refuses a cursor of another list', async () => {
    const { body } = await facts({ measure: 'opened', limit: '2' })
    const other = await facts({ measure: 'opened', sort: 'longest', cursor: body.nextCursor })
    const forged = Buffer.from(JSON.stringify(['newest', 'NaN', '{}'])).toString('base64url')
    const made = await facts({ measure: 'opened', cursor: forged })

    expect([other.body.code, made.body.code]).toEqual(['store.bad-cursor', 'store.bad-cursor'])
  })
})

describe('figures of persons', () => {
  it('are for those who may see them, and one’s own for everybody who sees reports', async () => {
    const key = await server.keyOf('owner')
    const grouped = await figures({ measure: 'clock', by: 'assignee' }, { key })
    const narrowed = await figures({ measure: 'clock', assignee: 'zhang' }, { key })
    const listed = await facts({ measure: 'clock', late: 'true' }, { key })
    const allowed = await figures({ measure: 'clock', by: 'assignee' })

    expect([grouped.status, grouped.body.code]).toEqual([403, 'report.people-hidden'])
    expect([narrowed.status, narrowed.body.code]).toEqual([403, 'report.people-hidden'])
    expect(listed.body.items).toMatchObject([{ caseId: 'one', assignee: null }])
    expect(allowed.body.lines).toMatchObject([{ group: { assignee: 'zhang' } }])
  })

  it('and reports at all only for those who may read them', async () => {
    const nobody = await figures({ measure: 'opened' }, { key: null })
    const agent = await figures({ measure: 'opened' }, { key: await server.keyOf('agent') })

    expect([nobody.status, agent.status]).toEqual([401, 403])
  })
})

it('every measure says what it means in both languages', async () => {
  const { body } = await server.call('GET', '/api/v1/reports/definitions')

  expect(body.items.map(({ measure }: { measure: string }) => measure)).toEqual(reportMeasures)
  for (const { name, counts } of body.items) {
    expect([name, counts]).toEqual([
      { en: expect.stringMatching(/\w/), 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) },
      { en: expect.stringMatching(/\w/), 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) },
    ])
  }
})
