import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Pledge } from '../../sdk/pledge.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const id of ['one', 'two', 'three']) {
    await server.call('POST', '/api/v1/cases', {
      body: {
        flow: 'complaint',
        id,
        channel: 'web',
        facts: { amount: 20 },
        customer: { id: 'li', name: '李梅', tier: 'gold' },
      },
    })
  }
  while ((await settleVisits(server.store)) > 0);
}, openWithinMs)
afterAll(() => server.close())

const iso = (at: number) => new Date(at).toISOString()
const board = (query: Record<string, string> = {}, key?: string) =>
  server.call('GET', `/api/v1/board?${new URLSearchParams(query)}`, key === undefined ? {} : { key })
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('GET /board', () => {
  it('says what is due next, and a moment after its instant that it is late, whether or not anybody noticed', async () => {
    server.setNow(monday + minute)
    const before = (await board({ within: '60' })).body
    server.setNow(monday + hour + minute)
    const after = (await board({ zone: 'America/New_York', start: '09:00', within: '60' })).body

    expect(before.counts).toMatchObject({ open: 3, late: 0, dueSoon: 3, unassigned: 3, waiting: 0 })
    expect(idsOf(before.dueNext)).toEqual(['one', 'three', 'two'])
    expect(after.counts).toMatchObject({ open: 3, late: 3, lateSince: 3, dueSoon: 0 })
    expect(after.since).toBe(iso(monday))
    expect(idsOf(after.late)).toEqual(['one', 'three', 'two'])
    expect(after.late[0]).toMatchObject({
      isLate: true,
      customer: { name: '李梅', tier: 'gold' },
      nextDue: { clock: 'first-response' },
      wait: null,
    })
    expect(after.places).toMatchObject([
      { flow: 'complaint', node: 'fix', name: 'Find a solution', cases: 3, late: 3, oldest: { id: 'one' } },
    ])
    expect(after.compliance.hours).toHaveLength(2)
  })

  it('says who waits, for whom and since when', async () => {
    server.setNow(monday + hour + 2 * minute)
    await server.call('POST', '/api/v1/cases/two/commands', { body: { do: 'wait', reason: 'customer' } })
    server.setNow(monday + hour + 3 * minute)

    const { waiting, counts } = (await board()).body

    expect(counts.waiting).toBe(1)
    expect(waiting).toMatchObject([
      { id: 'two', wait: { reason: 'customer', since: iso(monday + hour + 2 * minute), until: null } },
    ])
  })

  it('looks only at what it was asked for, in lists as long as asked for', async () => {
    server.setNow(monday + hour + 4 * minute)
    const [short, other, none] = await Promise.all([
      board({ limit: '1' }),
      board({ flow: 'other' }),
      board({ team: 'none' }),
    ])
    const elsewhere = (await server.call('GET', '/api/v1/cases?team=none')).body.items.length

    expect([short.body.late.length, short.body.counts.late]).toEqual([1, 3])
    expect([other.body.counts.open, other.body.places]).toEqual([0, []])
    expect(none.body.counts.open).toBe(elsewhere)
  })

  it('is the same through the SDK', async () => {
    const pledge = new Pledge({
      url: 'http://pledge.test',
      apiKey: server.adminKey,
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input)
        const { status, body } = await server.call(init?.method ?? 'GET', url.pathname + url.search)
        return new Response(JSON.stringify(body), { status })
      },
    })

    expect((await pledge.board.get({ within: 30 })).withinMs).toBe(30 * minute)
  })

  it.each([[{ zone: 'Nowhere/City' }], [{ start: '24:00' }], [{ within: '1' }], [{ limit: '51' }], [{ other: 'x' }]])(
    'refuses %j',
    async (query) => {
      const { status, body } = await board(query)

      expect([status, body.code]).toEqual([400, 'http.invalid-request'])
    },
  )

  it('is for those who may see reports', async () => {
    const agent = await board({}, await server.keyOf('agent'))
    const manager = await board({}, await server.keyOf('manager'))

    expect([agent.status, agent.body.code, manager.status]).toEqual([403, 'http.not-permitted', 200])
  })
})

describe('GET /cases', () => {
  it('finds what is due within some minutes', async () => {
    server.setNow(monday + minute)
    const { body } = await server.call('GET', '/api/v1/cases?dueWithin=60')
    const nothing = await server.call('GET', '/api/v1/cases?dueWithin=5')

    expect(idsOf(body.items)).toEqual(['one', 'three', 'two'])
    expect(nothing.body.items).toEqual([])
  })
})
