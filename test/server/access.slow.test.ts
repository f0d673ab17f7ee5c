import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedAdministrator } from '../../cli/parts/seed-administrator.ts'
import { roleNames } from '../../core/contract/role-names.ts'
import { newApiKey } from '../../server/access/api-key.ts'
import { ensureAdministrator, ensureFirstKey } from '../../server/access/first-administrator.ts'
import { hashPassword } from '../../server/access/password.ts'
import { permissionNames, permissionsOf, rolePermissions } from '../../server/access/permissions.ts'
import { verifyAudit } from '../../store/audit/read-audit.ts'
import { addApiKey, revokeApiKey } from '../../store/people/api-keys.ts'
import { changeUser, findUser } from '../../store/people/users.ts'
import { hour, minute, monday, openTestServer, openWithinMs, password, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
}, openWithinMs)
afterAll(() => server.close())

const ours = { origin: 'http://pledge.test', 'sec-fetch-site': 'same-origin' }

describe('roles', () => {
  it('name permissions that exist, and every permission is one that somebody has', () => {
    const granted = new Set(roleNames.flatMap((role) => rolePermissions[role]))

    expect([...granted].sort()).toEqual([...permissionNames].sort())
  })

  it('add up, and unknown ones add nothing', () => {
    expect(permissionsOf(['viewer', 'nobody', '__proto__'])).toEqual(permissionsOf(['viewer']))
    expect(permissionsOf(['agent', 'owner'])).toEqual(expect.arrayContaining(['cases.work', 'documents.publish']))
    expect(permissionsOf([])).toEqual([])
  })
})

describe('the first administrator', () => {
  it('is made once, with a password that is told once', async () => {
    const made = await ensureAdministrator(server.parts, null)
    const again = await ensureAdministrator(server.parts, 'something else entirely')

    expect(made).toEqual({ login: 'admin', password: expect.stringMatching(/^[\w-]{22}$/) })
    expect(again).toBeNull()
    expect(await server.signIn('admin', made?.password ?? '')).not.toBe('')
  })

  it('keeps its password, and a start that brings another one says so', async () => {
    const ignored: string[] = []
    const seed = (given: string | null) => seedAdministrator(server.parts, given, () => ignored.push(String(given)))
    const user = await findUser(server.store, 'admin')
    await changeUser(server.store, user!.id, { passwordHash: await hashPassword(password) }, monday)

    expect([await seed(null), await seed(password), await seed('another horse battery')]).toEqual([null, null, null])
    expect(ignored).toEqual(['another horse battery'])
  })

  it('gets the key that was given, and is told only of one that was made up', async () => {
    const given = await ensureFirstKey(server.parts, 'pledge_given_by_the_operator')
    const unneeded = await ensureFirstKey(server.parts, null)

    expect([given, unneeded]).toEqual([null, null])
    expect((await server.call('GET', '/api/v1/users', { key: 'pledge_given_by_the_operator' })).status).toBe(200)
  })
})

