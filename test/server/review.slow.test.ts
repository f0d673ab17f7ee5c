import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hour, minute, monday, openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

let server: TestServer
/** Cases whose first answer is late, all of Monday morning; the tests look at them on Monday evening. */
const lateCases = 'reasons around raced several-1 several-2 refused whose waits p1 p2 p3 retro'.split(' ')

beforeAll(async () => {
  server = await openTestServer()
  for (const id of lateCases) {
    await api('POST', '/cases', { flow: 'complaint', id, facts: { amount: 1 }, subject: `of ${id}` })
  }
  await server.engine.passTo(monday + 9 * hour)
  server.setNow(monday + 9 * hour)
}, openWithinMs)
afterAll(() => server.close())

const api = (method: string, url: string, body?: unknown, more: object = {}) =>
  server.call(method, `/api/v1${url}`, { ...(body === undefined ? {} : { body }), ...more })

/** The breach of the first answer of one of the cases. */
async function lateCase(id: string) {
  const { body } = await api('GET', `/breaches?case=${id}&clock=first-response`)
  return body.items[0]
}

async function reason(id: string, data: object) {
  return api('PUT', `/settings/reasons/${id}`, data)
}

describe('reasons', () => {
  it('are a tree of two levels, and what is wrong with one is told', async () => {
    await reason('staffing', { name: { en: 'Staffing', 'zh-CN': '人手不足' }, side: 'ours', order: 1 })
    await reason('ill', { name: { en: 'Ill', 'zh-CN': '病假' }, parent: 'staffing' })

    const tooDeep = await reason('flu', { name: 'Flu', parent: 'ill' })
    const unknown = await reason('flu', { name: 'Flu', parent: 'none' })
    const below = await reason('staffing', { name: 'Staffing', parent: 'ill' })
    const { body } = await api('GET', '/review/taxonomy')

    expect(tooDeep.body.issues).toMatchObject([{ code: 'settings.reason-too-deep', path: '/parent' }])
    expect(unknown.body.issues).toMatchObject([{ code: 'settings.unknown-reason', path: '/parent' }])
    expect([below.status, below.body.issues.length > 0]).toEqual([400, true])
    expect(body.items).toMatchObject([
      { id: 'staffing', parent: null, side: 'ours', isRetired: false },
      { id: 'ill', parent: 'staffing', side: 'ours' },
    ])
  })

  it('that were given are retired, never taken away; words of one’s own stay possible', async () => {
    const breach = await lateCase('reasons')
    await reason('weather', { name: 'Weather', side: 'outside' })
    await reason('storm', { name: 'Storm', parent: 'weather' })
    await api('PATCH', `/breaches/${breach.id}`, { reason: 'storm' })

    const used = await api('DELETE', '/settings/reasons/storm')
    const hasKinds = await api('DELETE', '/settings/reasons/weather')
    await reason('storm', { name: 'Storm', parent: 'weather', retired: true })
    const kept = await api('PATCH', `/breaches/${breach.id}`, { reason: 'storm', note: 'still so' })
    const own = await api('PATCH', `/breaches/${breach.id}`, { reason: 'a goat on the line' })
    const again = await api('PATCH', `/breaches/${breach.id}`, { reason: 'storm' })

    expect([used.status, used.body.code]).toEqual([409, 'http.reason-in-use'])
    expect([hasKinds.status, hasKinds.body.code]).toEqual([409, 'http.reason-has-kinds'])
    expect([kept.status, own.body.reason]).toEqual([200, 'a goat on the line'])
    expect([again.status, again.body.code]).toEqual([409, 'http.reason-retired'])
    await reason('fresh', { name: 'Fresh' })
    expect((await api('DELETE', '/settings/reasons/fresh')).status).toBe(204)
  })
})

