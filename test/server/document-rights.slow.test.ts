import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendar, flow, rules } from './parts/documents.ts'
import { openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
const keys: Record<string, string> = {}
beforeAll(async () => {
  server = await openTestServer()
  for (const role of ['value-keeper', 'rule-keeper', 'owner', 'manager']) keys[role] = await server.keyOf(role)
}, openWithinMs)
afterAll(() => server.close())

const [large, rest] = rules.rules
const withValue = (value: number) => ({
  ...rules,
  rules: [{ ...large, if: { fact: 'amount', op: 'atLeast', value } }, rest],
})
const withRow = {
  ...rules,
  rules: [{ id: 'small', if: { fact: 'amount', op: 'below', value: 5 }, then: { outcome: 'people' } }, large, rest],
}
const withOtherHit = { ...rules, hit: 'collect' }
const ask = (role: string, way: string, document: { readonly kind: string; readonly id: string }) =>
  server.call(way === 'draft' ? 'PUT' : 'POST', `/api/v1/documents/${document.kind}/${document.id}/${way}`, {
    key: keys[role] ?? '',
    body: { document },
  })
const answer = async (role: string, way: string, document: { readonly kind: string; readonly id: string }) => {
  const { status, body } = await ask(role, way, document)
  return status < 300 ? 'done' : `${status} ${body.code} ${body.params?.permission ?? body.detail}`
}

describe.each(['draft', 'effect', 'propose'])('by way of %s', (way) => {
  it.each([
    ['value-keeper', 'values', withValue(2000), null],
    ['value-keeper', 'rows', withRow, 'rules.rows'],
    ['value-keeper', 'everything', withOtherHit, 'rules.all'],
    ['value-keeper', 'a new rule set', { ...rules, id: `own-${way}` }, 'rules.all'],
    ['value-keeper', 'a flow', { ...flow, name: 'Mine' }, 'documents.change'],
    ['rule-keeper', 'rows', withRow, null],
    ['rule-keeper', 'everything', withOtherHit, 'rules.all'],
    ['rule-keeper', 'a calendar', { ...calendar, name: 'Mine' }, 'documents.change'],
    ['owner', 'everything', withOtherHit, null],
    ['owner', 'a flow', { ...flow, name: 'Ours' }, null],
  ] as const)('a %s changes %s as far as the role goes', async (role, _, document, missing) => {
    const said = await answer(role, way, document)

    if (missing === null) expect(said).toBe('done')
    else expect(said).toMatch(new RegExp(`^403 http.not-permitted .*${missing.replace('.', '\\.')}`))
  })
})

describe('publishing', () => {
  it('by a keeper of values takes values and nothing else, alone, among others and from a file', async () => {
    const many = await server.call('POST', '/api/v1/documents/publish', {
      key: keys['value-keeper'] ?? '',
      body: { documents: [{ document: withValue(3000) }, { document: { ...calendar, name: 'Other' } }] },
    })
    const imported = await server.call('POST', '/api/v1/import', {
      key: keys['value-keeper'] ?? '',
      body: { documents: [{ document: withRow }], settings: [] },
    })
    const values = await ask('value-keeper', 'publish', withValue(4000))
    const same = await ask('value-keeper', 'publish', withValue(4000))

    expect([many.status, imported.status]).toEqual([403, 403])
    expect(values.body.documents).toMatchObject([{ id: 'triage', version: 2 }])
    expect([same.status, same.body.publication]).toEqual([200, null])
  })

  it('holds a draft against what is published by then, whatever it was based on', async () => {
    await ask('owner', 'publish', withRow)
    const draft = await server.call('PUT', '/api/v1/documents/rules/triage/draft', {
      key: keys['value-keeper'] ?? '',
      body: { document: withValue(10), basedOn: 2 },
    })
    const published = await server.call('POST', '/api/v1/documents/rules/triage/publish', {
      key: keys['value-keeper'] ?? '',
      body: {},
    })

    expect(draft.status).toBe(200)
    expect([published.status, published.body.code]).toEqual([403, 'http.not-permitted'])
  })

  it('by a second person is no way around what neither of the two may any more', async () => {
    const signedIn = async (login: string, role: string) => {
      const id = await server.person(login, [role])
      return { id, headers: { cookie: await server.signIn(login), origin: 'http://pledge.test' } }
    }
    const [owner, keeper] = [await signedIn('olga', 'owner'), await signedIn('kim', 'value-keeper')]
    const proposal = await server.call('POST', '/api/v1/documents/calendar/ny/propose', {
      key: null,
      headers: owner.headers,
      body: { document: { ...calendar, name: 'Proposed' } },
    })
    await server.call('PATCH', `/api/v1/users/${owner.id}`, { body: { roles: ['viewer'] } })
    const approved = await server.call('POST', `/api/v1/proposals/${proposal.body.id}/approve`, {
      key: null,
      headers: keeper.headers,
      body: {},
    })

    expect([proposal.status, approved.status, approved.body.code]).toEqual([201, 403, 'http.not-permitted'])
  })
})
