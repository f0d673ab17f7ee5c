import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { openTestServer, openWithinMs, type TestServer } from '../../server/parts/test-server.ts'
import { makeCommit } from '../../store/make-commit.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let server: TestServer
let folder: string

beforeAll(async () => {
  server = await openTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.app.server.address() as { readonly port: number }
  vi.stubEnv('PLEDGE_URL', `http://127.0.0.1:${port}`)
  vi.stubEnv('PLEDGE_API_KEY', server.adminKey)
  for (const team of ['east', 'west']) await commitStep(server.store, makeCommit(`case-${team}`, { state: { team } }))
}, openWithinMs)
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.close()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pledge-export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => path.join(folder, name)

describe('pledge export-data', () => {
  it('writes a set into a file, whole, for the eyes of its owner', async () => {
    const { exitCode, value } = await callForJson('export-data', 'cases', at('cases.csv'), '--columns', 'id,team')

    expect({ exitCode, value }).toMatchObject({ exitCode: 0, value: { set: 'cases', bytes: 49 } })
    expect(readFileSync(at('cases.csv'), 'utf8')).toBe('id,team\r\n"case-east","east"\r\n"case-west","west"\r\n')
    expect(statSync(at('cases.csv')).mode & 0o077).toBe(0)
    expect(readdirSync(folder)).toEqual(['cases.csv'])
  })

  it('takes the form from the name of the file, and filters', async () => {
    await callForJson('export-data', 'cases', at('west.ndjson'), '--where', 'team=west', '--columns', 'id')

    const [line, ...others] = readFileSync(at('west.ndjson'), 'utf8').trim().split('\n')
    expect(JSON.parse(line ?? '')).toMatchObject({ id: 'case-west' })
    expect(others).toEqual([])
  })

  it('leaves nothing behind where the server refuses, and overwrites nothing', async () => {
    const refused = await callForJson('export-data', 'cases', at('a.csv'), '--columns', 'secret')
    expect(refused).toMatchObject({ exitCode: 1, value: { error: { code: 'http.invalid-request' } } })
    expect(readdirSync(folder)).toEqual([])

    await callForJson('export-data', 'cases', at('b.csv'))
    const again = await callForJson('export-data', 'cases', at('b.csv'))
    expect(again).toMatchObject({ exitCode: 1, value: { error: { code: 'cli.file-exists' } } })
  })

  it('says what it wants: a set, a file, a filter that the set has', async () => {
    expect(await callForJson('export-data')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.missing-argument' } },
    })
    expect(await callForJson('export-data', 'case', at('a'))).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.not-one-of' } },
    })
    expect(await callForJson('export-data', 'cases', at('a'), '--where', 'color=red')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.not-one-of' } },
    })
    expect((await callPledge('export-data', '--help', '--lang', 'zh-CN')).out).toContain('数据集')
    expect(existsSync(at('a'))).toBe(false)
  })
})

describe('pledge bi-role', () => {
  it('wants a server, and a name that a role may have', async () => {
    expect(await callForJson('bi-role')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'config.missing-variable' } },
    })
    expect(await callForJson('bi-role', '--name', 'x; drop')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.not-one-of' } },
    })
    expect((await callPledge('bi-role', '--help')).out).toContain('bi_people')
  })
})
