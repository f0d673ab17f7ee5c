import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { flow } from '../../server/parts/documents.ts'
import { openTestServer, openWithinMs, type TestServer } from '../../server/parts/test-server.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  server = await openTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as { readonly port: number }
  vi.stubEnv('PLEDGE_URL', `http://127.0.0.1:${port}`)
  vi.stubEnv('PLEDGE_API_KEY', server.adminKey)
}, openWithinMs)
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pledge-transfer-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => path.join(folder, name)
const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as Record<string, unknown>
const write = (name: string, value: unknown) => writeFileSync(at(name), JSON.stringify(value))
const put = (list: string, id: string, body: object) => server.call('PUT', `/api/v1/settings/${list}/${id}`, { body })
const calendar = (id: string, from = '09:00') => ({
  kind: 'calendar',
  id,
  timeZone: 'Asia/Shanghai',
  hours: { mon: [`${from}-17:00`] },
})

describe('pledge export and import', () => {
  it('write everything to files and take it back without a change', async () => {
    await put('teams', 'frontline', { name: 'Frontline', members: ['ann'] })
    const first = await callForJson('export', folder)
    const files = readdirSync(folder)
    const second = await callForJson('export', folder)
    const back = await callForJson('import', folder)

    expect(first).toMatchObject({ exitCode: 0, value: { ok: true, unchanged: 0, conflicts: [] } })
    expect(files).toEqual(expect.arrayContaining(['settings.json', '.pledge.json']))
    expect(files.filter((name) => name.endsWith('.flow.json')).length).toBeGreaterThan(0)
    expect(second).toMatchObject({ exitCode: 0, value: { written: [] } })
    expect(back).toMatchObject({ exitCode: 0, value: { ok: true, changed: [], secrets: [] } })
  })

  it('move running cases where that is asked for, and say which steps are gone', async () => {
    const own = { ...flow, id: 'moved-by-file' }
    const swap = (node: string) => (node === 'fix' ? 'handle' : node)
    const next = {
      ...own,
      nodes: own.nodes.map((node) => ({ ...node, id: swap(node.id) })),
      edges: own.edges.map((edge) => ({ ...edge, from: swap(edge.from), to: swap(edge.to) })),
    }
    await server.publish(own)
    await server.call('POST', '/api/v1/cases', { body: { flow: own.id, facts: { amount: 1 } } })
    write('moved.flow.json', next)

    const stuck = await callForJson('import', folder, '--running', 'migrate')
    const wrong = await callForJson('import', folder, '--running', 'migrate', '--move', 'fix')
    const moved = await callForJson('import', folder, '--running', 'migrate', '--move', 'moved-by-file:fix=handle')

    expect(stuck).toMatchObject({
      exitCode: 1,
      value: { ok: false, issues: [{ code: 'publication.node-gone', params: { node: 'fix', cases: 1 } }] },
    })
    expect(wrong).toMatchObject({ exitCode: 2, value: { error: { code: 'cli.bad-move' } } })
    expect(moved).toMatchObject({ exitCode: 0, value: { ok: true, publication: expect.any(String) } })
  })

  it('never write a secret, and tell that of a new endpoint once', async () => {
    write('settings.json', { kind: 'settings', endpoints: [{ id: 'hook-of-files', url: 'https://a.example/hook' }] })

    const made = await callForJson('import', folder)
    const again = await callForJson('import', folder)
    await callForJson('export', folder)

    const { secrets } = made.value as { readonly secrets: readonly { readonly secret: string }[] }
    expect(secrets).toEqual([{ endpoint: 'hook-of-files', secret: expect.stringMatching(/^whsec_/) }])
    expect(again.value).toMatchObject({ changed: [], secrets: [] })
    for (const name of readdirSync(folder)) expect(readFileSync(at(name), 'utf8')).not.toContain('whsec_')
    expect(read('settings.json')['endpoints']).toContainEqual({ id: 'hook-of-files', url: 'https://a.example/hook' })
  })

  it('keep YAML files, their place and their comments', async () => {
    writeFileSync(
      at('night.yaml'),
      '# our nights\nkind: calendar\nid: night\ntimeZone: UTC\nhours: { mon: ["22:00-06:00"] }\n',
    )

    expect(await callForJson('import', folder)).toMatchObject({
      exitCode: 0,
      value: { changed: [{ kind: 'calendar', id: 'night', version: 1 }] },
    })
    await callForJson('export', folder, '--format', 'yaml')

    expect(readFileSync(at('night.yaml'), 'utf8')).toContain('# our nights')
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['settings.yaml']))
    expect(readdirSync(folder).filter((name) => name.startsWith('night'))).toEqual(['night.yaml'])
  })

  it('take a team, its calendar and the flow that names it over together', async () => {
    write('late.calendar.json', calendar('late'))
    write('settings.json', { kind: 'settings', teams: [{ id: 'late-team', calendar: 'late', members: ['ann'] }] })
    write('late.flow.json', {
      kind: 'flow',
      id: 'late-flow',
      stages: [{ id: 'work' }],
      nodes: [
        { id: 'begin', kind: 'start', stage: 'work' },
        { id: 'fix', kind: 'task', stage: 'work', queue: { team: 'late-team' }, outcomes: ['done'] },
        { id: 'end', kind: 'end', stage: 'work', does: 'resolve' },
      ],
      edges: [
        { from: 'begin', to: 'fix', on: 'next' },
        { from: 'fix', to: 'end', on: 'done' },
      ],
    })

    const { exitCode, value } = await callForJson('import', folder, '--note', 'nights')

    expect([exitCode, value]).toEqual([0, expect.objectContaining({ ok: true, unchanged: 0 })])
    const { body } = await server.call('GET', '/api/v1/documents/flow/late-flow')
    expect([body.version, body.note]).toEqual([1, 'nights'])
  })

  it('change nothing when one of many files is wrong, and say where', async () => {
    write('fine.calendar.json', calendar('never-published'))
    write('team.json', { kind: 'settings', teams: [{ id: 'never-saved', members: ['ann'] }] })
    write('bad.json', { ...calendar('bad'), timeZone: 'Mars/Olympus' })

    const { exitCode, value } = await callForJson('import', folder)
    const plain = await callPledge('import', folder, '--lang', 'zh-CN')

    expect(exitCode).toBe(1)
    expect(value).toMatchObject({
      ok: false,
      issues: [{ file: at('bad.json'), code: 'calendar.unknown-zone', path: '/timeZone' }],
    })
    expect(plain.out).toContain(`${at('bad.json')}:1:`)
    expect(plain.out).toContain('没有导入任何内容')
    expect((await server.call('GET', '/api/v1/documents/calendar/never-published')).status).toBe(404)
    expect((await server.call('GET', '/api/v1/settings/teams/never-saved')).status).toBe(404)
  })

  it('places issues of settings in the file where they stand', async () => {
    write('a.json', { kind: 'settings', teams: [{ id: 'one', members: ['ann'] }] })
    write('b.json', { kind: 'settings', teams: [{ id: 'two', members: ['ann'], calendar: 'nowhere' }] })

    expect((await callForJson('import', folder)).value).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([
        expect.objectContaining({
          file: at('b.json'),
          code: 'reference.unknown-calendar',
          path: '/teams/0/calendar',
        }),
      ]),
    })
  })

  it('read no file that holds something else, or the same twice', async () => {
    write('package.json', { name: 'x' })
    write('one.json', calendar('twice'))
    write('two.json', calendar('twice'))

    const { exitCode, value } = await callForJson('import', folder)

    expect(exitCode).toBe(1)
    expect((value as { issues: { file: string; code: string }[] }).issues.map(({ code }) => code)).toEqual([
      'document.missing-kind',
      'document.duplicate-id',
    ])
  })

  it('leave scenarios without an id where they are', async () => {
    write('s.json', { kind: 'scenario', name: 'S', case: {}, expect: [] })

    expect((await callForJson('import', folder)).value).toMatchObject({ ok: true, left: [at('s.json')] })
  })
})

