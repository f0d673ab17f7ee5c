import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let port: number
beforeAll(async () => {
  server = await openTestServer()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const address = server.app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id: 'one', facts: { amount: 1 } } })
}, openWithinMs)
afterAll(() => server.close())

/** Everything in the database that a request could have changed. */
async function written(): Promise<string> {
  const tables = [
    'cases',
    'case_intakes',
    'case_records',
    'contents',
    'customers',
    'document_versions',
    'document_drafts',
  ]
  const counts = await server.store.query(
    `select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ')}, (select max(seq) from cases) as seq`,
  )
  return JSON.stringify(counts)
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const doors = [
  ['POST', '/api/v1/cases'],
  ['POST', '/api/v1/cases/one/commands'],
  ['PUT', '/api/v1/documents/flow/complaint/draft'],
  ['POST', '/api/v1/documents/flow/complaint/publish'],
  ['POST', '/api/v1/documents/validate'],
  ['POST', '/api/v1/session'],
  ['PUT', '/api/v1/settings/teams/frontline'],
  ['PATCH', '/api/v1/breaches/11111111-1111-1111-1111-111111111111'],
] as const

const bodies: readonly (readonly [string, string | Buffer, number])[] = [
  ['of ten megabytes', `{"flow":"${'x'.repeat(10 * 1024 * 1024)}"}`, 413],
  ['nested ten thousand deep', nested(10_000), 400],
  ['that is a list nested without end', '['.repeat(100_000), 400],
  ['with __proto__', '{"__proto__":{"isAdmin":true},"flow":"complaint"}', 400],
  ['with __proto__ deep inside', '{"flow":"complaint","facts":{"a":{"__proto__":{"b":1}}}}', 400],
  ['with a name that stands twice', '{"flow":"complaint","flow":"other"}', 400],
  ['that ends early', '{"flow":', 400],
  ['that is empty', '', 400],
  ['that is a number', '7', 400],
  ['that is null', 'null', 400],
  ['with a null character', '{"flow":"a\\u0000b"}', 400],
  ['of bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xc3]), 400],
  ['of fields nobody knows', '{"flwo":"complaint","document":7,"documents":{},"reason":[]}', 400],
]

describe('at every door', () => {
  it.each(bodies)('a body %s is refused, and nothing is changed', async (_, payload, expected) => {
    const before = await written()

    for (const [method, url] of doors) {
      const response = await server.app.inject({
        method,
        url,
        payload,
        headers: { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/json' },
      })
      // An optional body may be null.
      const isFine = url.endsWith('/publish') && payload === 'null'
      expect([url, response.statusCode]).toEqual([url, isFine ? 404 : expected])
      expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(response.json()).toMatchObject({
        status: response.statusCode,
        code: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
      })
      expect(response.body).not.toMatch(/node_modules|\.ts:|\bat \w+ \(/)
    }

    expect(await written()).toBe(before)
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('isAdmin')
    expect((await server.call('GET', '/healthz', { key: null })).status).toBe(200)
  })

  it('a body of another type is refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ]) {
      const { status, body } = await server.call('POST', '/api/v1/cases', {
        body: 'flow=complaint',
        headers: { 'content-type': type },
      })
      expect([status, body.code]).toEqual([415, 'http.unsupported-media-type'])
    }
  })

  it('values of wrong types are all named at once, with their places', async () => {
    const { status, body } = await server.call('POST', '/api/v1/cases', {
      body: { flow: 7, id: 'a b', facts: [], customer: 'me', links: [{ to: 1 }], bot: 'yes' },
    })

    expect(status).toBe(400)
    expect(body.issues.map(({ path }: { path: string }) => path).sort()).toEqual(
      ['/bot', '/customer', '/facts', '/flow', '/id', '/links/0/as', '/links/0/to'].sort(),
    )
  })

  it('ids that lead elsewhere lead nowhere', async () => {
    for (const id of [
      '..%2f..%2fetc%2fpasswd',
      '%00',
      "1'%20or%20'1'='1",
      'constructor',
      '__proto__',
      '%e0%a4%a',
      '9'.repeat(400),
    ]) {
      const { status, body } = await server.call('GET', `/api/v1/cases/${id}`)
      expect([400, 404]).toContain(status)
      expect(body.code).toMatch(/^http\./)
    }
  })

  it('an unknown flow is named', async () => {
    const { status, body } = await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complain', facts: { amount: 1 } },
    })

    expect([status, body.code]).toEqual([422, 'http.unknown-flow'])
    expect(body.detail).toContain('complain')
  })

  it('facts that the flow has not, or not so, are refused before anything starts', async () => {
    const before = await written()

    const unknown = await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', facts: { amonut: 1 } } })
    const value = await server.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', facts: { priority: 'asap' } },
    })
    const builtIn = await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', facts: { stage: 'end' } } })

    expect(unknown.body.code).toBe('command.unknown-fact')
    expect(value.body.code).toBe('command.fact-value')
    expect(builtIn.body.code).toBe('command.fact-not-settable')
    expect(await written()).toBe(before)
  })

  it('a case that does not exist is named, for every question', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/cases/none'],
      ['GET', '/api/v1/cases/none/timeline'],
      ['GET', '/api/v1/cases/none/clocks'],
      ['GET', '/api/v1/cases/none/clocks/resolution/why'],
      ['POST', '/api/v1/cases/none/commands'],
    ] as const) {
      const { status, body } = await server.call(method, url, {
        body: method === 'POST' ? { do: 'resolve' } : undefined,
      })
      expect([url, status, body.code]).toEqual([url, 404, 'http.unknown-case'])
    }
  })

  it('a path or a method that is not there is a problem, too', async () => {
    const path = await server.call('GET', '/api/v1/nothing')
    const method = await server.call('DELETE', '/api/v1/cases/one')

    expect([path.status, path.body.code]).toEqual([404, 'http.unknown-path'])
    expect([method.status, method.body.code, method.headers['allow']]).toEqual([
      405,
      'http.method-not-allowed',
      'GET, HEAD',
    ])
  })

  it('bytes that are no HTTP get an answer and the line is closed', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('ONE TWO THREE\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })

    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('http.malformed-request')
  })

  it('a bug is told by a reference alone, which the log knows', async () => {
    const broken = await openTestServer({}, server)
    broken.engine.start = () => Promise.reject(new Error('secret detail of the engine'))

    const { status, body } = await broken.call('POST', '/api/v1/cases', {
      body: { flow: 'complaint', facts: { amount: 1 } },
    })

    expect([status, body.code]).toEqual([500, 'http.internal'])
    expect(JSON.stringify(body)).not.toContain('secret detail')
    const reference = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(body.detail)?.[0] ?? 'none'
    expect(broken.logged.some((line) => line.includes(reference) && line.includes('secret detail'))).toBe(true)
    await broken.close()
  })
})

