import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Pledge } from '../../sdk/index.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let url: string

beforeAll(async () => {
  server = await openTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
}, openWithinMs)
afterAll(() => server.close())

const post = (path: string, body: unknown, key?: string | null) =>
  server.call('POST', `/api/v1/documents/${path}`, { body, ...(key === undefined ? {} : { key }) })

describe('POST /documents/simulate', () => {
  test('answers what a published flow would come to, and the same again', async () => {
    const request = { flow: 'complaint', cases: 40, seed: 4 }
    const [one, two] = [await post('simulate', request), await post('simulate', request)]

    expect(one.status).toBe(200)
    expect(one.body).toMatchObject({ cases: 40, seed: 4, ended: 40 })
    expect(Object.keys(one.body.clocks).length).toBeGreaterThan(0)
    expect({ ...one.body, perSecond: 0 }).toEqual({ ...two.body, perSecond: 0 })
  })

  test('takes a policy, a profile and documents that are not published', async () => {
    const policy = {
      kind: 'policy',
      id: 'other',
      clocks: [
        { id: 'quick', metric: 'resolution', calendar: 'ny', targets: [{ within: { amount: 1, unit: 'minutes' } }] },
      ],
    }
    const profile = { kind: 'profile', teams: { frontline: { capacity: 1 } } }
    const { body } = await post('simulate', { flow: 'complaint', cases: 5, policy, profile })

    expect(Object.keys(body.clocks)).toEqual(['quick'])
    expect(body.clocks.quick).toMatchObject({ met: 0, missed: 5, compliance: 0 })
  })

  test.each([
    [{ flow: 'nothing', cases: 1 }, 404, 'http.unknown-document'],
    [{ flow: 'complaint' }, 400, 'http.invalid-request'],
    [{ flow: 'complaint', cases: 0 }, 400, 'http.invalid-request'],
    [{ flow: 'complaint', cases: 200_001 }, 400, 'http.invalid-request'],
    [{ flow: 'complaint', cases: 1, seed: -1 }, 400, 'http.invalid-request'],
    [
      { flow: 'complaint', cases: 1, profile: { kind: 'profile', tasks: { nothing: {} } } },
      422,
      'rehearsal.documents-refused',
    ],
    [{ flow: { kind: 'flow' }, cases: 1 }, 422, 'rehearsal.documents-refused'],
  ])('refuses %j with %i %s', async (request, status, code) => {
    const answer = await post('simulate', request)

    expect(answer.status).toBe(status)
    expect(answer.body.code).toBe(code)
    if (status !== 404) expect(answer.body.issues.length).toBeGreaterThan(0)
  })

  test('is for owners and administrators alone', async () => {
    const request = { flow: 'complaint', cases: 1 }
    for (const role of ['viewer', 'agent', 'manager']) {
      expect((await post('simulate', request, await server.keyOf(role))).status).toBe(403)
      expect((await post('backtest', { documents: [{}], since: '2026-01-01' }, await server.keyOf(role))).status).toBe(
        403,
      )
    }
    expect((await post('simulate', request, await server.keyOf('owner'))).status).toBe(200)
    expect((await post('simulate', request, null)).status).toBe(401)
  })
})

describe('the SDK', () => {
  test('hears how far it is, and gets the answer', async () => {
    const pledge = new Pledge({ url, apiKey: server.adminKey })
    const heard: number[] = []
    const answer = await pledge.documents.simulate(
      { flow: 'complaint', cases: 2500 },
      { onProgress: ({ done, total }) => void heard.push(done / total) },
    )

    expect(answer.cases).toBe(2500)
    expect(heard.length).toBeGreaterThan(0)
    expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  })

  test('throws the problem in the language asked for', async () => {
    const pledge = new Pledge({ url, apiKey: server.adminKey, language: 'zh-CN' })
    const asked = pledge.documents.simulate({ flow: 'complaint', cases: 3, profile: { kind: 'profil' } })

    await expect(asked).rejects.toMatchObject({ status: 422, code: 'rehearsal.documents-refused', message: /这些文档/ })
  })

  test('cancels within a second; then nothing of it runs any more, and the API answered all the while', async () => {
    const pledge = new Pledge({ url, apiKey: server.adminKey })
    const controller = new AbortController()
    let isUnderWay = () => undefined as void
    const underWay = new Promise<void>((resolve) => {
      isUnderWay = resolve
    })
    const asked = pledge.documents.simulate(
      { flow: 'complaint', cases: 200_000 },
      { signal: controller.signal, onProgress: () => isUnderWay() },
    )
    await underWay
    expect((await server.call('GET', '/api/v1/documents/flow')).status).toBe(200)
    const cancelledAt = performance.now()
    controller.abort(new Error('enough'))

    await expect(asked).rejects.toThrow('enough')
    expect(performance.now() - cancelledAt).toBeLessThan(1000)
    // A place is free again: with one place taken for good, the second of these two would be refused.
    const twoAtOnce = async () => {
      const both = await Promise.all([1, 2].map(() => post('simulate', { flow: 'complaint', cases: 1 })))
      expect(both.map(({ status }) => status)).toEqual([200, 200])
    }
    await vi.waitFor(twoAtOnce, { timeout: 60_000 })
  })

  test('is told to wait when as many are under way as are allowed', async () => {
    const pledge = new Pledge({ url, apiKey: server.adminKey })
    const controller = new AbortController()
    const started = [1, 2].map((seed) => {
      let hear = () => undefined as void
      const heard = new Promise<void>((resolve) => {
        hear = resolve
      })
      const asked = pledge.documents.simulate(
        { flow: 'complaint', cases: 200_000, seed },
        { signal: controller.signal, onProgress: () => hear() },
      )
      return { heard, asked }
    })
    await Promise.all(started.map(({ heard }) => heard))
    const third = await post('simulate', { flow: 'complaint', cases: 1 })
    controller.abort(new Error('enough'))

    expect(third).toMatchObject({ status: 429, body: { code: 'rehearsal.too-many' } })
    expect(third.headers['retry-after']).toBe('10')
    await Promise.all(started.map(({ asked }) => expect(asked).rejects.toThrow('enough')))
  })
})

