import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultScorecardRules } from '../../core/scorecards/default-rules.ts'
import { prefixOf } from '../../server/access/api-key.ts'
import { revokeApiKey } from '../../store/people/api-keys.ts'
import { appendEvents } from '../../store/stream/stream-events.ts'
import { calendar } from './parts/documents.ts'
import { monday, openTestServer, openWithinMs, password, type TestServer } from './parts/test-server.ts'

let server: TestServer
let port: number
beforeAll(async () => {
  server = await openTestServer({ limits: { heartbeatMs: 100, streamsPerPrincipal: 2 } })
  port = Number(new URL(await server.app.listen({ port: 0, host: '127.0.0.1' })).port)
}, openWithinMs)
afterAll(() => server.close())

/** A reader of the stream over a bare socket, so that it can be as slow as it likes. */
function open(key: string, { query = '', lastEventId }: { query?: string; lastEventId?: string } = {}) {
  let text = ''
  const socket: Socket = connect(port, '127.0.0.1', () => {
    const id = lastEventId === undefined ? '' : `Last-Event-ID: ${lastEventId}\r\n`
    socket.write(`GET /api/v1/events${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n${id}\r\n`)
  })
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const check of waiting) check()
  }
  socket.on('data', (chunk) => {
    text = (text + chunk.toString()).slice(-100_000)
    wake()
  })
  let isClosed = false
  socket.on('close', () => {
    isClosed = true
    wake()
  })
  socket.on('error', () => undefined)
  const when = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isTrue()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    socket,
    text: () => text,
    says: (part: string) => when(() => text.includes(part)),
    closed: () => when(() => isClosed),
    close: () => socket.destroy(),
  }
}

const create = (id: string) =>
  server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id, facts: { amount: 1 } } })