describe('a review', () => {
  it('shows what happened around the breach and every step, with what was there before', async () => {
    const breach = await lateCase('around')
    const ben = await server.person('ben-judge', ['manager'])
    await api('PATCH', `/breaches/${breach.id}`, { judge: ben, judgeBy: '2026-12-01T09:00:00Z' })
    await api('PATCH', `/breaches/${breach.id}`, { reason: 'ill', node: 'sort', exclude: true, ground: 'flood' })

    const { body } = await api('GET', `/breaches/${breach.id}/context`)

    expect(body.breach).toMatchObject({
      review: 'proposed',
      responsibleNode: 'sort',
      ground: 'flood',
      judge: ben,
      judgeBy: null,
    })
    expect(body.nodes.map(({ id }: { id: string }) => id)).toContain(body.breach.node)
    expect(body.around.map((line: { event: string }) => line.event)).toContain('breached')
    expect(body.steps).toMatchObject([
      { seq: 1, kind: 'assigned', changes: { judgeBy: { from: null, to: '2026-12-01T09:00:00.000Z' } } },
      {
        seq: 2,
        kind: 'proposed',
        changes: { reason: { from: null, to: 'ill' }, exclusion: { from: 'none', to: 'proposed' } },
      },
    ])
    expect(body.steps[0].by).toMatchObject({ name: 'administrator' })
  })

  it('is refused in words when somebody changed it meanwhile, and when the judge may not judge', async () => {
    const breach = await lateCase('raced')
    const first = await api(
      'PATCH',
      `/breaches/${breach.id}`,
      { note: 'a' },
      { headers: { 'if-match': `"${breach.version}"` } },
    )
    const second = await api(
      'PATCH',
      `/breaches/${breach.id}`,
      { note: 'b' },
      { headers: { 'if-match': `"${breach.version}"` } },
    )
    const agent = await server.person('agent-judge', ['agent'])
    const judge = await api('PATCH', `/breaches/${breach.id}`, { judge: agent })

    expect([first.status, first.headers['etag']]).toEqual([200, `"${breach.version + 1}"`])
    expect([second.status, second.body.code]).toEqual([409, 'store.breach-changed'])
    expect([judge.status, judge.body.code]).toEqual([422, 'http.cannot-judge'])
  })

  it('of several is recorded of each by itself', async () => {
    const one = await lateCase('several-1')
    const other = await lateCase('several-2')
    const breaches = [{ id: one.id, version: one.version }, { id: 'none' }, { id: other.id, version: 99 }]

    const { status, body } = await api('POST', '/breaches/review', { breaches, change: { reason: 'ill' } })

    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { id: one.id, ok: true, breach: { reason: 'ill' } },
      { id: 'none', ok: false, code: 'http.unknown-breach' },
      { id: other.id, ok: false, code: 'store.breach-changed' },
    ])
    expect((await api('GET', `/breaches/${other.id}/context`)).body.steps).toEqual([])
  })

  it('tells a refusal with its ground', async () => {
    const breach = await lateCase('refused')
    const [proposer, second] = [await server.keyOf('manager'), await server.keyOf('manager')]
    await api('PATCH', `/breaches/${breach.id}`, { reason: 'ill', exclude: true }, { key: proposer })

    const refused = await api(
      'POST',
      `/breaches/${breach.id}/approve`,
      { approve: false, ground: 'we knew' },
      { key: second },
    )

    expect(refused.body).toMatchObject({ exclusion: 'none', answer: 'we knew', review: 'done' })
  })

  it('tells who had the case only to those who may see figures of persons', async () => {
    const breach = await lateCase('whose')
    const anna = await server.person('anna-late', ['agent'])
    await server.store.query('update case_breaches set assignee = $2 where id = $1', [breach.id, anna])
    const cookie = await server.signIn('anna-late')
    const viewer = await server.keyOf('viewer')
    const as = (more: object, query = '') => api('GET', `/breaches?case=whose${query}`, undefined, more)

    expect((await as({})).body.items[0].assignee).toBe(anna)
    expect((await as({ key: viewer })).body.items[0].assignee).toBeNull()
    expect((await as({ key: null, headers: { cookie } }, `&assignee=${anna}`)).body.items).toMatchObject([
      { assignee: anna },
    ])
    expect((await as({ key: viewer }, `&assignee=${anna}`)).body.code).toBe('http.not-permitted')
    expect((await api('GET', `/review/reasons?assignee=${anna}`, undefined, { key: viewer })).status).toBe(403)
  })

  it('waits in a backlog whose rules can be changed', async () => {
    const breach = await lateCase('waits')
    const rules = await api('GET', '/review/rules')
    const changed = await api(
      'PUT',
      '/review/rules',
      { judgeWithinMs: minute },
      { headers: { 'if-match': rules.headers['etag'] } },
    )
    const outdated = await api(
      'PUT',
      '/review/rules',
      { judgeWithinMs: hour },
      { headers: { 'if-match': rules.headers['etag'] } },
    )

    const { body } = await api('GET', '/review/backlog')
    const late = await api('GET', '/breaches?overdue=true&case=waits&clock=first-response')
    const agent = await api('PUT', '/review/rules', { judgeWithinMs: hour }, { key: await server.keyOf('agent') })

    expect([changed.status, outdated.status, agent.status]).toEqual([200, 412, 403])
    expect(body.overdue).toBeGreaterThan(0)
    expect(body.rules.judgeWithinMs).toBe(minute)
    expect(late.body.items).toMatchObject([{ id: breach.id, isOverdue: true }])
  })
})