describe('what two people changed', () => {
  const mine = () => write('shared.calendar.json', calendar('shared', '08:00'))
  const theirs = async (from: string) => {
    const body = { document: calendar('shared', from) }
    const { status } = await server.call('POST', '/api/v1/documents/calendar/shared/publish', { body })
    expect(status).toBe(200)
  }

  it('is refused by an import, until it is told to overwrite', async () => {
    await theirs('09:00')
    await callForJson('export', folder)
    mine()
    await theirs('10:00')

    const refused = await callForJson('import', folder)
    const before = await server.call('GET', '/api/v1/documents/calendar/shared')
    const forced = await callForJson('import', folder, '--overwrite')

    expect(refused).toMatchObject({ exitCode: 1, value: { error: { code: 'store.base-not-newest' } } })
    expect(before.body.document.hours).toEqual({ mon: ['10:00-17:00'] })
    expect(forced).toMatchObject({ exitCode: 0, value: { changed: [{ id: 'shared' }] } })
  })

  it('of a setting is refused as well', async () => {
    await put('roles', 'checker', { name: 'Checker' })
    await callForJson('export', folder)
    const settings = read('settings.json')
    write('settings.json', { ...settings, roles: [{ id: 'checker', name: 'Mine' }] })
    await put('roles', 'checker', { name: 'Theirs' })

    expect(await callForJson('import', folder)).toMatchObject({
      exitCode: 1,
      value: { error: { code: 'store.setting-changed' } },
    })
  })

  it('is kept by an export, which names it, until it is told to overwrite', async () => {
    await theirs('09:30')
    await callForJson('export', folder)
    mine()
    await theirs('11:00')

    const kept = await callForJson('export', folder)
    const hours = read('shared.calendar.json')['hours']
    const forced = await callForJson('export', folder, '--overwrite')

    expect(kept).toMatchObject({ exitCode: 1, value: { ok: false, conflicts: [{ kind: 'calendar', id: 'shared' }] } })
    expect(hours).toEqual({ mon: ['08:00-17:00'] })
    expect(forced).toMatchObject({ exitCode: 0 })
    expect(read('shared.calendar.json')['hours']).toEqual({ mon: ['11:00-17:00'] })
  })

  it('on one side only is brought over without a question', async () => {
    await theirs('09:45')
    await callForJson('export', folder)
    await theirs('12:00')
    const fetched = await callForJson('export', folder)
    mine()
    const sent = await callForJson('import', folder)

    expect(fetched).toMatchObject({ exitCode: 0, value: { written: [at('shared.calendar.json')] } })
    expect(sent).toMatchObject({ exitCode: 0, value: { changed: [{ kind: 'calendar', id: 'shared' }] } })
  })
})

