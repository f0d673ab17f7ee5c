import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileSchema } from '../../model/profile/profile-schema.ts'
import { Recent } from '../../server/operation/recent.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const id of ['one', 'two', 'three']) {
    await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', id, channel: 'web', facts: { amount: 20 } },
    })
  }
  server.setNow(monday + hour)
  await command('one', { do: 'complete', node: 'fix', outcome: 'solved', facts: { result: 'done' } })
}, openWithinMs)
afterAll(() => server.close())

const command = (id: string, body: object) => server.call('POST', `/api/v1/cases/${id}/commands`, { body })
const iso = (at: number) => new Date(at).toISOString()
const operation = (query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  server.call('GET', `/api/v1/flows/complaint/operation?${new URLSearchParams(query)}`, { headers })

describe('GET /flows/:id/operation', () => {
  it('says who stands where since when, how long the others stayed, and how the clocks fare', async () => {
    const { status, body } = await operation({ from: iso(monday - hour) })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      flow: 'complaint',
      version: null,
      cases: 3,
      late: 2,
      versions: [{ version: 1, cases: 3 }],
    })
    expect(body.nodes.fix).toMatchObject({
      name: 'Find a solution',
      cases: 2,
      oldest: { id: 'two', enteredAt: iso(monday) },
      visits: 1,
    })
    expect(Math.abs(body.nodes.fix.medianMs - hour)).toBeLessThan(hour * 0.026)
    expect(body.clocks['first-response']).toMatchObject({ running: 2, late: 2, missed: 1, met: 0, compliance: 0 })
    expect(body.clocks.resolution).toMatchObject({ running: 2, late: 0, met: 1, missed: 0, compliance: 1 })
  })

  it('counts only one version where one is named, and what the window holds', async () => {
    const other = await operation({ version: '7' })
    const before = await operation({ from: iso(monday - 2 * hour), to: iso(monday - hour) })

    expect(other.body).toMatchObject({ version: 7, cases: 0, versions: [{ version: 1, cases: 3 }] })
    expect(before.body.nodes.fix).toMatchObject({ cases: 2, visits: 0, medianMs: null })
  })

  it('sends nothing again to whoever has it', async () => {
    const first = await operation({ from: iso(monday) })
    const etag = String(first.headers['etag'])
    const same = await operation({ from: iso(monday) }, { 'if-none-match': etag })
    server.setNow(monday + hour + 5 * minute)
    await command('two', { do: 'complete', node: 'fix', outcome: 'solved', facts: { result: 'done' } })
    server.setNow(monday + hour + 6 * minute)
    const later = await operation({ from: iso(monday) }, { 'if-none-match': etag })

    expect(same.status).toBe(304)
    expect([later.status, later.body.nodes.fix.cases]).toEqual([200, 1])
  })

  it.each([
    [{ from: iso(monday), to: iso(monday) }, 'http.bad-window'],
    [{ from: iso(monday - 400 * 24 * hour) }, 'http.bad-window'],
    [{ from: 'yesterday' }, 'http.invalid-request'],
    [{ version: '0' }, 'http.invalid-request'],
  ] as const)('refuses %j with %s', async (query, code) => {
    const { status, body } = await operation(query)

    expect([status, body.code]).toEqual([400, code])
  })

  it('knows no flow that was never published, and shows nothing to whoever may not see cases', async () => {
    const unknown = await server.call('GET', '/api/v1/flows/nothing/operation')
    const nobody = await server.call('GET', '/api/v1/flows/complaint/operation', { key: null })

    expect([unknown.status, unknown.body.code]).toEqual([404, 'http.unknown-document'])
    expect(nobody.status).toBe(401)
  })
})

describe('GET /cases', () => {
  it('finds the cases of a step', async () => {
    const { body } = await server.call('GET', '/api/v1/cases?flow=complaint&node=fix')

    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['three'])
  })
})

describe('GET /flows/:id/profile', () => {
  it('says what came in and how steps ended, as a profile that can be simulated', async () => {
    const { status, body } = await server.call('GET', '/api/v1/flows/complaint/profile?weeks=1')

    expect([status, body.cases]).toEqual([200, 3])
    expect(profileSchema.safeParse(body.profile).success).toBe(true)
    expect(body.profile).toMatchObject({
      arrivals: { perHour: { mon: { '09:00-10:00': 3 } }, calendar: 'ny' },
      channels: { web: 3 },
      tasks: { fix: { outcomes: { solved: 2 } } },
    })
    const simulated = await server.call('POST', '/api/v1/documents/simulate', {
      body: { flow: 'complaint', cases: 3, profile: body.profile },
    })
    expect([simulated.status, simulated.body.cases]).toEqual([200, 3])
  })
})

describe('answers that may be some moments old', () => {
  it('are asked for once by all who come at the same time, and again when time has passed or it failed', async () => {
    const recent = new Recent<number>({ keepMs: 10, most: 2 })
    let asked = 0
    const ask = async () => {
      asked += 1
      if (asked === 3) throw new Error('gone')
      return asked
    }

    expect(await Promise.all([recent.get('a', 0, ask), recent.get('a', 9, ask)])).toEqual([1, 1])
    expect(await recent.get('a', 10, ask)).toBe(2)
    await expect(recent.get('b', 10, ask)).rejects.toThrow('gone')
    expect(await recent.get('b', 10, ask)).toBe(4)
    await recent.get('c', 10, ask)
    expect(await recent.get('a', 10, ask)).toBe(6)
  })
})