describe('the Pareto of reasons', () => {
  it('counts with and without what is excluded, and every bar leads to its breaches', async () => {
    const period = `from=${new Date(monday).toISOString()}&to=${new Date(monday + 10 * hour).toISOString()}`
    const [proposer, second] = [await server.keyOf('manager'), await server.keyOf('manager')]
    const list = async (query: string) => (await api('GET', `/breaches?limit=200&${period}&${query}`)).body.items
    const [p1] = await list('case=p1&clock=first-response')
    const [p2] = await list('case=p2&clock=first-response')
    await api('PATCH', `/breaches/${p1.id}`, { reason: 'ill' })
    await api('PATCH', `/breaches/${p2.id}`, { reason: 'staffing', exclude: true }, { key: proposer })
    await api('POST', `/breaches/${p2.id}/approve`, {}, { key: second })

    for (const level of [1, 2]) {
      const { body } = await api('GET', `/review/reasons?${period}&level=${level}&by=team`)
      const all = await list('')

      expect(body.total.count).toBe(all.length)
      expect(body.total.excluded).toBe(
        all.filter((item: { exclusion: string }) => item.exclusion === 'approved').length,
      )
      expect(body.bars.at(-1)).toMatchObject({ id: '~none', cumulative: 1 })
      for (const bar of body.bars) {
        const behind = await list(`reason=${encodeURIComponent(bar.filter)}`)
        expect([bar.id, bar.count]).toEqual([bar.id, behind.length])
        const late = behind.reduce((sum: number, item: { lateMs: number }) => sum + item.lateMs, 0)
        expect([bar.id, bar.lateMs]).toEqual([bar.id, late])
      }
      const inGroups = body.groups.reduce((sum: number, group: { count: number }) => sum + group.count, 0)
      expect(inGroups).toBe(body.total.count)
    }
    const counted = await api('GET', `/review/reasons?${period}&counting=counted`)
    const staffing = counted.body.bars.find((bar: { id: string }) => bar.id === 'staffing')
    expect(staffing.count - staffing.excluded).toBe((await list('reason=staffing/*&excluded=false')).length)
  })

  it('of a period that is too long, or ends before it begins, is refused', async () => {
    const long = await api('GET', '/review/reasons?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z')
    const back = await api('GET', '/review/reasons?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z')

    expect([long.body.code, back.body.code]).toEqual(['http.bad-window', 'http.bad-window'])
  })
})

