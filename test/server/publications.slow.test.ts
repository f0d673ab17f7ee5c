import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolCases } from '../../store/documents/reach-cases.ts'
import { eventsAfter } from '../../store/stream/stream-events.ts'
import { calendar, flow, policy } from './parts/documents.ts'
import { openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
let owner: string
beforeAll(async () => {
  server = await openTestServer()
  owner = await server.keyOf('owner')
}, openWithinMs)
afterAll(() => server.close())

const post = (path: string, body: object = {}, key: string | null = owner, headers: Record<string, string> = {}) =>
  server.call('POST', `/api/v1${path}`, { key, body, headers })
const get = (path: string) => server.call('GET', `/api/v1${path}`)

type Flow = typeof flow & { readonly approval?: object }

/** A flow of a test's own, published, and as many cases of it as it wants. */
async function flowWithCases(id: string, cases: number, more: object = {}): Promise<Flow> {
  const own = { ...flow, ...more, id } as Flow
  await server.publish(own)
  for (let number = 1; number <= cases; number += 1) {
    const { status } = await server.call('POST', '/api/v1/cases', { body: { flow: id, facts: { amount: 1 } } })
    expect(status).toBe(201)
  }
  return own
}

/** The flow with another name for its task. */
function renamed(own: Flow, to: string, stage = 'resolve'): Flow {
  const swap = (node: string) => (node === 'fix' ? to : node)
  return {
    ...own,
    nodes: own.nodes.map((node) => (node.id === 'fix' ? { ...node, id: to, stage } : node)),
    edges: own.edges.map((edge) => ({ ...edge, from: swap(edge.from), to: swap(edge.to) })),
  }
}

describe('the effect of a publication', () => {
  it('is counted before anybody publishes: who could follow, who could not, and where those stand', async () => {
    const own = await flowWithCases('effect', 3)
    const next = renamed(own, 'handle')

    const without = await post('/documents/flow/effect/effect', { document: next })
    const mapped = await post('/documents/flow/effect/effect', {
      document: next,
      mapping: { effect: { fix: 'handle' } },
    })
    const unchanged = await get('/documents/flow/effect')

    expect(without.body).toMatchObject({
      flows: [{ flow: 'effect', version: 2, running: 3, moves: 0, stuck: 3, from: [{ version: 1, cases: 3 }] }],
      issues: expect.arrayContaining([
        expect.objectContaining({ code: 'publication.node-gone', params: { flow: 'effect', node: 'fix', cases: 3 } }),
      ]),
    })
    expect(without.body.flows[0].nodes).toEqual([
      { node: 'fix', name: 'Find a solution', kind: 'task', cases: 3, to: null },
    ])
    expect(mapped.body).toMatchObject({
      flows: [{ moves: 3, stuck: 0, nodes: [{ node: 'fix', to: 'handle' }] }],
    })
    expect(unchanged.body.version).toBe(1)
  })

  it('names what is wrong with a mapping', async () => {
    const own = await flowWithCases('mapping', 1)
    const next = renamed(own, 'handle', 'follow-up')
    const codes = async (mapping: object) => {
      const { body } = await post('/documents/flow/mapping/effect', { document: next, mapping })
      return (body.issues as { code: string; params: { nearest?: string } }[])
        .filter(({ code }) => code.startsWith('publication.'))
        .map(({ code, params }) => (params.nearest === undefined ? code : `${code} ${params.nearest}`))
    }

    expect(await codes({ mapping: { fix: 'handel' } })).toContain('publication.mapping-no-target handle')
    expect(await codes({ mapping: { fix: 'start' } })).toContain('publication.mapping-to-start')
    expect(await codes({ mapping: { fix: 'handle' } })).toEqual(['publication.mapping-other-stage'])
    expect(await codes({ mapping: { fix: 'handle', nobody: 'handle' } })).toContain('publication.mapping-unknown-node')
    expect(await codes({ elsewhere: { fix: 'handle' } })).toContain('publication.mapping-other-flow')
  })

  it('tells how many cases count by a calendar', async () => {
    await flowWithCases('by-calendar', 1)
    const { body } = await post('/documents/calendar/ny/effect', { document: { ...calendar, name: 'NY' } })

    expect(body.calendars).toEqual([{ calendar: 'ny', version: 2, running: expect.any(Number) }])
    expect(body.calendars[0].running).toBeGreaterThanOrEqual(1)
  })

  it('is refused like the publication itself, and to those who may not publish', async () => {
    const broken = await post('/documents/calendar/ny/effect', { document: { ...calendar, hours: {} } })
    const agent = await post('/documents/calendar/ny/effect', { document: calendar }, await server.keyOf('agent'))

    expect([broken.status, broken.body.code]).toEqual([422, 'http.cannot-publish'])
    expect(agent.status).toBe(403)
  })
})

describe('publishing for running cases', () => {
  it('is refused while some have nowhere to go, naming the nodes, and nothing changes', async () => {
    const own = await flowWithCases('stuck', 2)

    const { status, body } = await post('/documents/flow/stuck/publish', {
      document: renamed(own, 'handle'),
      running: 'migrate',
    })

    expect([status, body.code]).toEqual([422, 'publication.cannot-carry'])
    expect(body.issues).toMatchObject([{ code: 'publication.node-gone', params: { node: 'fix', cases: 2 } }])
    expect((await get('/documents/flow/stuck')).body.version).toBe(1)
  })

  it('says how far it has come', async () => {
    const own = await flowWithCases('moving', 2)
    const document = renamed(own, 'handle')

    const { status, body } = await post('/documents/flow/moving/publish', {
      document,
      running: 'migrate',
      mapping: { moving: { fix: 'handle' } },
    })
    await enrolCases(server.store, body.publication)
    const progress = await get(`/publications/${body.publication}`)
    const metrics = await server.call('GET', '/metrics')

    expect(status).toBe(200)
    expect(progress.body).toMatchObject({
      running: 'migrate',
      state: 'open',
      documents: [{ kind: 'flow', id: 'moving', version: 2 }],
      reach: [{ kind: 'plan', target: 'moving', version: 2, reached: 0, refused: 0, over: 0, left: 2 }],
      refused: [],
    })
    expect(metrics.body).toMatch(/pledge_publication_cases\{state="left"\} [1-9]/)
    expect((await get('/publications')).body.items[0].id).toBe(body.publication)
    expect((await get('/publications/nobody')).body.code).toBe('publication.unknown')
  })

  it('moves them later, too, when they stayed at first, and has nothing to do once they all follow', async () => {
    const own = await flowWithCases('later', 2)
    const document = renamed(own, 'handle')
    const mapping = { later: { fix: 'handle' } }
    await post('/documents/flow/later/publish', { document })

    const effect = await post('/documents/flow/later/effect', { document })
    const stuck = await post('/documents/flow/later/publish', { document, running: 'migrate' })
    const moved = await post('/documents/flow/later/publish', { document, running: 'migrate', mapping })
    await enrolCases(server.store, moved.body.publication)
    const unused = await flowWithCases('unused', 0)
    const nothing = await post('/documents/flow/unused/publish', { document: unused, running: 'migrate' })

    expect(effect.body.flows).toMatchObject([{ flow: 'later', running: 2, stuck: 2 }])
    expect(stuck.body.code).toBe('publication.cannot-carry')
    expect(moved.body).toMatchObject({ documents: [{ version: 2 }], plans: [{ id: 'later', version: 2 }] })
    expect((await get(`/publications/${moved.body.publication}`)).body.reach).toMatchObject([
      { target: 'later', left: 2 },
    ])
    expect(nothing.body).toMatchObject({ publication: null, plans: [] })
  })

  it('leaves them where they are when they stay, but brings them new versions of calendars', async () => {
    const own = await flowWithCases('staying', 1)

    const stays = await post('/documents/flow/staying/publish', { document: renamed(own, 'handle') })
    const shorter = { ...calendar, hours: { mon: ['09:00-12:00'] } }
    const published = await post('/documents/calendar/ny/publish', { document: shorter })
    await enrolCases(server.store, published.body.publication)

    expect((await get(`/publications/${stays.body.publication}`)).body).toMatchObject({ state: 'none', reach: [] })
    const { body } = await get(`/publications/${published.body.publication}`)
    expect(body.reach).toMatchObject([{ kind: 'calendar', target: 'ny', version: 2 }])
    expect(body.reach[0].left).toBeGreaterThanOrEqual(1)
  })

  it.each([
    ['another choice', { running: 'both' }],
    ['a mapping of no nodes', { running: 'migrate', mapping: { staying: { fix: 7 } } }],
    ['a mapping that is none', { running: 'migrate', mapping: [] }],
  ])('is not understood with %s', async (_, body) => {
    expect((await post('/documents/flow/staying/publish', { document: flow, ...body })).status).toBe(400)
  })
})

describe('a flow that asks for a second person', () => {
  const approval = { by: 'role:owner' }
  let author: Record<string, string>
  let colleague: Record<string, string>
  let manager: Record<string, string>
  const as = (who: Record<string, string>) => ({
    post: (path: string, body: object = {}) => post(path, body, null, who),
    put: (path: string, body: object) => server.call('PUT', `/api/v1${path}`, { key: null, body, headers: who }),
  })
  const signedIn = async (login: string, ...roles: string[]) => {
    await server.person(login, roles)
    return { cookie: await server.signIn(login), origin: 'http://pledge.test' }
  }
  beforeAll(async () => {
    author = await signedIn('amy', 'owner')
    colleague = await signedIn('bo', 'owner')
    manager = await signedIn('cy', 'manager')
  })

  async function proposed(id: string) {
    const own = await flowWithCases(id, 0, { approval })
    const document = { ...own, name: 'Renamed' }
    await as(author).put(`/documents/flow/${id}/draft`, { document })
    return { own, document, ...(await as(author).post(`/documents/flow/${id}/propose`, { note: 'please' })) }
  }

  it('cannot be published by one alone, nor its policy, nor can the second person be taken out', async () => {
    const own = await flowWithCases('guarded', 0, { approval })
    const { approval: _, ...open } = { ...own, name: 'Open' }

    const alone = await post('/documents/flow/guarded/publish', { document: { ...own, name: 'Mine' } })
    const takenOut = await post('/documents/flow/guarded/publish', { document: open })
    const byPolicy = await post('/documents/policy/standard/publish', { document: { ...policy, name: 'Mine, too' } })
    const effect = await post('/documents/flow/guarded/effect', { document: open })

    for (const { status, body } of [alone, takenOut, byPolicy]) {
      expect([status, body.code]).toEqual([409, 'publication.approval-needed'])
    }
    expect(alone.body.detail).toContain('guarded')
    expect(effect.body.approvals).toEqual([{ flow: 'guarded', role: 'owner' }])
  })

  it('is published by somebody else with the role, in the name of who proposed it', async () => {
    const { status, body: proposal } = await proposed('approved')

    const own = await as(author).post(`/proposals/${proposal.id}/approve`)
    const wrong = await as(manager).post(`/proposals/${proposal.id}/approve`)
    const system = await post(`/proposals/${proposal.id}/approve`)
    const before = (await get('/documents/flow/approved')).body.version
    const decided = await as(colleague).post(`/proposals/${proposal.id}/approve`, { note: 'fine' })
    const again = await as(colleague).post(`/proposals/${proposal.id}/approve`)

    expect([status, proposal.state, proposal.roles]).toEqual([201, 'open', ['owner']])
    expect([own.body.code, wrong.body.code, system.body.code]).toEqual([
      'publication.own-proposal',
      'publication.other-role',
      'http.people-only',
    ])
    expect(before).toBe(1)
    expect(decided.body).toMatchObject({
      proposal: { state: 'published', decisionNote: 'fine' },
      documents: [{ id: 'approved', version: 2, author: proposal.author, note: 'please' }],
    })
    expect(decided.body.proposal.publication).toEqual(expect.any(String))
    expect([again.status, again.body.code]).toEqual([409, 'publication.proposal-decided'])
    expect((await as(author).post('/documents/flow/approved/propose')).body.code).toBe('http.no-draft')
    expect(await auditOf(proposal.id)).toEqual(['documents.proposed', 'proposal.approved'])
    const told = (await eventsAfter(server.store, 0, 1000)).filter(({ data }) => data['proposal'] === proposal.id)
    expect(told.map(({ type, data }) => [type, data['state']])).toEqual([
      ['document', 'open'],
      ['document', 'published'],
    ])
  })

  it('is looked at again when the draft was changed, or somebody published, after it was proposed', async () => {
    const changed = await proposed('changed')
    await as(author).put('/documents/flow/changed/draft', { document: { ...changed.document, name: 'Other' } })
    const outdated = await as(colleague).post(`/proposals/${changed.body.id}/approve`)

    const overtaken = await proposed('overtaken')
    const theirs = await as(colleague).post('/documents/flow/overtaken/propose', {
      document: { ...overtaken.own, name: 'Faster' },
    })
    await as(author).post(`/proposals/${theirs.body.id}/approve`)
    const late = await as(colleague).post(`/proposals/${overtaken.body.id}/approve`)

    expect([outdated.status, outdated.body.code]).toEqual([409, 'publication.proposal-outdated'])
    expect([late.status, late.body.code]).toEqual([409, 'store.base-not-newest'])
    expect((await get('/documents/flow/changed')).body.version).toBe(1)
    expect((await get('/proposals?state=open')).body.items.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([changed.body.id, overtaken.body.id]),
    )
  })

  it('stays as it is when the second person says no', async () => {
    const { body: proposal } = await proposed('rejected')

    const { body } = await as(colleague).post(`/proposals/${proposal.id}/approve`, { approve: false, note: 'not yet' })

    expect(body).toMatchObject({ proposal: { state: 'rejected', publication: null }, documents: [] })
    expect((await get('/documents/flow/rejected')).body.version).toBe(1)
    expect(await auditOf(proposal.id)).toEqual(['documents.proposed', 'proposal.rejected'])
  })
})

describe('who decides on a proposal', () => {
  let author: Record<string, string>
  let manager: Record<string, string>
  let administrator: Record<string, string>
  let agent: Record<string, string>
  const as = (who: Record<string, string>) => ({
    post: (path: string, body: object = {}) => post(path, body, null, who),
    get: (path: string) => server.call('GET', `/api/v1${path}`, { key: null, headers: who }),
  })
  beforeAll(async () => {
    const signedIn = async (login: string, role: string) => {
      await server.person(login, [role])
      return { cookie: await server.signIn(login), origin: 'http://pledge.test' }
    }
    author = await signedIn('eve', 'owner')
    manager = await signedIn('fay', 'manager')
    administrator = await signedIn('gus', 'administrator')
    agent = await signedIn('hal', 'agent')
  })

  /** A flow for whose publication a manager is asked, and a change of it that was proposed. */
  async function proposedToManagers(id: string, more: object = {}) {
    const own = await flowWithCases(id, 2, { approval: { by: 'role:manager' } })
    const document = { ...own, name: 'Renamed', ...more }
    const { body } = await as(author).post('/documents/propose', {
      note: 'please',
      documents: [{ document, basedOn: 1 }],
    })
    if (body.id === undefined) throw new Error(JSON.stringify(body))
    return { own, document, id: body.id as string }
  }
  const mayDecide = async (who: Record<string, string>, id: string) =>
    (await as(who).get('/proposals?state=open')).body.items.find((one: { id: string }) => one.id === id)?.mayDecide

  it('is whom the flow asks for, also without the right to publish, or an administrator; never its author', async () => {
    const { id } = await proposedToManagers('asks-managers')

    expect(await Promise.all([author, manager, administrator, agent].map((who) => mayDecide(who, id)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect((await as(agent).post(`/proposals/${id}/approve`)).body.code).toBe('publication.other-role')
    const decided = await as(manager).post(`/proposals/${id}/approve`, { note: 'good' })
    expect(decided.body).toMatchObject({
      proposal: { state: 'published', authorName: 'eve', decidedByName: 'fay', decisionNote: 'good', mayDecide: false },
    })
    expect((await get('/documents/flow/asks-managers')).body.version).toBe(2)

    const second = await proposedToManagers('asks-managers-again')
    expect((await as(administrator).post(`/proposals/${second.id}/approve`)).status).toBe(200)
  })

  it('may say yes to what a system proposed, as long as that system may come in', async () => {
    const own = await flowWithCases('by-a-system', 0, { approval: { by: 'role:manager' } })
    const { body } = await post('/documents/propose', { documents: [{ document: { ...own, name: 'Renamed' } }] })
    const gone = await server.keyOf('owner')
    const other = { ...(await flowWithCases('by-a-key', 0, { approval: { by: 'role:manager' } })), name: 'Renamed' }
    const late = await post('/documents/propose', { documents: [{ document: other }] }, gone)
    const keys = (await get('/keys')).body.items as readonly { readonly id: string }[]
    const key = keys.find(({ id }) => id === late.body.author)
    await server.call('DELETE', `/api/v1/keys/${key?.id}`)

    expect((await as(manager).post(`/proposals/${body.id}/approve`)).status).toBe(200)
    expect((await as(manager).post(`/proposals/${late.body.id}/approve`)).body.code).toBe('http.not-permitted')
  })

  it('sees what it would change and what that does to running cases, or why it cannot be published any more', async () => {
    const { id, document } = await proposedToManagers('in-full')

    const { body } = await as(manager).get(`/proposals/${id}`)
    await server.publish({ ...flow, id: 'in-full', name: 'Faster' })
    const late = await as(manager).get(`/proposals/${id}`)

    expect(body).toMatchObject({
      proposal: { id, authorName: 'eve', note: 'please', mayDecide: true },
      documents: [{ kind: 'flow', id: 'in-full', document, replaces: { version: 1, document: { name: flow.name } } }],
      effect: { flows: [{ flow: 'in-full', running: 2 }] },
      refusal: null,
    })
    expect(late.body).toMatchObject({
      documents: [{ replaces: { version: 2 } }],
      effect: null,
      refusal: { code: 'store.base-not-newest' },
    })
    expect((await as(manager).get('/proposals/none')).status).toBe(404)
  })

  it('has nothing to decide once it was withdrawn, by its author alone or by a newer one of the same', async () => {
    const first = await proposedToManagers('withdrawn')

    const others = await as(administrator).post(`/proposals/${first.id}/withdraw`)
    const { body } = await as(author).post(`/proposals/${first.id}/withdraw`)
    const tooLate = await as(manager).post(`/proposals/${first.id}/approve`)
    const again = await as(author).post('/documents/propose', { documents: [{ document: first.document }] })
    const anew = await as(author).post('/documents/propose', {
      documents: [{ document: { ...first.document, name: 'Other' } }],
    })

    expect([others.status, others.body.code]).toEqual([403, 'publication.not-own-proposal'])
    expect(body).toMatchObject({ state: 'withdrawn', decidedByName: 'eve' })
    expect(tooLate.body.code).toBe('publication.proposal-decided')
    expect((await as(manager).get(`/proposals/${again.body.id}`)).body.proposal.state).toBe('withdrawn')
    expect((await as(manager).get(`/proposals/${anew.body.id}`)).body.proposal.state).toBe('open')
    expect(await auditOf(again.body.id)).toEqual(['documents.proposed', 'proposal.withdrawn'])
  })

  it('takes drafts along that say the same, and leaves those that were drawn on', async () => {
    const put = (id: string, document: object) =>
      server.call('PUT', `/api/v1/documents/flow/${id}/draft`, { key: null, body: { document }, headers: author })
    const same = await proposedToManagers('same-draft')
    await put('same-draft', same.document)
    const other = await proposedToManagers('other-draft')
    await put('other-draft', { ...other.document, name: 'Next' })

    await as(manager).post(`/proposals/${same.id}/approve`)
    await as(manager).post(`/proposals/${other.id}/approve`)

    expect((await as(author).get('/documents/flow/same-draft/draft')).status).toBe(404)
    expect((await as(author).get('/documents/flow/other-draft/draft')).body).toMatchObject({
      basedOn: 1,
      document: { name: 'Next' },
    })
    expect((await get('/documents/flow/other-draft')).body.document.name).toBe('Renamed')
  })
})

describe('the versions of a document', () => {
  it('say who made each, and how many running cases go by it', async () => {
    await server.person('ivy', ['owner'])
    const ivy = { cookie: await server.signIn('ivy'), origin: 'http://pledge.test' }
    const own = await flowWithCases('counted', 2)
    await post('/documents/flow/counted/publish', { document: { ...own, name: 'Second' }, note: 'Why' }, null, ivy)
    await server.call('POST', '/api/v1/cases', { body: { flow: 'counted', facts: { amount: 1 } } })

    const { body } = await get('/documents/flow/counted/versions')
    const policies = await get('/documents/policy/standard/versions')
    const calendars = await get('/documents/calendar/ny/versions')
    const total = (items: readonly { running: number }[]) => items.reduce((sum, { running }) => sum + running, 0)
    const open = (await server.store.query<{ count: number }>('select count(*) from cases where not is_finished'))[0]

    expect(body.items).toMatchObject([
      { version: 2, authorName: 'ivy', note: 'Why', running: 1 },
      { version: 1, authorName: null, running: 2 },
    ])
    expect(total(policies.body.items)).toBe(open?.count)
    expect(total(calendars.body.items)).toBe(open?.count)
    expect((await get('/documents/rules/triage/versions')).status).toBe(200)
  })
})

async function auditOf(subject: string): Promise<readonly string[]> {
  const lines = await server.store.query<{ action: string }>(
    'select action from audit where subject = $1 order by seq',
    [subject],
  )
  return lines.map(({ action }) => action)
}
