import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPledgeError, Pledge, PledgeError, problemCodes } from '../../sdk/index.ts'
import { documents, policy } from '../server/parts/documents.ts'
import { minute, monday, openTestServer, openWithinMs, type TestServer } from '../server/parts/test-server.ts'

let server: TestServer
let pledge: Pledge
let url: string
beforeAll(async () => {
  server = await openTestServer({ limits: { heartbeatMs: 200 } })
  url = await server.app.listen({ port: 0, host: '127.0.0.1' })
  pledge = new Pledge({ url, apiKey: server.adminKey })
}, openWithinMs)
afterAll(() => server.close())

const start = { flow: 'complaint', facts: { amount: 1 } } as const

describe('the SDK against a server', () => {
  it('starts a case, drives it, and reads why it is due', async () => {
    const started = await pledge.cases.create({ ...start, id: 'by-sdk', subject: 'Help', customer: { name: 'Li Lei' } })
    const replied = await pledge.cases.do('by-sdk', { do: 'reply', public: true, text: 'On it.' })
    const why = await pledge.cases.why('by-sdk', 'resolution')
    const timeline = await pledge.cases.timeline('by-sdk')

    expect(started).toMatchObject({ isKept: false, id: 'by-sdk', stage: 'resolve' })
    expect(replied).toMatchObject({ isKept: false, state: 'open' })
    expect(why.sentence).not.toBe('')
    expect(timeline.items.some(({ text }) => text === 'On it.')).toBe(true)
    expect((await pledge.cases.get(started.number)).id).toBe('by-sdk')
    expect((await pledge.cases.clocks('by-sdk')).map(({ id }) => id)).toEqual(['first-response', 'resolution'])
  })

  it('walks through lists page by page', async () => {
    for (const id of ['a', 'b', 'c']) await pledge.cases.create({ ...start, id: `page-${id}`, channel: 'phone' })

    const found: string[] = []
    for await (const { id } of pledge.cases.each({ limit: 2, sort: 'createdAt', flow: 'complaint' })) found.push(id)

    expect(found).toEqual(expect.arrayContaining(['page-a', 'page-b', 'page-c']))
    expect(new Set(found).size).toBe(found.length)
  })

  it('throws what the server says, with its code and what helps to go on', async () => {
    const error = await pledge.cases.do('by-sdk', { do: 'reopen' }).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(PledgeError)
    expect(isPledgeError(error)).toBe(true)
    expect(error).toMatchObject({ status: 409, code: 'command.not-allowed' })
    expect((error as PledgeError).problem?.allowed?.map((one) => one.do)).toContain('complete')
    expect(problemCodes).toContain((error as PledgeError).code)
  })

  it('speaks the language that was asked for', async () => {
    const chinese = new Pledge({ url, apiKey: server.adminKey, language: 'zh-CN' })

    await expect(chinese.cases.get('nowhere')).rejects.toThrow(/工单“nowhere”不存在/)
  })

  it('publishes documents, and says what is wrong in others', async () => {
    const published = await pledge.documents.publish(documents)
    const { ok, issues } = await pledge.documents.validate([{ ...policy, clocks: [] }])
    await pledge.documents.saveDraft('policy', 'standard', { document: { ...policy, name: 'Changed' } })
    const changed = await pledge.documents.publishDraft('policy', 'standard', { note: 'by SDK' })

    expect(published).toMatchObject({ plans: [] })
    expect([ok, issues.length > 0]).toEqual([false, true])
    expect(changed.documents[0]).toMatchObject({ version: 2, note: 'by SDK' })
    expect((await pledge.documents.diff('policy', 'standard')).changes).toHaveLength(1)
    expect((await pledge.documents.get('policy', 'standard', { version: 1 })).document).toEqual(policy)
  })

  it('keeps settings under their versions', async () => {
    const first = await pledge.settings.put('teams', 'night', { name: 'Night' }, { ifVersion: 0 })
    const second = await pledge.settings.put('teams', 'night', { name: 'Night shift' }, { ifVersion: first.version })

    await expect(pledge.settings.put('teams', 'night', { name: 'x' }, { ifVersion: 1 })).rejects.toMatchObject({
      status: 412,
    })
    expect(second.version).toBe(2)
    await pledge.settings.remove('teams', 'night')
    await expect(pledge.settings.get('teams', 'night')).rejects.toMatchObject({ code: 'http.unknown-setting' })
  })

  it('lists what was late, and reviews it', async () => {
    await pledge.cases.create({ ...start, id: 'late' })
    await server.engine.passTo(monday + 45 * minute)

    const { items } = await pledge.breaches.list({ case: 'late' })
    const reviewed = await pledge.breaches.review(items[0]?.id ?? '', { reason: 'staff ill', exclude: true })

    expect(items).toMatchObject([{ clock: 'first-response', breachedAt: '2026-11-23T14:30:00.000Z', cause: 'time' }])
    expect(reviewed).toMatchObject({ reason: 'staff ill', exclusion: 'proposed' })
    await expect(pledge.breaches.approve(reviewed.id)).rejects.toMatchObject({ code: 'store.breach-same-person' })
    const another = new Pledge({ url, apiKey: await server.keyOf('manager') })
    expect(await another.breaches.approve(reviewed.id)).toMatchObject({ exclusion: 'approved' })
  })

  it('lists flows and knows customers', async () => {
    expect((await pledge.flows()).map(({ id }) => id)).toEqual(['complaint'])
    await expect(pledge.customer('nobody')).rejects.toMatchObject({ status: 404, code: 'http.unknown-customer' })
  })
})

describe('events', () => {
  it('come as they happen, and go on without a gap after the connection was lost', async () => {
    const ended = new AbortController()
    let connections = 0
    const seen: string[] = []
    const onOpen = () => {
      connections += 1
      if (connections === 1) void pledge.cases.create({ ...start, id: 'event-1' })
    }

    for await (const event of pledge.events({ types: ['case'], signal: ended.signal, onOpen })) {
      if (event.case?.id.startsWith('event-') !== true || seen.includes(event.case.id)) continue
      seen.push(event.case.id)
      if (seen.length === 1) {
        // What happens while nobody is connected is told as soon as somebody is again.
        server.app.server.closeAllConnections()
        await pledge.cases.create({ ...start, id: 'event-2' })
      }
      if (seen.length === 2) ended.abort()
    }

    expect(seen).toEqual(['event-1', 'event-2'])
    expect(connections).toBeGreaterThan(1)
  })

  it('begin after the event that was seen last', async () => {
    const ended = new AbortController()
    await pledge.cases.create({ ...start, id: 'replayed' })
    const ids: number[] = []

    for await (const { id } of pledge.events({ lastEventId: '0', signal: ended.signal })) {
      ids.push(Number(id))
      if (ids.length === 10) ended.abort()
    }

    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids[0]).toBe(1)
  })

  it('are refused for good with a wrong key', async () => {
    const stranger = new Pledge({ url, apiKey: 'pledge_wrong' })

    await expect(stranger.events().next()).rejects.toMatchObject({ status: 401, code: 'http.unknown-key' })
  })
})
