import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
}, openWithinMs)
afterAll(() => server.close())

const create = (body: object) => server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', ...body } })
const command = (id: string, body: object) => server.call('POST', `/api/v1/cases/${id}/commands`, { body })

describe('a case by REST', () => {
  it('starts with its stage, its clocks and what it allows', async () => {
    const { status, body, headers } = await create({
      id: 'first',
      facts: { amount: 20 },
      customer: { id: 'acme', name: 'Acme', tier: 'gold' },
      subject: 'It does not work',
      message: 'Please help.',
      channel: 'web',
    })

    expect(status).toBe(201)
    expect(headers['location']).toBe('/api/v1/cases/first')
    expect(body).toMatchObject({
      id: 'first',
      stage: 'resolve',
      stageName: { en: 'Resolve', 'zh-CN': '处理' },
      state: 'open',
      subject: 'It does not work',
      team: 'frontline',
      customer: { id: 'acme', name: 'Acme', tier: 'gold' },
      facts: { amount: 20, priority: 'normal', 'customer.tier': 'gold' },
      url: 'http://pledge.test/cases/first',
      temporalUrl: 'http://temporal.test/namespaces/default/workflows/case%2Ffirst',
      nextDue: { clock: 'first-response', dueAt: '2026-11-23T14:30:00.000Z' },
    })
    expect(body.clocks).toContainEqual(
      expect.objectContaining({
        id: 'resolution',
        state: 'running',
        dueAt: '2026-11-23T22:00:00.000Z',
        targetMs: 8 * hour,
      }),
    )
    expect(body.tasks).toEqual([
      {
        node: 'fix',
        name: 'Find a solution',
        instructions: null,
        form: ['result'],
        outcomes: [{ id: 'solved', name: 'solved', resolves: true }],
      },
    ])
    expect(body.stages.map((stage: { wasEntered: boolean }) => stage.wasEntered)).toEqual([true, true, false])
  })

  it('is the same case when it is sent again, and nothing starts twice', async () => {
    const again = await create({ id: 'first', facts: { amount: 20 } })

    expect(again.status).toBe(200)
    expect(again.body.subject).toBe('It does not work')
    expect(server.engine.started.filter(({ caseId }) => caseId === 'first')).toHaveLength(1)
  })

  it('refuses an id that belongs to a case of another flow', async () => {
    await server.publish({
      ...(await server.call('GET', '/api/v1/documents/flow/complaint')).body.document,
      id: 'other',
    })

    const { status, body } = await create({ id: 'first', flow: 'other' })

    expect([status, body.code]).toEqual([409, 'http.other-flow'])
  })

  it('keeps names, addresses and words out of the workflow', async () => {
    await create({
      id: 'private',
      facts: { amount: 1, 'phone-number': '139 1234 5678' },
      customer: { name: 'Li Lei', email: 'li@example.com' },
      subject: 'secret subject',
      message: 'secret words',
    })

    const started = JSON.stringify(server.engine.started.find(({ caseId }) => caseId === 'private'))
    expect(started).not.toMatch(/139|Li Lei|li@example|secret/)
    const { body } = await server.call('GET', '/api/v1/cases/private')
    expect(body.facts['phone-number']).toBe('139 1234 5678')
    expect(body.customer.name).toBe('Li Lei')
  })

  it('gives ids that sort by time to cases without one', async () => {
    const first = await create({ facts: { amount: 1 } })
    const second = await create({ facts: { amount: 1 } })

    expect(first.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(second.body.number).toBe(first.body.number + 1)
  })

  it('runs its rules before it answers', async () => {
    const { body } = await create({ id: 'large', facts: { amount: 5000 } })

    expect(body.priority).toBe('urgent')
    expect(body.clocks.find(({ id }: { id: string }) => id === 'resolution').targetMs).toBe(4 * hour)
  })

  it('is found by its number', async () => {
    const { body } = await server.call('GET', '/api/v1/cases/large')

    expect((await server.call('GET', `/api/v1/cases/${body.number}`)).body.id).toBe('large')
  })
})

describe('commands', () => {
  it('change the case, and the answer shows it', async () => {
    await create({ id: 'worked', facts: { amount: 1 } })
    server.setNow(monday + 10 * minute)

    const replied = await command('worked', { do: 'reply', public: true, text: 'We look into it.' })
    const done = await command('worked', {
      do: 'complete',
      node: 'fix',
      outcome: 'solved',
      facts: { result: 'repaired' },
    })

    expect(replied.status).toBe(200)
    expect(replied.body.clocks.find(({ id }: { id: string }) => id === 'first-response')).toMatchObject({
      outcome: 'met',
    })
    expect(done.body).toMatchObject({ state: 'resolved', stage: 'follow-up', facts: { result: 'repaired' } })
    server.setNow(monday)
  })

  it('are applied once by their id', async () => {
    await create({ id: 'once', facts: { amount: 1 } })

    await command('once', { do: 'note', text: 'one', commandId: 'c-1' })
    await command('once', { do: 'note', text: 'one', commandId: 'c-1' })

    const { body } = await server.call('GET', '/api/v1/cases/once/timeline')
    const notes = body.items.filter(({ event }: { event: string }) => event === 'note')
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ text: 'one', commandId: 'c-1', actor: { kind: 'key' } })
  })

  it('with the same id do not mix up the words of two cases', async () => {
    await create({ id: 'words-a', facts: { amount: 1 } })
    await create({ id: 'words-b', facts: { amount: 1 } })

    await command('words-a', { do: 'note', text: 'of a', commandId: 'same' })
    await command('words-b', { do: 'note', text: 'of b', commandId: 'same' })

    const { body } = await server.call('GET', '/api/v1/cases/words-b/timeline')
    expect(body.items.at(-1).text).toBe('of b')
  })

  it('that the case does not allow now are refused with what it does allow', async () => {
    await create({ id: 'open', facts: { amount: 1 } })

    const { status, body } = await command('open', { do: 'reopen' })

    expect([status, body.code]).toEqual([409, 'command.not-allowed'])
    expect(body.allowed).toContainEqual({ do: 'complete', node: 'fix', outcomes: ['solved'] })
    expect(body.allowed.map((one: { do: string }) => one.do)).not.toContain('reopen')
  })

  it('with wrong contents are refused by what is wrong', async () => {
    await create({ id: 'wrong', facts: { amount: 1 } })

    const type = await command('wrong', { do: 'set', facts: { amount: 'many' } })
    const unknown = await command('wrong', { do: 'set', facts: { amonut: 1 } })
    const word = await command('wrong', { do: 'explode' })

    expect([type.status, type.body.code]).toEqual([422, 'command.fact-type'])
    expect([unknown.status, unknown.body.code]).toEqual([422, 'command.unknown-fact'])
    expect([word.status, word.body.issues[0].code]).toEqual([400, 'document.not-one-of'])
  })

  it('for a case that is over are refused, and reopening offers a linked new case', async () => {
    await create({ id: 'over', facts: { amount: 1 }, customer: { id: 'acme' } })
    await command('over', { do: 'cancel' })
    await server.engine.passTo(monday + 100 * 24 * hour)
    server.setNow(monday + 101 * 24 * hour)

    const { status, body } = await command('over', { do: 'reopen' })
    server.setNow(monday)

    expect([status, body.code]).toEqual([409, 'http.case-over'])
    expect(body.offer).toEqual({ flow: 'complaint', customer: 'acme', links: [{ to: 'over', as: 'follow-up' }] })
    expect(
      (await create({ id: 'taken-up', facts: { amount: 1 }, ...body.offer, customer: { id: 'acme' } })).body.links,
    ).toEqual(body.offer.links)
  })

  it('hide personal facts that come along', async () => {
    await create({ id: 'phoned', facts: { amount: 1 } })

    const { body } = await command('phoned', { do: 'set', facts: { 'phone-number': '555-1234' } })

    expect(body.facts['phone-number']).toBe('555-1234')
    const { body: timeline } = await server.call('GET', '/api/v1/cases/phoned/timeline')
    expect(timeline.items.at(-1).data).toMatchObject({ fact: 'phone-number', is: '555-1234' })
    const rows = await server.store.query<{ all: string }>(`select state::text as all from cases where id = 'phoned'`)
    expect(rows[0]?.all).not.toContain('555-1234')
  })
})