describe('signing in', () => {
  it('sets a cookie that scripts cannot read, and says what one may do', async () => {
    await server.person('anna', ['agent'])

    const { status, body, headers } = await server.call('POST', '/api/v1/session', {
      key: null,
      body: { login: 'ANNA', password },
    })

    expect(status).toBe(200)
    expect(body.user).toMatchObject({ login: 'anna', roles: ['agent'] })
    expect(body.permissions).toEqual([...permissionsOf(['agent'])])
    expect(headers['set-cookie']).toMatch(/^pledge=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('over https the cookie is Secure and bound to the host', async () => {
    const secure = await openTestServer({ publicUrl: 'https://pledge.test' }, server)

    const { headers } = await secure.call('POST', '/api/v1/session', { key: null, body: { login: 'anna', password } })

    expect(headers['set-cookie']).toMatch(/^__Host-pledge=.*; HttpOnly; Secure; SameSite=Lax$/)
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/)
    await secure.close()
  })

  it('says the same whether the name, the password or the account is wrong', async () => {
    const id = await server.person('gone', ['agent'])
    await server.call('PATCH', `/api/v1/users/${id}`, { body: { isActive: false } })

    const answers = await Promise.all(
      [
        { login: 'anna', password: 'wrong' },
        { login: 'nobody', password },
        { login: 'gone', password },
      ].map((body) => server.call('POST', '/api/v1/session', { key: null, body })),
    )

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [401, 'http.sign-in-failed']),
    )
  })

  it('is held up after too many failures, many at once included, and possible again later', async () => {
    await server.person('target', ['agent'])
    const attempt = (secret: string) =>
      server.call('POST', '/api/v1/session', { key: null, body: { login: 'target', password: secret } })

    const burst = await Promise.all(Array.from({ length: 14 }, () => attempt('guess')))
    const right = await attempt(password)

    expect(burst.filter(({ status }) => status === 401)).toHaveLength(10)
    expect([right.status, right.body.code]).toEqual([429, 'http.too-many-sign-ins'])
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0)
    server.setNow(monday + 16 * minute)
    expect((await attempt(password)).status).toBe(200)
    server.setNow(monday)
  })

  it('from another site is refused', async () => {
    const { status, body } = await server.call('POST', '/api/v1/session', {
      key: null,
      body: { login: 'anna', password },
      headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    })

    expect([status, body.code]).toEqual([403, 'http.cross-site'])
  })
})

describe('a session', () => {
  it('works until it is ended', async () => {
    await server.person('berta', ['agent'])
    const cookie = await server.signIn('berta')

    const during = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })
    const out = await server.call('DELETE', '/api/v1/session', { key: null, headers: { cookie, ...ours } })
    const after = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })

    expect(during.body.user.login).toBe('berta')
    expect(out.status).toBe(204)
    expect([after.status, after.body.code]).toEqual([401, 'http.session-ended'])
  })

  it('ends when nobody uses it for half a day', async () => {
    const cookie = await server.signIn('berta')

    server.setNow(monday + 11 * hour)
    const used = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })
    server.setNow(monday + 22 * hour)
    const usedAgain = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })
    server.setNow(monday + 35 * hour)
    const idle = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })
    server.setNow(monday)

    expect([used.status, usedAgain.status, idle.status]).toEqual([200, 200, 401])
  })

  it.each([
    ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { origin: 'http://other.pledge.test', 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.test' }],
    ['nobody knows where', {}],
  ])('vouches for no change that comes from %s', async (_, headers) => {
    const cookie = await server.signIn('anna')

    const { status, body } = await server.call('POST', '/api/v1/cases', {
      key: null,
      body: { flow: 'complaint', id: 'forged', facts: { amount: 1 } },
      headers: { cookie, ...headers },
    })

    expect([status, body.code]).toEqual([403, 'http.cross-site'])
    expect((await server.call('GET', '/api/v1/cases/forged')).status).toBe(404)
  })

  it.each([
    ['our own page', ours],
    ['an old browser on our own page', { origin: 'http://pledge.test' }],
    ['the address it was sent to', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
  ])('vouches for changes that come from %s', async (_, headers) => {
    const cookie = await server.signIn('anna')

    const { status } = await server.call('POST', '/api/v1/cases', {
      key: null,
      body: { flow: 'complaint', facts: { amount: 1 } },
      headers: { cookie, ...headers },
    })

    expect(status).toBe(201)
  })

  it('is not needed where a wrong key is sent along: the key is what counts', async () => {
    const cookie = await server.signIn('anna')

    const { status } = await server.call('GET', '/api/v1/cases', { key: 'pledge_wrong', headers: { cookie } })

    expect(status).toBe(401)
  })

  it('lets people change their password, which ends their other sessions', async () => {
    await server.person('carla', ['viewer'])
    const here = await server.signIn('carla')
    const there = await server.signIn('carla')
    const change = (current: string, next: string) =>
      server.call('POST', '/api/v1/session/password', {
        key: null,
        body: { current, next },
        headers: { cookie: here, ...ours },
      })

    const wrong = await change('not it', 'a new long password')
    const weak = await change(password, '1234567890')
    const done = await change(password, 'a new long password')

    expect([wrong.status, wrong.body.code]).toEqual([403, 'http.wrong-password'])
    expect(weak.body.issues[0]).toMatchObject({ code: 'http.password-too-common', path: '/next' })
    expect(done.status).toBe(204)
    expect((await server.call('GET', '/api/v1/session', { key: null, headers: { cookie: here } })).status).toBe(200)
    expect((await server.call('GET', '/api/v1/session', { key: null, headers: { cookie: there } })).status).toBe(401)
  })

  it('is no way to guess the password', async () => {
    await server.person('emil', ['viewer'])
    const cookie = await server.signIn('emil')
    const guess = (current: string) =>
      server.call('POST', '/api/v1/session/password', {
        key: null,
        body: { current, next: 'a new long password' },
        headers: { cookie, ...ours },
      })

    const guesses = []
    for (let count = 0; count < 11; count++) guesses.push((await guess(`guess ${count}`)).status)
    const right = await guess(password)

    expect(guesses).toEqual([...Array.from({ length: 10 }, () => 403), 429])
    expect([right.status, right.body.code]).toEqual([429, 'http.too-many-sign-ins'])
  })

  it('lets people choose their language', async () => {
    const cookie = await server.signIn('anna')

    const { body } = await server.call('PATCH', '/api/v1/session', {
      key: null,
      body: { language: 'zh-CN' },
      headers: { cookie, ...ours },
    })

    expect(body.user.language).toBe('zh-CN')
  })
})

