import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failInbox, leaseInbox, putInbox } from '../../store/inbox/inbox.ts'
import { addJobs, failJob, leaseJobs } from '../../store/jobs/jobs.ts'
import { readSecret } from '../../store/settings/secrets.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
}, openWithinMs)
afterAll(() => server.close())

describe('settings', () => {
  const put = (kind: string, id: string, body: object, headers: Record<string, string> = {}) =>
    server.call('PUT', `/api/v1/settings/${kind}/${id}`, { body, headers })

  it('are added, changed under their version, listed and taken away', async () => {
    const made = await put('teams', 'frontline', { name: 'Frontline', calendar: 'ny' }, { 'if-none-match': '*' })
    const twice = await put('teams', 'frontline', { name: 'Again' }, { 'if-none-match': '*' })
    const changed = await put('teams', 'frontline', { name: 'Front' }, { 'if-match': '"1"' })
    const stale = await put('teams', 'frontline', { name: 'Stale' }, { 'if-match': '"1"' })
    const listed = await server.call('GET', '/api/v1/settings/teams')
    const gone = await server.call('DELETE', '/api/v1/settings/teams/frontline', { headers: { 'if-match': '"2"' } })
    const missing = await server.call('GET', '/api/v1/settings/teams/frontline')

    expect(made.body).toMatchObject({ id: 'frontline', version: 1, data: { name: 'Frontline', calendar: 'ny' } })
    expect([twice.status, stale.status, stale.body.code]).toEqual([412, 412, 'store.setting-changed'])
    expect([changed.body.version, changed.headers['etag']]).toEqual([2, '"2"'])
    expect(listed.body.items).toMatchObject([{ id: 'frontline', data: { name: 'Front' } }])
    expect([gone.status, missing.status, missing.body.code]).toEqual([204, 404, 'http.unknown-setting'])
  })

  it('are held against their shape and what is published', async () => {
    const field = await put('teams', 'a', { nmae: 'A' })
    const calendar = await put('teams', 'a', { calendar: 'nowhere' })
    const url = await put('endpoints', 'a', { url: 'file:///etc/passwd' })
    const id = await put('teams', 'a', { id: 'b' })

    expect(field.body.issues[0]).toMatchObject({ code: 'document.unknown-field', path: '/nmae' })
    expect(calendar.body.issues[0]).toMatchObject({ code: 'reference.unknown-calendar', path: '/calendar' })
    expect(url.body.issues[0]).toMatchObject({ code: 'settings.bad-url', path: '/url' })
    expect([id.status, id.body.code]).toEqual([400, 'http.other-id'])
  })

  it('give an endpoint a secret that is told once and kept encrypted', async () => {
    const made = await put('endpoints', 'crm', { url: 'https://crm.example.com/hook' })
    const changed = await put('endpoints', 'crm', { url: 'https://crm.example.com/other' })
    const { body: listed } = await server.call('GET', '/api/v1/settings/endpoints')

    expect(made.body.secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(changed.body.secret).toBeUndefined()
    expect(JSON.stringify(listed)).not.toContain('whsec_')
    expect(await readSecret(server.store, server.parts.secretKey, 'endpoints/crm')).toBe(made.body.secret)
    const [row] = await server.store.query<{ sealed: Uint8Array }>('select sealed from secrets')
    expect(Buffer.from(row?.sealed ?? []).toString()).not.toContain('whsec')
  })

  it('that were written down are what flows may name', async () => {
    await put('teams', 'second-line', { name: 'Second line' })
    const { document } = (await server.call('GET', '/api/v1/documents/flow/complaint')).body

    const refused = await server.call('POST', '/api/v1/documents/flow/complaint/publish', {
      body: { document: { ...document, name: 'Changed' } },
    })
    await put('teams', 'frontline', { name: 'Frontline' })
    const done = await server.call('POST', '/api/v1/documents/flow/complaint/publish', {
      body: { document: { ...document, name: 'Changed' } },
    })

    const used = await server.call('DELETE', '/api/v1/settings/teams/frontline')
    const unused = await server.call('DELETE', '/api/v1/settings/teams/second-line')

    expect([refused.status, refused.body.issues[0].code]).toEqual([422, 'reference.unknown-team'])
    expect(done.status).toBe(200)
    expect([used.status, used.body.code]).toEqual([409, 'http.setting-in-use'])
    expect(used.body.detail).toContain('complaint')
    expect(unused.status).toBe(204)
  })
})

describe('breaches', () => {
  const start = async (id: string) => {
    await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', id, facts: { amount: 1 }, subject: `of ${id}` },
    })
  }

  it('are listed with their case, and say why', async () => {
    await start('slow')
    await server.engine.passTo(monday + 9 * hour)

    const { body } = await server.call('GET', '/api/v1/breaches?clock=first-response&team=frontline')

    expect(body.items).toMatchObject([
      {
        case: { id: 'slow', subject: 'of slow', url: 'http://pledge.test/cases/slow' },
        clock: 'first-response',
        clockName: { en: 'First answer', 'zh-CN': '首次响应' },
        breachedAt: '2026-11-23T14:30:00.000Z',
        dueAt: '2026-11-23T14:30:00.000Z',
        targetMs: 30 * minute,
        cause: 'time',
        exclusion: 'none',
        proposedBy: null,
      },
    ])
  })

  it('are reviewed by one person and excluded by another', async () => {
    const manager = await server.keyOf('manager')
    const second = await server.keyOf('manager')
    const { body: list } = await server.call('GET', '/api/v1/breaches?review=open&clock=first-response')
    const url = `/api/v1/breaches/${list.items[0].id}`

    const early = await server.call('POST', `${url}/approve`, { key: second })
    const proposed = await server.call('PATCH', url, {
      key: manager,
      body: { reason: 'staff', note: 'ill', exclude: true },
    })
    const own = await server.call('POST', `${url}/approve`, { key: manager })
    const approved = await server.call('POST', `${url}/approve`, { key: second, body: { approve: true } })

    expect([early.status, early.body.code]).toEqual([409, 'store.breach-not-proposed'])
    expect(proposed.body).toMatchObject({ reason: 'staff', note: 'ill', exclusion: 'proposed' })
    expect([own.status, own.body.code]).toEqual([409, 'store.breach-same-person'])
    expect(approved.body.exclusion).toBe('approved')
    expect((await server.call('GET', '/api/v1/breaches?review=open&clock=first-response')).body.items).toEqual([])
    expect((await server.call('GET', '/api/v1/breaches?review=done&reason=staff')).body.items).toHaveLength(1)
  })

  it('that do not exist are named', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/breaches/none'],
      ['PATCH', '/api/v1/breaches/none'],
      ['POST', '/api/v1/breaches/none/approve'],
    ] as const) {
      const { status, body } = await server.call(method, url, { body: method === 'PATCH' ? {} : undefined })
      expect([url, status, body.code]).toEqual([url, 404, 'http.unknown-breach'])
    }
  })
})