describe('while the engine is away', () => {
  it('cases are kept and begin later, and commands wait for them', async () => {
    server.engine.isUp = false

    const { status, body } = await create({ id: 'later', facts: { amount: 1 } })
    const note = await command('later', { do: 'note', text: 'mind this' })
    const read = await server.call('GET', '/api/v1/cases/later')
    server.engine.isUp = true

    expect(status).toBe(202)
    expect(body).toEqual({ id: 'later', number: expect.any(Number), url: 'http://pledge.test/cases/later' })
    expect([note.status, read.status]).toEqual([202, 202])
    const inbox = await server.store.query<{ kind: string }>(
      `select kind from inbox where case_id = 'later' order by place`,
    )
    expect(inbox.map(({ kind }) => kind)).toEqual(['intake', 'command'])
  })

  it('commands for cases that run are refused, with the time to come back', async () => {
    await create({ id: 'stuck', facts: { amount: 1 } })
    server.engine.isUp = false

    const { status, body, headers } = await command('stuck', { do: 'note', text: 'now' })
    server.engine.isUp = true

    expect([status, body.code, headers['retry-after']]).toEqual([503, 'http.unavailable', '5'])
  })

  it('commands that no worker answers are kept by the engine', async () => {
    await create({ id: 'slow', facts: { amount: 1 } })
    server.engine.hasWorker = false

    const { status, body } = await command('slow', { do: 'note', text: 'soon' })
    server.engine.hasWorker = true

    expect([status, body.id]).toEqual([202, 'slow'])
    expect(server.engine.kept.at(-1)).toMatchObject({ caseId: 'slow', sent: { at: monday, command: { do: 'note' } } })
  })
})

