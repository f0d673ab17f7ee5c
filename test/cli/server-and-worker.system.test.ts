import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Pledge } from '../../sdk/index.ts'
import { freePort } from '../parts/free-port.ts'
import { postgresDatabase } from '../parts/postgres.ts'
import { temporalNamespace } from '../parts/temporal.ts'
import { openPremises, type Premises } from '../system/parts/product.ts'
import { quickDocuments } from '../system/parts/quick-documents.ts'

/*
 * Production as it is meant: a PostgreSQL server, a Temporal server, and any number of servers and workers beside them.
 */

const main = path.join(import.meta.dirname, '../../dist/cli/main.js')
const apiKey = 'pledge_test-key-of-at-least-24-characters'

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  said(): string
}

let premises: Premises
let env: Record<string, string>
let port: number
const running: Running[] = []

beforeAll(async () => {
  premises = await openPremises()
  const [{ url }, { address, namespace }] = await Promise.all([postgresDatabase(), temporalNamespace()])
  port = await freePort()
  env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    PLEDGE_SECRET: 'a secret of at least thirty-two characters',
    PLEDGE_API_KEY: apiKey,
    PLEDGE_ADMIN_PASSWORD: 'correct horse battery',
    PORT: String(port),
    LOG_LEVEL: 'warn',
  }
})

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM')
    await ended
  }
  await premises.close()
})

function launch(command: string): Running {
  const child = spawn(process.execPath, [main, command], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const run = { child, ended, said: () => output }
  running.push(run)
  return run
}

const whenSays = (run: Running, words: RegExp) =>
  expect
    .poll(() => (run.child.exitCode === null ? run.said() : `ended: ${run.said()}`), { timeout: 60_000 })
    .toMatch(words)

describe('pledge server and pledge worker', () => {
  it('want a database that is up to date, and say how to make it so', async () => {
    const early = launch('server')

    expect(await early.ended).not.toBe(0)
    expect(early.said()).toMatch(/pledge migrate/)

    const migrated = await premises.call(['migrate', '--json'], env)
    expect([migrated.code, JSON.parse(migrated.out)]).toEqual([0, { ok: true }])
  })

  it('name the setting that they lack', async () => {
    const { PLEDGE_SECRET: _, ...withoutSecret } = env
    const refused = await premises.call(['worker', '--json'], { ...withoutSecret, PLEDGE_SECRET: '' })

    expect(refused.code).toBe(2)
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'config.missing-variable' } })
    expect(refused.out).toContain('PLEDGE_SECRET')
  })

  it('run cases together, and a worker that is killed is missed by nobody', async () => {
    const [server, first, second] = [launch('server'), launch('worker'), launch('worker')]
    await whenSays(server, /answers at/)
    await Promise.all([first, second].map((worker) => whenSays(worker, /runs cases of/)))
    const pledge = new Pledge({ url: `http://127.0.0.1:${port}`, apiKey })
    await pledge.documents.publish(quickDocuments(3))

    const ids = Array.from({ length: 12 }, (_, index) => `case-${index}`)
    await Promise.all(ids.map((id) => pledge.cases.create({ flow: 'quick', id, subject: id })))
    first.child.kill('SIGKILL')
    await Promise.all(
      ids.slice(0, 6).map((id) => pledge.cases.do(id, { do: 'reply', text: 'hello', commandId: `r-${id}` })),
    )

    const lateOnes = async () => [...(await breaches())].filter((id) => ids.slice(6).includes(id)).sort()
    await expect.poll(lateOnes, { timeout: 60_000 }).toEqual(ids.slice(6).sort())
    for (const id of ids.slice(0, 6)) {
      const replies = async () =>
        (await pledge.cases.timeline(id, { limit: 100 })).items.filter(({ event }) => event === 'reply').length
      await expect.poll(replies, { timeout: 30_000 }).toBe(1)
    }

    async function breaches(): Promise<Set<string>> {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/breaches?limit=100`, {
        headers: { authorization: `Bearer ${apiKey}` },
      })
      const { items } = (await answer.json()) as { items: { case: { id: string } }[] }
      return new Set(items.map((breach) => breach.case.id))
    }
  })

  it('look well to the doctor, and end softly', async () => {
    const looked = await premises.call(['doctor', '--json'], env)
    const stopped = running.filter(({ child }) => child.exitCode === null && child.signalCode === null)
    for (const { child } of stopped) child.kill('SIGTERM')

    const findings = (JSON.parse(looked.out) as { findings: { id: string; state: string }[] }).findings
    expect(findings.filter(({ id }) => id.startsWith('database') || id.startsWith('temporal'))).toEqual([
      expect.objectContaining({ id: 'databaseServer', state: 'ok' }),
      expect.objectContaining({ id: 'temporalServer', state: 'ok' }),
    ])
    expect(await Promise.all(stopped.map(({ ended }) => ended))).toEqual(stopped.map(() => 0))
  })
})