describe('customers', () => {
  it('are kept, found, and what is personal of them can be erased', async () => {
    await server.call('PUT', '/api/v1/customers/acme', {
      body: { name: 'Acme Ltd', email: 'a@acme.test', tier: 'gold' },
    })
    await server.call('POST', '/api/v1/cases', {
      body: {
        flow: 'complaint',
        id: 'of-acme',
        facts: { amount: 1 },
        customer: { id: 'acme' },
        subject: 'private',
        message: 'words',
      },
    })

    const found = await server.call('GET', '/api/v1/customers?q=cme')
    const cases = await server.call('GET', '/api/v1/cases?q=acme%20l')
    const forbidden = await server.call('DELETE', '/api/v1/customers/acme', { key: await server.keyOf('manager') })
    const erased = await server.call('DELETE', '/api/v1/customers/acme')

    expect(found.body.items).toEqual([{ id: 'acme', name: 'Acme Ltd', email: 'a@acme.test', tier: 'gold' }])
    expect(cases.body.items).toMatchObject([{ id: 'of-acme', customer: { name: 'Acme Ltd' } }])
    expect([forbidden.status, erased.status]).toEqual([403, 204])
    expect((await server.call('GET', '/api/v1/customers/acme')).body).toEqual({ id: 'acme', tier: 'gold' })
    expect((await server.call('GET', '/api/v1/cases/of-acme')).body.subject).toBeNull()
    expect((await server.call('GET', '/api/v1/cases/of-acme/timeline')).body.items[0].text).toBeNull()
  })

  it('that do not exist are named', async () => {
    expect((await server.call('GET', '/api/v1/customers/none')).body.code).toBe('http.unknown-customer')
    expect((await server.call('DELETE', '/api/v1/customers/none')).body.code).toBe('http.unknown-customer')
  })
})

