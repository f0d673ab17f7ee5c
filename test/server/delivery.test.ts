import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leaseJobs } from '../../store/jobs/jobs.ts'
import { hour, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

const weekly = {
  name: ' Weekly  report ',
  report: { kind: 'service', period: 'week', where: { flow: ['complaint'] } },
  rhythm: { every: 'week', weekdays: ['mon'], time: '08:30', zone: 'Asia/Shanghai' },
  recipients: ['manager', 'boss@example.test', 'role:manager'],
  language: 'zh-CN',
  formats: ['pdf', 'csv'],
}

describe('reports by mail, over the API', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openTestServer()
    await server.person('manager', ['manager'])
  }, openWithinMs)
  afterAll(() => server.close())

  const add = async (parts: object = {}) =>
    (await server.call('POST', '/api/v1/report-schedules', { body: { ...weekly, ...parts } })).body

  it('are kept, shown, changed as they were seen, and deleted', async () => {
    const made = await server.call('POST', '/api/v1/report-schedules', { body: weekly })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      name: 'Weekly report',
      isPaused: false,
      keeper: { name: 'administrator' },
      // Monday at nine in New York is after half past eight in Shanghai.
      nextAt: '2026-11-30T00:30:00.000Z',
      last: null,
      version: 1,
    })
    const path = `/api/v1/report-schedules/${made.body.id}`
    const ifMatch = { 'if-match': '"1"' }
    const paused = await server.call('PUT', path, { body: { ...weekly, isPaused: true }, headers: ifMatch })
    expect(paused.body).toMatchObject({ isPaused: true, nextAt: null, version: 2 })
    const late = await server.call('PUT', path, { body: weekly, headers: ifMatch })
    expect([late.status, late.body.code]).toEqual([412, 'delivery.changed-meanwhile'])

    const { body } = await server.call('GET', '/api/v1/report-schedules')
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id)
    expect((await server.call('DELETE', path)).status).toBe(204)
    expect((await server.call('GET', path)).body.code).toBe('delivery.unknown-schedule')
  })

  it.each([
    ['rhythm', { ...weekly.rhythm, zone: 'Moon/Base' }],
    ['rhythm', { ...weekly.rhythm, time: '24:00' }],
    ['rhythm', { every: 'month', time: '08:30', zone: 'UTC' }],
    ['rhythm', { ...weekly.rhythm, monthDay: 1 }],
    ['recipients', []],
    ['report', { kind: 'figures', period: 'week', measure: 'clock', by: ['day', 'week'] }],
    ['report', { kind: 'service', period: 'century' }],
    ['formats', ['docx']],
  ])('refuse a wrong %s: %j', async (field, value) => {
    const answer = await server.call('POST', '/api/v1/report-schedules', { body: { ...weekly, [field]: value } })
    expect([answer.status, answer.body.code]).toEqual([400, 'http.invalid-request'])
    expect(answer.body.issues[0].path).toContain(field)
  })

  it('refuse recipients whom nobody knows, and a calendar without a working day on any of the days', async () => {
    for (const recipient of ['stranger', 'team:nowhere', 'a@b@c', 'x, y@z.test']) {
      const answer = await server.call('POST', '/api/v1/report-schedules', {
        body: { ...weekly, recipients: [recipient] },
      })
      expect(answer.body.code, recipient).toBe('delivery.no-such-recipient')
    }
  })

  it('are for those who may keep them, and tell persons apart only for those who may see that', async () => {
    const byPerson = { ...weekly, report: { kind: 'figures', period: 'week', measure: 'clock', by: ['assignee'] } }
    const owner = await server.keyOf('owner')
    const forbidden = await server.call('POST', '/api/v1/report-schedules', { body: weekly, key: owner })
    expect([forbidden.status, forbidden.body.code]).toEqual([403, 'http.not-permitted'])
    expect((await server.call('POST', '/api/v1/report-schedules', { body: byPerson })).status).toBe(201)
  })

  it('are sent now when somebody asks, also while they are paused', async () => {
    const { id } = await add({ isPaused: true })
    const asked = await server.call('POST', `/api/v1/report-schedules/${id}/send`)
    expect([asked.status, asked.body.cause, asked.body.state]).toEqual([202, 'asked', 'waiting'])

    const jobs = await leaseJobs(server.store, { limit: 50, leaseMs: 1, now: monday, kinds: ['report'] })
    expect(jobs.map((job) => job.id)).toContain(asked.body.id)
    const { body } = await server.call('GET', `/api/v1/report-schedules/${id}/sendings`)
    expect(body.items).toMatchObject([{ id: asked.body.id, cause: 'asked' }])
    expect((await server.call('GET', `/api/v1/report-schedules/${id}`)).body.last).toMatchObject({ id: asked.body.id })
  })

  it('can be looked at before they are kept', async () => {
    const { name, report, rhythm } = weekly
    const { status, body } = await server.call('POST', '/api/v1/report-schedules/preview', {
      body: { name, report, rhythm, language: 'zh-CN' },
    })

    expect(status).toBe(200)
    expect(body.subject).toBe('Weekly report：2026-11-16 至 2026-11-22')
    expect(body.html.includes('时效达成率')).toBe(true)
    expect(body.nextAt).toEqual(['2026-11-30T00:30:00.000Z', '2026-12-07T00:30:00.000Z', '2026-12-14T00:30:00.000Z'])
  })

  it('wait for a working day of a calendar', async () => {
    const rhythm = { every: 'month', monthDay: 29, time: '08:00', zone: 'America/New_York', calendar: 'ny' }
    server.setNow(monday + hour)
    // The 29th of November 2026 is a Sunday.
    expect((await add({ rhythm })).nextAt).toBe('2026-11-30T13:00:00.000Z')
  })
})