describe('who asks too often', () => {
  it('is told to wait, strangers by their address and others by who they are', async () => {
    const strict = await openTestServer({ limits: { requestsPerMinute: 5, anonymousPerMinute: 3 } }, server)
    const ask = async (key: string | null, count: number) => {
      const answers = []
      for (let index = 0; index < count; index++) answers.push(await strict.call('GET', '/api/v1/session', { key }))
      return answers
    }

    const strangers = await ask(null, 5)
    const guesses = await ask('pledge_guess', 1)
    const known = await ask(strict.adminKey, 7)

    expect(strangers.map(({ status }) => status)).toEqual([401, 401, 401, 429, 429])
    expect(guesses.map(({ status }) => status)).toEqual([429])
    expect(known.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(known.at(-1)?.body.code).toBe('http.too-many-requests')
    expect(Number(known.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
    await strict.close()
  })
})

describe('what every answer says to browsers', () => {
  it('keeps other sites out', async () => {
    const { headers } = await server.call('GET', '/api/v1/cases')

    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('problems are in the language that is asked for', async () => {
    const ask = (language: string) =>
      server.call('GET', '/api/v1/cases/none', { headers: { 'accept-language': language } })

    expect((await ask('zh-CN,zh;q=0.9,en;q=0.8')).body.detail).toMatch(/工单“none”不存在/)
    expect((await ask('fr, en;q=0.5')).body.detail).toMatch(/There is no case/)
    expect((await ask('')).headers['content-language']).toBe('en')
  })
})
