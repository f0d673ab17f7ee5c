import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAlert } from '../../activities/watch-alerts.ts'
import type { NewAlert } from '../../core/contract/wire-alerts.ts'
import { robotSecretName } from '../../store/alerts/robot-secret.ts'
import { readSecret } from '../../store/settings/secrets.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let li: string
beforeAll(async () => {
  server = await openTestServer()
  li = await server.person('li', ['manager'])
  for (const id of ['one', 'two']) {
    await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id, facts: { amount: 20 } } })
  }
}, openWithinMs)
afterAll(() => server.close())

const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=very-secret'
const robot = {
  kind: 'robot' as const,
  id: 'r1',
  service: 'wecom' as const,
  name: '值班群',
  language: 'zh-CN' as const,
}

function alertOf(parts: Partial<NewAlert> = {}): NewAlert {
  return {
    name: 'Too many late',
    isOn: true,
    measure: 'late',
    scope: { flow: ['complaint'] },
    is: 'above',
    threshold: 1,
    minimumSample: 0,
    holdMinutes: 0,
    calmMinutes: 0,
    remindMinutes: null,
    calendar: null,
    zone: 'Asia/Shanghai',
    recipients: [{ kind: 'person', id: 'p1', user: li }],
    ...parts,
  }
}

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  server.call(method, `/api/v1/alerts${path}`, { ...(body === undefined ? {} : { body }), headers })
const added = async (parts: Partial<NewAlert> = {}) => (await call('POST', '', alertOf(parts))).body
const judge = (id: string, at: number) =>
  judgeAlert(
    {
      store: server.store,
      now: () => at,
      visibilityOf: async () => 'all',
      compileCalendar: () => {
        throw new Error('no calendar')
      },
    },
    id,
    at - 1,
  )

describe('an alert', () => {
  it('is added, changed by who saw its newest version, and taken away', async () => {
    const first = await call('POST', '', alertOf())
    const { id } = first.body
    const changed = await call('PUT', `/${id}`, alertOf({ name: 'Late' }), { 'if-match': '"1"' })
    const outdated = await call('PUT', `/${id}`, alertOf(), { 'if-match': '"1"' })
    const list = await call('GET', '')
    const gone = await call('DELETE', `/${id}`)

    expect([first.status, first.headers['location']]).toEqual([201, `/api/v1/alerts/${id}`])
    expect(changed.body).toMatchObject({ version: 2, rule: { name: 'Late' }, activeSince: null, value: null })
    expect([outdated.status, outdated.body.code]).toEqual([412, 'store.changed-meanwhile'])
    expect(list.body.items.map((alert: { id: string }) => alert.id)).toContain(id)
    expect([gone.status, (await call('GET', `/${id}`)).status]).toEqual([204, 404])
    expect((await call('DELETE', `/${id}`)).body.code).toBe('alert.unknown')
  })

  it('never says the address of a robot again, keeps it while it is not given anew, and forgets it with the robot', async () => {
    const first = await call('POST', '', alertOf({ recipients: [{ ...robot, address, secret: 'sign-with-me' }] }))
    const { id } = first.body
    const secret = () => readSecret(server.store, server.parts.secretKey, robotSecretName(id, 'r1'))
    const kept = JSON.parse((await secret()) ?? 'null')
    const renamed = await call('PUT', `/${id}`, alertOf({ recipients: [{ ...robot, name: '夜班群' }] }))
    const still = await secret()
    await call('PUT', `/${id}`, alertOf())
    const audit = await server.call('GET', '/api/v1/audit')
    const everything = JSON.stringify([
      first.body,
      renamed.body,
      (await call('GET', '')).body,
      audit.body,
      server.logged,
    ])

    expect(kept).toEqual({ url: address, secret: 'sign-with-me' })
    expect(still).not.toBeNull()
    expect(renamed.body.rule.recipients).toEqual([{ ...robot, name: '夜班群' }])
    expect(await secret()).toBeNull()
    expect(everything).not.toContain('very-secret')
    expect(everything).not.toContain('sign-with-me')
  })

  it.each<[string, () => Partial<NewAlert>]>([
    ['alert.unknown-person', () => ({ recipients: [{ kind: 'person', id: 'p', user: 'nobody' }] })],
    ['alert.unknown-endpoint', () => ({ recipients: [{ kind: 'endpoint', id: 'e', endpoint: 'nowhere' }] })],
    ['alert.unknown-calendar', () => ({ calendar: 'never' })],
    ['alert.no-address', () => ({ recipients: [robot] })],
    ['alert.bad-address', () => ({ recipients: [{ ...robot, address: 'ftp://x' }] })],
    [
      'alert.recipient-twice',
      () => ({
        recipients: [
          { kind: 'person', id: 'p', user: li },
          { kind: 'person', id: 'p', user: li },
        ],
      }),
    ],
    ['alert.no-step', () => ({ measure: 'standing', node: 'fix', scope: {} })],
    ['alert.clears-nowhere', () => ({ clearsAt: 2 })],
    ['http.invalid-request', () => ({ zone: 'Mars/Olympus' })],
    ['http.invalid-request', () => ({ recipients: [{ kind: 'mail', id: 'm', address: 'a@b,c@d', language: 'en' }] })],
  ])('is refused with %s', async (code, parts) => {
    expect((await call('POST', '', alertOf(parts()))).body.code).toBe(code)
  })

  it('is nothing for those who may not keep alerts', async () => {
    for (const role of ['agent', 'owner', 'viewer']) {
      const answer = await server.call('GET', '/api/v1/alerts', { key: await server.keyOf(role) })
      expect([answer.status, answer.body.code]).toEqual([403, 'http.not-permitted'])
    }
  })
})

