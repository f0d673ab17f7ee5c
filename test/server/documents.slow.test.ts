import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendar, flow, policy, rules } from './parts/documents.ts'
import { openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let owner: string
let other: string
beforeAll(async () => {
  server = await openTestServer()
  owner = await server.keyOf('owner')
  other = await server.keyOf('owner')
}, openWithinMs)
afterAll(() => server.close())

const put = (kind: string, id: string, body: object, headers: Record<string, string> = {}, key = owner) =>
  server.call('PUT', `/api/v1/documents/${kind}/${id}/draft`, { key, body, headers })
const publish = (kind: string, id: string, body: object = {}, key = owner) =>
  server.call('POST', `/api/v1/documents/${kind}/${id}/publish`, { key, body })
const newest = async (kind: string, id: string) => (await server.call('GET', `/api/v1/documents/${kind}/${id}`)).body

describe('a draft', () => {
  it('belongs to one person, knows its base, and says what is wrong in it', async () => {
    const document = { ...calendar, hours: { mon: ['9-5'] } }

    const { status, body, headers } = await put('calendar', 'ny', { document })
    const theirs = await server.call('GET', '/api/v1/documents/calendar/ny/draft', { key: other })
    const all = await server.call('GET', '/api/v1/documents/calendar/ny/drafts', { key: other })

    expect(status).toBe(200)
    expect(body).toMatchObject({ basedOn: 1, document })
    expect(body.issues[0]).toMatchObject({ code: 'calendar.bad-interval', path: '/hours/mon/0' })
    expect(headers['etag']).toBe(`"${body.etag}"`)
    expect([theirs.status, theirs.body.code]).toEqual([404, 'http.no-draft'])
    expect(all.body.items).toMatchObject([{ basedOn: 1, authorName: 'owner' }])
    const reader = await server.call('GET', '/api/v1/documents/calendar/ny/drafts', {
      key: await server.keyOf('viewer'),
    })
    expect(reader.status).toBe(403)
  })

  it('is guarded against a second tab', async () => {
    const first = await put('policy', 'standard', { document: policy }, { 'if-none-match': '*' })
    const second = await put('policy', 'standard', { document: policy }, { 'if-match': String(first.headers['etag']) })

    const stale = await put('policy', 'standard', { document: {} }, { 'if-match': String(first.headers['etag']) })
    const notNew = await put('policy', 'standard', { document: policy }, { 'if-none-match': '*' })

    expect([first.status, second.status, stale.status, notNew.status]).toEqual([200, 200, 412, 412])
    expect(stale.body.code).toBe('store.draft-changed')
  })

  it('stands in the list of all of one’s own drafts, and in nobody else’s', async () => {
    await put('rules', 'mine', { document: { ...rules, id: 'mine' } })

    const mine = await server.call('GET', '/api/v1/drafts', { key: owner })
    const ofAKind = await server.call('GET', '/api/v1/drafts?kind=rules', { key: owner })
    const theirs = await server.call('GET', '/api/v1/drafts', { key: other })
    const viewer = await server.call('GET', '/api/v1/drafts', { key: await server.keyOf('viewer') })

    const kinds = (items: readonly { readonly kind: string }[]) => [...new Set(items.map((draft) => draft.kind))]
    expect(kinds(mine.body.items)).toContain('calendar')
    expect(kinds(ofAKind.body.items)).toEqual(['rules'])
    expect(ofAKind.body.items[0]).toMatchObject({ id: 'mine', document: { id: 'mine' } })
    expect(theirs.body.items).toEqual([])
    expect(viewer.status).toBe(403)
  })

  it('is for the document it was sent to', async () => {
    const { status, body } = await put('calendar', 'ny', { document: { ...calendar, id: 'london' } })

    expect([status, body.issues[0].code]).toEqual([400, 'http.other-id'])
  })

  it('can be thrown away', async () => {
    await put('rules', 'triage', { document: rules })

    const gone = await server.call('DELETE', '/api/v1/documents/rules/triage/draft', { key: owner })
    const again = await server.call('DELETE', '/api/v1/documents/rules/triage/draft', { key: owner })

    expect([gone.status, again.status]).toEqual([204, 404])
  })
})

describe('publishing', () => {
  it('makes a version, its plans, and an event; the draft is gone', async () => {
    const document = { ...policy, name: 'Standard, revised' }
    await put('policy', 'standard', { document })

    const { status, body } = await publish('policy', 'standard', { note: 'clearer name' })

    expect(status).toBe(200)
    expect(body.documents).toEqual([expect.objectContaining({ id: 'standard', version: 2, note: 'clearer name' })])
    expect(body.plans).toEqual([expect.objectContaining({ id: 'complaint' })])
    expect((await newest('policy', 'standard')).document).toEqual(document)
    expect((await server.call('GET', '/api/v1/documents/policy/standard/draft', { key: owner })).status).toBe(404)
    const events = await server.store.query<{ data: { id: string } }>(
      `select data from stream_events where type = 'document'`,
    )
    expect(events.at(-1)?.data).toMatchObject({ kind: 'policy', id: 'standard', version: 2 })
  })

  it('lets running cases keep their plan, and gives new ones the newest', async () => {
    const start = (id: string) =>
      server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id, facts: { amount: 1 } } })
    await start('before')

    await publish('policy', 'standard', { document: { ...policy, name: 'Third' } })
    const { body: after } = await start('after')

    const { body: before } = await server.call('GET', '/api/v1/cases/before')
    expect(before.clocks[0].policy.version).toBe(2)
    expect(after.clocks[0].policy.version).toBe(3)
  })

  it('of what is the same makes no new version', async () => {
    const { document, version } = await newest('flow', 'complaint')

    const { body } = await publish('flow', 'complaint', { document: { ...document } })

    expect(body).toMatchObject({ documents: [{ version }], plans: [] })
  })

  it('is refused with every issue when the document is wrong', async () => {
    const document = { ...flow, nodes: flow.nodes.filter(({ kind }) => kind !== 'end'), policy: 'nowhere' }

    const { status, body } = await publish('flow', 'complaint', { document })

    expect([status, body.code]).toEqual([422, 'http.cannot-publish'])
    expect(body.issues.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['reference.unknown-policy']),
    )
    expect(body.issues[0].document).toEqual({ kind: 'flow', id: 'complaint' })
    expect((await newest('flow', 'complaint')).version).toBe(1)
  })

  it('is refused when it would break a flow in use, naming it', async () => {
    const document = { ...rules, rules: [{ id: 'rest', then: { outcome: 'somewhere' } }] }

    const { status, body } = await publish('rules', 'triage', { document })

    expect([status, body.code]).toEqual([422, 'http.breaks-flows'])
    expect(body.detail).toContain('complaint')
    expect((await newest('rules', 'triage')).version).toBe(1)
  })

  it('of parts that need each other works when they come together', async () => {
    const documents = [
      { document: { ...rules, rules: [{ id: 'rest', then: { outcome: 'elsewhere' } }] } },
      {
        document: {
          ...flow,
          edges: [...flow.edges.filter(({ on }) => on !== 'people'), { from: 'sort', to: 'fix', on: 'elsewhere' }],
        },
      },
    ]

    const { status, body } = await server.call('POST', '/api/v1/documents/publish', { key: owner, body: { documents } })

    expect(status).toBe(200)
    expect(body.documents.map(({ version }: { version: number }) => version)).toEqual([2, 2])
  })

  it('of an outdated draft is refused with the three versions to merge', async () => {
    const base = await newest('calendar', 'ny')
    const mine = { ...calendar, name: 'Mine' }
    await server.call('DELETE', '/api/v1/documents/calendar/ny/draft', { key: owner })
    await put('calendar', 'ny', { document: mine })
    const theirs = { ...calendar, name: 'Theirs' }
    await publish('calendar', 'ny', { document: theirs }, other)

    const { status, body } = await publish('calendar', 'ny')

    expect([status, body.code]).toEqual([409, 'store.base-not-newest'])
    expect(body.merge).toEqual({ base: base.document, mine, newest: theirs })
  })
})