describe('an API key', () => {
  const add = async (expiresAt: number | null) => {
    const { secret, prefix } = newApiKey()
    const id = server.parts.uuid()
    const key = { id, prefix, name: 'k', roles: ['viewer'], teams: [], createdBy: null, createdAt: monday, expiresAt }
    await addApiKey(server.store, secret, key)
    return { id, secret }
  }

  it('that is unknown, expired or revoked opens nothing', async () => {
    const expired = await add(monday - 1)
    const revoked = await add(null)
    await revokeApiKey(server.store, revoked.id, monday)

    for (const key of ['pledge_never', expired.secret, revoked.secret, '', 'x'.repeat(5000)]) {
      const { status, body } = await server.call('GET', '/api/v1/cases', { key })
      expect([status, body.code]).toEqual([401, 'http.unknown-key'])
    }
  })

  it('is made by an administrator, shown once, and revoked', async () => {
    const made = await server.call('POST', '/api/v1/keys', { body: { name: 'crm', roles: ['agent'] } })
    const listed = await server.call('GET', '/api/v1/keys')
    const works = await server.call('GET', '/api/v1/cases', { key: made.body.secret })
    const gone = await server.call('DELETE', `/api/v1/keys/${made.body.id}`)
    const after = await server.call('GET', '/api/v1/cases', { key: made.body.secret })

    expect(made.status).toBe(201)
    expect(made.body.secret).toMatch(/^pledge_[\w-]{43}$/)
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret)
    expect([works.status, gone.status, after.status]).toEqual([200, 204, 401])
  })

  it('has no password and no language of its own', async () => {
    const { status, body } = await server.call('PATCH', '/api/v1/session', { body: { language: 'en' } })

    expect([status, body.code]).toEqual([403, 'http.people-only'])
  })
})

