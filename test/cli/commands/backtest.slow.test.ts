import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policy } from '../../server/parts/documents.ts'
import { hour, monday, openTestServer, openWithinMs, type TestServer } from '../../server/parts/test-server.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let server: TestServer
let folder: string
let stricter: string
const before = { ...process.env }

beforeAll(async () => {
  server = await openTestServer()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  process.env['PLEDGE_URL'] = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  process.env['PLEDGE_API_KEY'] = server.adminKey
  folder = mkdtempSync(join(tmpdir(), 'pledge-backtest-'))
  stricter = join(folder, 'stricter.json')
  const [first, resolution] = policy.clocks
  const clocks = [first, { ...resolution, targets: [{ within: { amount: 30, unit: 'minutes' } }] }]
  writeFileSync(stricter, JSON.stringify({ ...policy, clocks }))

  server.setNow(monday)
  await server.call('POST', '/api/v1/cases', { body: { flow: 'complaint', id: 'one', facts: {} } })
  server.setNow(monday + hour)
  await server.call('POST', '/api/v1/cases/one/commands', { body: { do: 'resolve' } })
}, openWithinMs)

afterAll(async () => {
  for (const name of ['PLEDGE_URL', 'PLEDGE_API_KEY']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  rmSync(folder, { recursive: true, force: true })
  await server.close()
})

describe('pledge backtest', () => {
  test('asks the API and answers with before, after, and what changed', async () => {
    const { exitCode, value } = await callForJson('backtest', '--policy', stricter, '--since', '2026-11-01')

    expect(exitCode).toBe(0)
    expect(value).toMatchObject({
      cases: 1,
      replayed: 1,
      before: { clocks: { resolution: { met: 1, missed: 0 } } },
      after: { clocks: { resolution: { met: 0, missed: 1 } } },
      changed: [{ case: 'one', clock: 'resolution', why: [{ code: 'rehearsal.target-changed' }] }],
    })
  })

  test('says so in words', async () => {
    const { exitCode, out } = await callPledge('backtest', '--policy', stricter, '--since', '2026-11-01')

    expect(exitCode).toBe(0)
    expect(out).toMatch(/1 cases, 1 of them replayed: 1 would have ended otherwise/)
    expect(out).toMatch(/#\d+ {2}The target of “Resolution” is 30 min instead of 8 business hours; it took 1 h/)
  })

  test.each([
    [['--since', '2026-11-01'], 2, 'cli.missing-option'],
    [['--policy', 'FILE'], 2, 'cli.missing-option'],
    [['--policy', 'FILE', '--since', 'yesterday'], 2, 'cli.bad-date'],
    [['--policy', '/nowhere.json', '--since', '2026-11-01'], 2, 'cli.file-not-found'],
  ])('answers %j with exit %i and %s', async (args, exit, code) => {
    const { exitCode, value } = await callForJson('backtest', ...args.map((arg) => (arg === 'FILE' ? stricter : arg)))

    expect(exitCode).toBe(exit)
    expect(value).toMatchObject({ error: { code } })
  })
})