describe('jobs that were given up', () => {
  it('are listed with their error, and tried again', async () => {
    await addJobs(server.store, 'of-acme', [{ id: 'of-acme/n/1', kind: 'notify' }], monday)
    const [leased] = await leaseJobs(server.store, { limit: 1, leaseMs: 1000, now: monday, kinds: ['notify'] })
    const { id = '', attempt = 0 } = leased ?? {}
    await failJob(server.store, { id, attempt, error: 'no such address', now: monday, mayRetry: false })

    const { body } = await server.call('GET', '/api/v1/jobs?state=dead')
    const retried = await server.call('POST', `/api/v1/jobs/${encodeURIComponent('of-acme/n/1')}/retry`)
    const again = await server.call('POST', `/api/v1/jobs/${encodeURIComponent('of-acme/n/1')}/retry`)

    expect(body.items).toMatchObject([
      { id: 'of-acme/n/1', kind: 'notify', case: { id: 'of-acme' }, attempts: 1, error: 'no such address' },
    ])
    expect([retried.status, again.status, again.body.code]).toEqual([204, 404, 'http.unknown-job'])
  })

  it('stand beside what was accepted but could not be handed on, and are counted', async () => {
    const payload = { kind: 'command', envelope: { command: { do: 'resolve' } } } as const
    await putInbox(server.store, { id: 'accepted-1', caseId: 'of-acme', payload, acceptedAt: monday })
    await leaseInbox(server.store, { limit: 1, leaseMs: 1000, now: monday })
    await failInbox(server.store, { id: 'accepted-1', attempt: 1, error: 'over', now: monday, mayRetry: false })

    const { body } = await server.call('GET', '/api/v1/jobs?state=dead')
    const counted = await server.call('GET', '/metrics')
    const retried = await server.call('POST', '/api/v1/jobs/accepted-1/retry')
    const countedAfter = await server.call('GET', '/metrics')

    expect(body.items).toMatchObject([{ id: 'accepted-1', kind: 'command', case: { id: 'of-acme' }, error: 'over' }])
    expect(retried.status).toBe(204)
    expect(counted.body).toContain('pledge_work{queue="inbox",state="dead"} 1')
    expect(countedAfter.body).toContain('pledge_work{queue="inbox",state="dead"} 0')
  })
})

describe('operations', () => {
  it('say whether the process lives, and whether it can work', async () => {
    const alive = await server.call('GET', '/healthz', { key: null })
    server.engine.isUp = false
    const ready = await server.call('GET', '/readyz', { key: null })
    server.engine.isUp = true

    expect([alive.status, alive.body]).toEqual([200, { status: 'ok' }])
    expect([ready.status, ready.body]).toEqual([503, { database: 'up', engine: 'down' }])
    expect((await server.call('GET', '/readyz', { key: null })).status).toBe(200)
  })

  it('show metrics by route pattern, without any id', async () => {
    const { status, body } = await server.call('GET', '/metrics')

    expect(status).toBe(200)
    expect(body).toContain('pledge_http_request_seconds_count{method="GET",route="/api/v1/customers/:id",status="200"}')
    expect(body).not.toContain('acme')
  })
})