describe('reading', () => {
  it('lists the newest of a kind, all versions, and any one of them', async () => {
    const list = await server.call('GET', '/api/v1/documents/policy')
    const versions = await server.call('GET', '/api/v1/documents/policy/standard/versions')
    const first = await server.call('GET', '/api/v1/documents/policy/standard/versions/1')

    expect(list.body.items).toEqual([expect.objectContaining({ id: 'standard', name: 'Third' })])
    expect(versions.body.items.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
    expect(first.body.document).toEqual(policy)
  })

  it('says what differs between two versions', async () => {
    const { body } = await server.call('GET', '/api/v1/documents/policy/standard/diff?from=1&to=2')

    expect(body).toEqual({
      from: 1,
      to: 2,
      changes: [{ op: 'replace', path: '/name', before: 'Standard', after: 'Standard, revised' }],
      sentences: ['The name is now “Standard, revised”.'],
    })
  })

  it('says it in the language of whoever asks', async () => {
    const headers = { 'accept-language': 'zh-CN' }
    const { body } = await server.call('GET', '/api/v1/documents/policy/standard/diff?from=1&to=2', { headers })

    expect(body.sentences).toEqual(['名称改为“Standard, revised”。'])
  })

  it('answers for what is not there', async () => {
    const document = await server.call('GET', '/api/v1/documents/flow/nothing')
    const version = await server.call('GET', '/api/v1/documents/policy/standard/versions/99')
    const kind = await server.call('GET', '/api/v1/documents/poem/ode')

    expect([document.status, document.body.code]).toEqual([404, 'http.unknown-document'])
    expect([version.status, version.body.code]).toEqual([404, 'http.unknown-version'])
    expect([kind.status, kind.body.issues[0].path]).toEqual([400, '/kind'])
  })

  it('lists the flows of which a case can be started, with their forms', async () => {
    const { body } = await server.call('GET', '/api/v1/flows')

    expect(body.items).toEqual([
      {
        id: 'complaint',
        version: 2,
        name: flow.name,
        channels: ['web', 'phone'],
        form: [{ fact: 'amount', required: true }],
        factList: [{ id: 'amount', type: 'number', unit: 'CNY' }],
      },
    ])
  })
})

describe('validating', () => {
  it('holds documents against each other and what is published, in the language of the reader', async () => {
    const { status, body } = await server.call('POST', '/api/v1/documents/validate', {
      body: {
        documents: [
          { ...flow, id: 'new', policy: 'standrad' },
          { ...calendar, id: 'x', hours: {} },
        ],
      },
      headers: { 'accept-language': 'zh' },
    })

    expect([status, body.ok]).toEqual([200, false])
    const found = body.issues.map((issue: { code: string; document: { id: string } }) => [
      issue.document.id,
      issue.code,
    ])
    expect(found).toContainEqual(['new', 'reference.unknown-policy'])
    expect(found).toContainEqual(['x', 'calendar.never-open'])
    expect(body.issues[0].message).toMatch(/\p{Script=Han}/u)
  })
})