describe('lists', () => {
  it('put first what is due first, page by page, without repeating or leaving out any', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await server.call('GET', `/api/v1/cases?limit=3${cursor}`)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor !== '')

    const [row] = await server.store.query<{ count: number }>('select count(*) as count from cases')
    expect(seen).toHaveLength(row?.count ?? 0)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('take filters by name, and show who is late as of now', async () => {
    server.setNow(monday + 5 * hour)
    const late = await server.call('GET', '/api/v1/cases?late=true&priority=urgent&team=frontline')
    const mine = await server.call('GET', '/api/v1/cases?assignee=me')
    server.setNow(monday)

    expect(late.body.items.map(({ id }: { id: string }) => id)).toEqual(['large'])
    expect(late.body.items[0].isLate).toBe(true)
    expect(mine.body.items).toEqual([])
  })

  it('refuse what they do not know', async () => {
    const unknown = await server.call('GET', '/api/v1/cases?flwo=complaint')
    const limit = await server.call('GET', '/api/v1/cases?limit=1000')
    const cursor = await server.call('GET', '/api/v1/cases?cursor=nonsense')

    expect(unknown.body.issues[0]).toMatchObject({ code: 'document.unknown-field', path: '/flwo' })
    expect(limit.status).toBe(400)
    expect([cursor.status, cursor.body.code]).toEqual([400, 'store.bad-cursor'])
  })
})

describe('history', () => {
  it('says who said what, in order, and newest first if asked', async () => {
    const { body } = await server.call('GET', '/api/v1/cases/first/timeline')
    const down = await server.call('GET', '/api/v1/cases/first/timeline?sort=-seq&limit=1')

    expect(body.items[0]).toMatchObject({ seq: 1, event: 'caseCreated', text: 'Please help.' })
    expect(body.items.map(({ seq }: { seq: number }) => seq)).toEqual(
      body.items.map((_: unknown, index: number) => index + 1),
    )
    expect(down.body.items[0].seq).toBe(body.items.length)
  })

  it('explains a due time as a sentence and a sum, in the language of the reader', async () => {
    const english = await server.call('GET', '/api/v1/cases/first/clocks/resolution/why')
    const chinese = await server.call('GET', '/api/v1/cases/first/clocks/resolution/why', {
      headers: { 'accept-language': 'zh-CN' },
    })

    const counted = english.body.steps.reduce((sum: number, step: { countedMs: number }) => sum + step.countedMs, 0)
    expect(counted).toBe(8 * hour)
    expect(english.body.sentence).toMatch(/[a-z]/)
    expect(chinese.body.sentence).toMatch(/\p{Script=Han}/u)
  })

  it('has no clock that the policy has not', async () => {
    const { status, body } = await server.call('GET', '/api/v1/cases/first/clocks/patience/why')

    expect([status, body.code]).toEqual([404, 'http.unknown-clock'])
    expect(body.detail).toContain('first-response, resolution')
  })
})