describe('POST /documents/backtest', () => {
  /** Three cases: answered at once and solved in time, late, and still open. */
  beforeAll(async () => {
    for (const [id, solvedAfter] of [
      ['quick', hour],
      ['late', 30 * hour],
      ['open', null],
    ] as const) {
      server.setNow(monday)
      const intake = { flow: 'complaint', id, facts: {}, channel: 'email' }
      expect((await server.call('POST', '/api/v1/cases', { body: intake })).status).toBe(201)
      server.setNow(monday + 10 * minute)
      await server.call('POST', `/api/v1/cases/${id}/commands`, { body: { do: 'reply', text: 'We are on it.' } })
      if (solvedAfter === null) continue
      server.setNow(monday + solvedAfter)
      const done = await server.call('POST', `/api/v1/cases/${id}/commands`, { body: { do: 'resolve' } })
      expect(done.status).toBe(200)
    }
    server.setNow(monday + 40 * hour)
  })

  const policyWith = async (hours: number) => {
    const { body } = await server.call('GET', '/api/v1/documents/flow/complaint')
    const id = body.document.policy
    const found = await server.call('GET', `/api/v1/documents/policy/${id}`)
    const { document } = found.body
    const within = { amount: hours, unit: 'hours' }
    return {
      ...document,
      clocks: document.clocks.map((clock: { metric: string }) =>
        clock.metric === 'resolution' ? { ...clock, targets: [{ within }] } : clock,
      ),
    }
  }

  test('says before and after, and which cases end otherwise and why', async () => {
    const documents = [await policyWith(0.5)]
    const { status, body } = await post('backtest', { documents, since: '2026-11-01' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ cases: 3, replayed: 3, notReplayed: [] })
    const clock = body.changed[0].clock
    const changed = body.changed.filter((each: { clock: string }) => each.clock === clock)
    expect(changed.map((each: { case: string }) => each.case)).toContain('quick')
    expect(changed.find((each: { case: string }) => each.case === 'quick')).toMatchObject({
      before: { outcome: 'met' },
      after: { outcome: 'missed', target: { amount: 0.5, unit: 'hours' } },
      why: [{ code: 'rehearsal.target-changed' }],
    })
    expect(body.after.clocks[clock].missed).toBe(3)
  })

  test('the same policy changes nothing; later cases alone are looked at', async () => {
    const { body } = await server.call('GET', '/api/v1/documents/flow/complaint')
    const policy = await server.call('GET', `/api/v1/documents/policy/${body.document.policy}`)
    const same = await post('backtest', { documents: [policy.body.document], since: '2026-11-01' })
    const later = await post('backtest', { documents: [policy.body.document], since: '2026-11-24' })

    expect(same.body).toMatchObject({ cases: 3, replayed: 3, changedCount: 0 })
    expect(same.body.after).toEqual(same.body.before)
    expect(later.body).toMatchObject({ cases: 0, replayed: 0 })
  })

  test.each([
    [{ documents: [], since: '2026-11-01' }, 400, 'http.invalid-request'],
    [{ documents: [{ kind: 'policy', id: 'p' }], since: '2026-11-01' }, 422, 'rehearsal.documents-refused'],
    [{ documents: [{ kind: 'nothing' }], since: '2026-11-01' }, 422, 'rehearsal.documents-refused'],
  ])('refuses %j with %i %s', async (request, status, code) => {
    expect(await post('backtest', request)).toMatchObject({ status, body: { code } })
  })

  test('refuses a date that does not exist', async () => {
    const documents = [await policyWith(1)]
    const { status, body } = await post('backtest', { documents, since: '2026-02-30' })

    expect(status).toBe(400)
    expect(body.issues).toMatchObject([{ code: 'document.bad-instant', path: '/since' }])
  })
})

test('a server that closes ends what is under way', async () => {
  const other = await openTestServer({}, server)
  await other.app.listen({ host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${(other.app.server.address() as AddressInfo).port}`
  const pledge = new Pledge({ url: address, apiKey: other.adminKey, retries: 0 })
  let hear = () => undefined as void
  const heard = new Promise<void>((resolve) => {
    hear = resolve
  })
  const asked = pledge.documents.simulate({ flow: 'complaint', cases: 200_000 }, { onProgress: () => hear() })
  const ended = expect(asked).rejects.toMatchObject({ code: 'rehearsal.cancelled' })
  await heard
  const closed = once(other.app.server, 'close')
  await other.app.close()

  await ended
  await closed
})