describe('permissions', () => {
  it('are asked for by every route: nothing but what says so is public', async () => {
    const routes = Object.entries((await server.call('GET', '/api/v1/openapi.json', { key: null })).body.paths).flatMap(
      ([path, methods]) => Object.keys(methods as object).map((method) => ({ method: method.toUpperCase(), path })),
    )
    const open = new Set(['GET /healthz', 'GET /readyz', 'POST /api/v1/session'])

    expect(routes.length).toBeGreaterThan(50)
    for (const { method, path } of routes) {
      if (open.has(`${method} ${path}`)) continue
      const url = path.replace('{kind}', 'flow').replaceAll(/\{\w+\}/g, '1')
      const { status, body } = await server.call(method, url, { key: null })
      expect([`${method} ${path}`, status, body.code]).toEqual([`${method} ${path}`, 401, 'http.not-signed-in'])
    }
  })

  it('that a role has not are refused by name', async () => {
    const viewer = await server.keyOf('viewer')

    for (const [method, url, permission] of [
      ['POST', '/api/v1/cases', 'cases.create'],
      ['POST', '/api/v1/cases/first/commands', 'cases.work'],
      ['PUT', '/api/v1/documents/flow/complaint/draft', 'documents.draft'],
      ['POST', '/api/v1/documents/flow/complaint/publish', 'documents.publish'],
      ['PUT', '/api/v1/settings/teams/a', 'settings.manage'],
      ['POST', '/api/v1/breaches/x/approve', 'breaches.approve'],
      ['GET', '/api/v1/users', 'users.manage'],
      ['GET', '/api/v1/keys', 'keys.manage'],
      ['GET', '/api/v1/jobs', 'jobs.manage'],
      ['GET', '/api/v1/audit', 'audit.read'],
      ['GET', '/metrics', 'metrics.read'],
    ] as const) {
      const { status, body } = await server.call(method, url, { key: viewer, body: method === 'GET' ? undefined : {} })
      expect([url, status, body.code]).toEqual([url, 403, 'http.not-permitted'])
      expect(body.detail).toContain(permission)
    }
  })
})

describe('users', () => {
  it('are added, changed and made inactive, which signs them out', async () => {
    const added = await server.call('POST', '/api/v1/users', {
      body: { login: 'dora', name: 'Dora', password, roles: ['agent'], teams: ['frontline'] },
    })
    const cookie = await server.signIn('dora')
    const changed = await server.call('PATCH', `/api/v1/users/${added.body.id}`, { body: { roles: ['manager'] } })
    const during = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })
    await server.call('PATCH', `/api/v1/users/${added.body.id}`, { body: { isActive: false } })
    const after = await server.call('GET', '/api/v1/session', { key: null, headers: { cookie } })

    expect(added.status).toBe(201)
    expect(changed.body.roles).toEqual(['manager'])
    expect(during.body.permissions).toContain('breaches.approve')
    expect(after.status).toBe(401)
    expect(
      (await server.call('GET', '/api/v1/people')).body.items.map(({ name }: { name: string }) => name),
    ).not.toContain('Dora')
  })

  it('have names of their own, whatever their case', async () => {
    const { status, body } = await server.call('POST', '/api/v1/users', {
      body: { login: 'Anna', name: 'Another', password, roles: ['agent'] },
    })

    expect([status, body.code]).toEqual([409, 'store.login-taken'])
  })

  it('cannot all stop being administrators', async () => {
    const { body: users } = await server.call('GET', '/api/v1/users')
    const { id } = users.items.find(({ login }: { login: string }) => login === 'admin')

    const { status, body } = await server.call('PATCH', `/api/v1/users/${id}`, { body: { roles: ['viewer'] } })

    expect([status, body.code]).toEqual([409, 'http.last-administrator'])
  })
})

describe('the audit', () => {
  it('tells of sign-ins and changes, in a chain that holds, without a secret in it', async () => {
    const { body } = await server.call('GET', '/api/v1/audit?limit=200')
    const actions = new Set(body.items.map(({ action }: { action: string }) => action))

    expect([...actions]).toEqual(
      expect.arrayContaining(['session.started', 'session.refused', 'session.ended', 'user.added', 'key.revoked']),
    )
    expect(JSON.stringify(body)).not.toMatch(/pledge_[\w-]{43}|correct horse/)
    expect((await verifyAudit(server.store)).isWhole).toBe(true)
  })

  it('and the log hold no token, key or password', async () => {
    const cookie = await server.signIn('anna')
    await server.call('POST', '/api/v1/session', { key: null, body: '{"login":"anna","password":"hunter2' })

    const lines = server.logged.join('\n')
    expect(lines).not.toContain(cookie.split('=')[1])
    expect(lines).not.toContain(server.adminKey)
    expect(lines).not.toContain('hunter2')
  })
})