describe('the event stream', () => {
  it('tells what happens, in the form of server-sent events', async () => {
    const reader = open(server.adminKey)
    await reader.says('retry: 2000')

    await create('told')
    await reader.says('"id":"told"')
    reader.close()

    const headers = reader.text().split('\r\n\r\n')[0] ?? ''
    expect(headers).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(headers).toMatch(/content-type: text\/event-stream; charset=utf-8/i)
    expect(headers).toMatch(/x-content-type-options: nosniff/i)
    const data = /event: case\r?\ndata: (.*)/.exec(reader.text())?.[1] ?? '{}'
    expect(JSON.parse(data)).toMatchObject({
      type: 'case',
      at: '2026-11-23T14:00:00.000Z',
      case: { id: 'told', number: expect.any(Number) },
      data: { state: 'open', nextDue: { clock: 'first-response', dueAt: '2026-11-23T14:30:00.000Z' } },
    })
  })

  it('tells those who see their own teams alone of these, and of documents', async () => {
    const [own, other] = [await server.keyOf('viewer'), await server.keyOf('viewer')]
    await server.store.query(`update api_keys set teams = '["frontline"]' where prefix = $1`, [prefixOf(own)])
    const rules = (visibility: string) => ({
      scope: 'all',
      from: '2026Q4',
      rules: defaultScorecardRules,
      house: { zone: 'UTC', visibility },
    })
    await server.call('PUT', '/api/v1/scorecards/rules', { body: rules('ownTeams') })
    const readers = [open(own), open(other)]
    await Promise.all(readers.map((reader) => reader.says('retry: 2000')))

    await create('of-frontline')
    await server.publish({ ...calendar, id: 'told-to-all' })
    await Promise.all(readers.map((reader) => reader.says('event: document')))
    for (const reader of readers) reader.close()
    await server.call('PUT', '/api/v1/scorecards/rules', { body: rules('all') })

    expect(readers.map((reader) => reader.text().includes('of-frontline'))).toEqual([true, false])
  })

  it('says that it is alive while nothing happens', async () => {
    const reader = open(server.adminKey)

    await reader.says(': still here')
    reader.close()
  })

  it('tells what was missed, then what happens, each once and in order', async () => {
    await create('missed')
    const reader = open(server.adminKey, { lastEventId: '0' })
    await reader.says('"id":"missed"')

    await create('fresh')
    await reader.says('"id":"fresh"')
    reader.close()

    const ids = [...reader.text().matchAll(/^id: (\d+)\r?\nevent/gm)].map((match) => Number(match[1]))
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    expect(ids[0]).toBe(1)
  })

  it('goes on from what a session knew, so that nothing is missed between looking and listening', async () => {
    await server.person('early', ['agent'])
    await create('known')
    const { body } = await server.call('POST', '/api/v1/session', { key: null, body: { login: 'early', password } })

    await create('between')
    const reader = open(server.adminKey, { query: `?lastEventId=${body.lastEventId}` })
    await reader.says('"id":"between"')
    reader.close()

    expect(reader.text()).not.toContain('"id":"known"')
  })

  it('tells only what was asked for', async () => {
    const reader = open(server.adminKey, { query: '?types=case&case=this-one' })
    await reader.says('retry')

    await create('another-one')
    await create('this-one')
    await reader.says('"id":"this-one"')
    reader.close()

    expect(reader.text()).not.toContain('another-one')
  })

  it('is closed to who may not read cases, before it opens', async () => {
    const nobody = await server.keyOf('unheard-of')

    const { status, body } = await server.call('GET', '/api/v1/events', { key: nobody })

    expect([status, body.code]).toEqual([403, 'http.not-permitted'])
  })

  it('ends when the key is revoked', async () => {
    const { body: made } = await server.call('POST', '/api/v1/keys', {
      body: { name: 'short-lived', roles: ['viewer'] },
    })
    const reader = open(made.secret)
    await reader.says('retry')

    await revokeApiKey(server.store, made.id, monday)

    await reader.says('\r\n0\r\n\r\n')
    reader.close()
  })

  it('is open only so often at once with one key', async () => {
    const key = await server.keyOf('viewer')
    const readers = [open(key), open(key)]
    for (const reader of readers) await reader.says('retry')

    const { status, body } = await server.call('GET', '/api/v1/events', { key })
    for (const reader of readers) reader.close()

    expect([status, body.code]).toEqual([429, 'http.too-many-streams'])
  })

  it('refuses an id that is none', async () => {
    const { status, body } = await server.call('GET', '/api/v1/events', { headers: { 'last-event-id': 'yesterday' } })

    expect([status, body.code]).toEqual([400, 'http.bad-event-id'])
  })

  it('lets a reader go that takes nothing, and keeps telling the others', async () => {
    const stuck = open(server.adminKey)
    await stuck.says('retry')
    stuck.socket.pause()
    const quick = open(server.adminKey)
    await quick.says('retry')

    const flood = async (count: number, size: number) => {
      const data = { filling: 'x'.repeat(size) }
      const common = { caseId: null, number: null, flow: null, team: null, assignee: null, data }
      const event = { at: monday, type: 'document', ...common } as const
      await server.store.transaction((tx) =>
        appendEvents(
          tx,
          Array.from({ length: count }, () => event),
        ),
      )
    }
    for (let round = 0; round < 8; round++) await flood(50, 40_000)
    await flood(1500, 10)
    await create('after-the-flood')
    await quick.says('"id":"after-the-flood"')
    stuck.socket.resume()
    await stuck.closed()
    quick.close()

    expect(stuck.text()).not.toContain('after-the-flood')
  })

  it('ends with the server, which does not wait for it', async () => {
    const another = await openTestServer({}, server)
    const url = new URL(await another.app.listen({ port: 0, host: '127.0.0.1' }))
    const response = await fetch(new URL('/api/v1/events', url), {
      headers: { authorization: `Bearer ${server.adminKey}` },
    })
    const reading = response.text()

    await another.close()

    expect(await reading).toContain('retry: 2000')
  })
})
