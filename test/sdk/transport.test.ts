import { describe, expect, it } from 'vitest'
import { Pledge } from '../../sdk/index.ts'
import { uuid } from '../../sdk/uuid.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly body: { readonly id?: string; readonly commandId?: string }
  readonly headers: Readonly<Record<string, string>>
}

/** A `fetch` that answers from a list: responses, or errors to throw. */
function answering(...answers: readonly (Response | Error)[]) {
  const asked: Asked[] = []
  const rest = [...answers]
  const send: typeof fetch = async (url, init = {}) => {
    asked.push({
      method: init.method ?? 'GET',
      url: typeof url === 'string' ? url : 'not a text',
      body: JSON.parse(typeof init.body === 'string' ? init.body : '{}'),
      headers: init.headers as Record<string, string>,
    })
    const answer = rest.shift()
    if (answer === undefined) throw new Error('nobody expected another request')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { asked, send }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const busy = (seconds: string) =>
  json(503, { code: 'http.unavailable', detail: 'busy', status: 503, title: '', type: '' }, { 'retry-after': seconds })

const client = (send: typeof fetch, retries = 3) =>
  new Pledge({ url: 'https://pledge.test/', apiKey: 'pledge_key', fetch: send, retries })

describe('requests', () => {
  it('carry the key, and go below /api/v1', async () => {
    const { asked, send } = answering(json(200, { items: [], nextCursor: null }))

    await client(send).cases.list({ state: ['open', 'waiting'], late: true })

    expect(asked[0]?.url).toBe('https://pledge.test/api/v1/cases?state=open%2Cwaiting&late=true')
    expect(asked[0]?.headers['authorization']).toBe('Bearer pledge_key')
  })

  it('that were lost on the way are sent again with the same id', async () => {
    const { asked, send } = answering(new TypeError('fetch failed'), json(504, {}), json(201, { id: 'x' }))

    await client(send).cases.create({ flow: 'complaint' })

    expect(asked).toHaveLength(3)
    expect(asked[0]?.body.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1)
  })

  it('wait as long as the server asks, then go on', async () => {
    const { asked, send } = answering(busy('0'), json(200, { id: 'x' }))

    await client(send).cases.do('x', { do: 'resolve' })

    expect(new Set(asked.map(({ body }) => body.commandId)).size).toBe(1)
  })

  it('that must not be done twice are not repeated when nobody knows whether they were done', async () => {
    const { asked, send } = answering(new TypeError('fetch failed'))

    await expect(client(send).documents.publishDraft('flow', 'complaint')).rejects.toMatchObject({
      status: 0,
      code: 'http.unreachable',
    })
    expect(asked).toHaveLength(1)
  })

  it('are repeated all the same when the server says that it did nothing', async () => {
    const { asked, send } = answering(busy('0'), json(200, { documents: [], plans: [], issues: [] }))

    await client(send).documents.publishDraft('flow', 'complaint')

    expect(asked).toHaveLength(2)
  })

  it('that are refused are not repeated', async () => {
    const { asked, send } = answering(json(422, { code: 'http.unknown-flow', detail: 'no such flow' }))

    await expect(client(send).cases.create({ flow: 'nope' })).rejects.toMatchObject({
      status: 422,
      message: 'no such flow',
    })
    expect(asked).toHaveLength(1)
  })

  it('are given up after the retries', async () => {
    const { asked, send } = answering(new TypeError('a'), new TypeError('b'), new TypeError('c'))

    await expect(client(send, 1).cases.get('x')).rejects.toMatchObject({ code: 'http.unreachable' })
    expect(asked).toHaveLength(2)
  })

  it('that get an answer of something in between say so', async () => {
    const { send } = answering(new Response('<html>Bad gateway</html>', { status: 403 }))

    await expect(client(send).cases.get('x')).rejects.toMatchObject({ status: 403, code: 'http.unreadable-answer' })
  })

  it('end at once when they are aborted, also between attempts', async () => {
    const ended = new AbortController()
    const { asked, send } = answering(busy('30'))
    const reason = new Error('enough')

    const call = client(send).cases.get('x', { signal: ended.signal })
    setTimeout(() => ended.abort(reason), 20)

    await expect(call).rejects.toBe(reason)
    expect(asked).toHaveLength(1)
  })

  it('that take too long are given up', async () => {
    const slow = ((_: unknown, { signal }: RequestInit) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error))
      })) as typeof fetch

    const pledge = new Pledge({ url: 'https://pledge.test', apiKey: 'k', fetch: slow, timeoutMs: 20, retries: 0 })

    await expect(pledge.cases.get('x')).rejects.toMatchObject({ status: 0, code: 'http.timed-out' })
  })

  it('say when a case is only kept', async () => {
    const { send } = answering(json(202, { id: 'x', number: 7, url: 'u' }))

    expect(await client(send).cases.create({ flow: 'complaint' })).toEqual({
      isKept: true,
      id: 'x',
      number: 7,
      url: 'u',
    })
  })
})

describe('ids', () => {
  it('are UUIDv7: those made later sort later', () => {
    const ids = [1, 2, 1_000_000, Date.parse('2026-11-23T14:00:00Z'), Date.parse('2100-01-01T00:00:00Z')].map(uuid)

    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
    expect(Number.parseInt((ids[3] ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(
      Date.parse('2026-11-23T14:00:00Z'),
    )
  })
})