describe('a retrospective', () => {
  it('leads from a complaint to what prevents it, and is changed by nobody unseen', async () => {
    const breach = await lateCase('retro')
    const owner = await server.person('owner-of-action', ['agent'])
    const content = {
      title: 'Late again',
      whys: ['nobody saw it', 'no alert'],
      reason: 'ill',
      breaches: [breach.id],
      cases: ['retro'],
    }
    const made = await api('POST', '/review/retrospectives', content)
    const url = `/review/retrospectives/${made.body.id}`
    const action = { what: 'Add an alert', owner, dueAt: '2026-11-30T00:00:00Z' }
    const added = await api('POST', `${url}/actions`, action)
    const own = { key: null, headers: { cookie: await server.signIn('owner-of-action'), origin: 'http://pledge.test' } }
    const done = { ...action, state: 'done', result: 'there', document: { kind: 'flow', id: 'complaint', version: 1 } }

    const stranger = await api('PUT', `/review/actions/${added.body.id}`, done, { key: await server.keyOf('agent') })
    const postponed = await api(
      'PUT',
      `/review/actions/${added.body.id}`,
      { ...done, dueAt: '2027-01-01T00:00:00Z' },
      own,
    )
    const wrong = await api(
      'PUT',
      `/review/actions/${added.body.id}`,
      { ...done, document: { ...done.document, version: 99 } },
      own,
    )
    const closed = await api('PUT', `/review/actions/${added.body.id}`, done, own)
    const { body } = await api('GET', url)
    const outdated = await api('PUT', url, { ...content, title: 'x' }, { headers: { 'if-match': '"9"' } })
    const renamed = await api('PUT', url, { ...content, title: 'Late' }, { headers: { 'if-match': '"1"' } })

    expect([stranger.body.code, postponed.body.code]).toEqual(['http.not-permitted', 'http.not-permitted'])
    expect([made.status, added.status, stranger.status, postponed.status, wrong.status]).toEqual([
      201, 201, 403, 403, 404,
    ])
    expect(closed.body).toMatchObject({
      state: 'done',
      ownerName: 'owner-of-action',
      endedAt: expect.any(String),
      version: 2,
    })
    expect(body).toMatchObject({
      whys: ['nobody saw it', 'no alert'],
      cases: [{ id: 'retro', subject: 'of retro' }],
      breaches: [{ id: breach.id, case: { id: 'retro' } }],
      actions: { open: 0, done: 1 },
      actionList: [{ document: { kind: 'flow', id: 'complaint', version: 1 } }],
    })
    expect([outdated.status, renamed.body.title]).toEqual([412, 'Late'])
    expect((await api('GET', '/review/retrospectives?case=retro')).body.items).toMatchObject([{ id: made.body.id }])
    expect((await api('GET', `/breaches/${breach.id}/context`)).body.retrospectives).toMatchObject([
      { id: made.body.id },
    ])
    server.setNow(monday + 9 * hour + 48 * hour)
    const later = (await api('GET', url)).body.actionList[0].effect
    expect(later).toMatchObject({ reason: 'ill', days: 2, before: { count: expect.any(Number) }, after: { count: 0 } })
    const audit = await server.store.query<{ action: string }>(
      'select action from audit where subject in ($1, $2) order by seq',
      [made.body.id, added.body.id],
    )
    expect(audit.map((entry) => entry.action)).toEqual([
      'retrospective.added',
      'action.added',
      'action.changed',
      'retrospective.changed',
    ])
    server.setNow(monday + 9 * hour)
  })

  it('of what is not there is refused', async () => {
    const post = (more: object) => api('POST', '/review/retrospectives', { title: 't', ...more })

    expect((await post({ breaches: ['none'] })).body.code).toBe('http.unknown-breach')
    expect((await post({ cases: ['none'] })).body.code).toBe('http.unknown-case')
    expect((await post({ reason: 'none' })).body.code).toBe('http.unknown-setting')
    expect((await api('GET', '/review/retrospectives/none')).body.code).toBe('http.unknown-retrospective')
    expect(
      (await api('PUT', '/review/actions/none', { what: 'x', owner: 'y', dueAt: '2026-11-30T00:00:00Z' })).body.code,
    ).toBe('http.unknown-action')
    const made = await post({})
    const nobody = { what: 'x', owner: 'nobody', dueAt: '2026-11-30T00:00:00Z' }
    expect((await api('POST', `/review/retrospectives/${made.body.id}/actions`, nobody)).body.code).toBe(
      'http.unknown-user',
    )
    expect(
      (await api('POST', '/review/retrospectives', { title: 't' }, { key: await server.keyOf('viewer') })).status,
    ).toBe(403)
  })
})