describe('the way in', () => {
  it('is closed to whoever may not publish or manage settings', async () => {
    const body = { documents: [], settings: [{ kind: 'roles', id: 'x', data: {} }] }
    const agent = await server.keyOf('agent')

    expect((await server.call('POST', '/api/v1/import', { key: agent, body })).status).toBe(403)
    expect((await server.call('GET', '/api/v1/export', { key: null })).status).toBe(401)
    expect((await server.call('POST', '/api/v1/import', { key: null, body })).status).toBe(401)
  })

  it('refuses what has no name, what is too large, and what is no import', async () => {
    const send = (body: unknown) => server.call('POST', '/api/v1/import', { body })
    const nameless = await send({ documents: [{ document: { kind: 'flow' } }], settings: [] })
    const large = await send({
      documents: [{ document: { ...calendar('large'), name: 'x'.repeat(1_100_000) } }],
      settings: [],
    })
    const twice = await send({ documents: [{ document: calendar('t') }, { document: calendar('t') }], settings: [] })

    expect(nameless.body).toMatchObject({ code: 'http.cannot-publish', issues: [{ code: 'document.missing-field' }] })
    expect(large.body.issues).toContainEqual(expect.objectContaining({ code: 'document.too-large' }))
    expect(twice.body.issues).toContainEqual(expect.objectContaining({ code: 'document.duplicate-id' }))
    expect((await send({ documents: 'all', settings: [] })).status).toBe(400)
    expect((await send({ documents: [], settings: [{ kind: 'secrets', id: 'x', data: {} }] })).status).toBe(400)
  })

  it('is not there: exit 2 and 3', async () => {
    expect((await callForJson('import', at('nothing'))).exitCode).toBe(2)
    expect((await callForJson('import')).exitCode).toBe(2)
    cpSync(new URL(import.meta.url).pathname, at('file'))
    expect((await callForJson('export', at('file'))).value).toMatchObject({ error: { code: 'cli.not-a-folder' } })
  })

  it('take one file with a list of documents, as the designer saves a process, and write it back as that', async () => {
    const own = { ...flow, id: 'of-a-list' }
    write('list.json', [own, calendar('of-a-list')])

    const sent = await callForJson('import', at('list.json'))
    await server.publish({ ...own, name: 'Changed there' })
    const back = await callForJson('export', folder, '--overwrite')

    expect(sent).toMatchObject({ exitCode: 0, value: { ok: true } })
    expect(back).toMatchObject({ exitCode: 0, value: { written: expect.arrayContaining([at('list.json')]) } })
    expect(read('list.json')).toEqual([{ ...own, name: 'Changed there' }, calendar('of-a-list')])
    expect(readdirSync(folder).filter((name) => name.startsWith('of-a-list'))).toEqual([])
  })

  it('say where in a list something is wrong', async () => {
    write('list.json', [calendar('fine'), { ...calendar('wrong'), timeZone: 'Nowhere/Here' }])
    write('odd.json', [{ kind: 'settings' }, { kind: 'scenario' }])

    const broken = await callForJson('import', at('list.json'))
    const odd = await callForJson('import', at('odd.json'))
    const checked = await callForJson('validate', at('list.json'))

    const place = { file: at('list.json'), path: '/1/timeZone', code: 'calendar.unknown-zone' }
    expect(broken).toMatchObject({ exitCode: 1, value: { ok: false, issues: [place] } })
    expect(checked).toMatchObject({
      exitCode: 1,
      value: { ok: false, issues: expect.arrayContaining([expect.objectContaining(place)]) },
    })
    expect(odd).toMatchObject({
      exitCode: 1,
      value: {
        issues: [
          { code: 'document.unknown-kind', path: '/0/kind' },
          { code: 'document.bad-id', path: '/1/id' },
        ],
      },
    })
  })
})