describe('what an alert said', () => {
  it('is told with who was told and who has seen it', async () => {
    const { id } = await added()
    const cookie = await server.signIn('li')
    await judge(id, monday + 2 * hour)
    const { items } = (await call('GET', `/history?alert=${id}`)).body
    const [episode] = items
    server.setNow(monday + 2 * hour + minute)
    const seen = await server.call('POST', `/api/v1/alerts/history/${encodeURIComponent(episode.id)}/acknowledge`, {
      key: null,
      headers: { cookie, origin: 'http://pledge.test' },
    })
    const now = (await call('GET', `/${id}`)).body

    expect(episode).toMatchObject({ name: 'Too many late', value: 2, overAt: null, acknowledgedBy: null })
    expect(episode.notices).toMatchObject([{ notice: 'began', recipient: { user: li }, sentAt: null, error: null }])
    expect(seen.body.acknowledgedBy).toEqual({ id: li, name: 'li' })
    expect(now).toMatchObject({ value: 2, isAcknowledged: true, episode: episode.id })
    expect((await call('POST', '/history/none/acknowledge')).body.code).toBe('alert.unknown-episode')
  })

  it('can be tried: a test is told to every recipient through jobs', async () => {
    const { id } = await added({ recipients: [{ ...robot, address }] })
    const { status, body } = await call('POST', `/${id}/test`)
    const jobs = await server.store.query<{ kind: string; payload: object }>(
      `select kind, payload from jobs where payload->>'alert' = $1`,
      [id],
    )

    expect(status).toBe(202)
    expect(body.items).toMatchObject([{ notice: 'test', recipient: robot, sentAt: null }])
    expect(jobs).toMatchObject([{ kind: 'alert', payload: { notice: 'test', recipient: 'r1' } }])
    expect(JSON.stringify(jobs)).not.toContain('very-secret')
    expect((await call('GET', `/${id}/tests`)).body.items).toHaveLength(1)
  })

  it('can be foretold from the past, through the same rules', async () => {
    const at = monday + 3 * hour
    server.setNow(at)
    // Two promises broken an hour apart, both made good together.
    for (const [seq, from] of [at - 26 * hour, at - 25 * hour].entries()) {
      await server.store.query(
        `insert into report_facts (case_id, measure, key, seq, at, is_late, is_excluded, flow)
         values ($1, 'clock', 'resolution', 1, $2, true, false, 'past')`,
        [`past-${seq}`, from],
      )
      await server.store.query(
        `insert into case_clocks (case_id, clock, instance, type, state, outcome, stopped_at, elapsed_ms, breached_at, read_at, reading)
         values ($1, 'resolution', 1, 'sla', 'stopped', 'missed', $2, 1, $3, $2, '{}')`,
        [`past-${seq}`, at - 24 * hour, from],
      )
    }
    const past = { scope: { flow: ['past'] } }
    const late = (await call('POST', '/preview', alertOf(past))).body
    const broken = (await call('POST', '/preview', alertOf({ ...past, measure: 'breaches', hours: 2 }))).body
    const unknown = (await call('POST', '/preview', alertOf({ measure: 'waiting' }))).body

    expect(late).toMatchObject({ isKnown: true, told: 2 })
    expect(late.values).toHaveLength((7 * 24 * hour) / late.everyMs + 1)
    expect(late.episodes).toEqual([
      { beganAt: new Date(at - 25 * hour).toISOString(), overAt: new Date(at - 24 * hour).toISOString() },
    ])
    expect(Math.max(...broken.values)).toBe(2)
    expect(broken.episodes).toHaveLength(1)
    expect(unknown).toMatchObject({ isKnown: false, values: [], told: 0 })
  })
})
