import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../parts/free-port.ts'
import { eventually, isAlive, openPremises, type Premises, type Product } from './parts/product.ts'
import { quickDocuments } from './parts/quick-documents.ts'

let premises: Premises
let product: Product

beforeAll(async () => {
  premises = await openPremises()
  product = await premises.start()
})

afterAll(() => premises?.close())

const errorOf = (out: string) => (JSON.parse(out) as { error: { code: string; message: string } }).error

describe('pledge start', () => {
  it('says that a port is taken, and by which setting to take another, before it begins anything', async () => {
    const port = Number(new URL(product.url).port)
    const elsewhere = path.join(premises.folder, 'elsewhere')

    const refused = await premises.call(['start', '--json'], { PORT: String(port), PLEDGE_DATA: elsewhere })
    const inChinese = await premises.call(['start', '--lang', 'zh-CN'], { PORT: String(port), PLEDGE_DATA: elsewhere })

    expect([refused.code, errorOf(refused.out).code]).toEqual([2, 'config.port-taken'])
    expect(errorOf(refused.out).message).toMatch(new RegExp(`${port}.*PORT`))
    expect(inChinese.err).toMatch(/端口/)
    expect(existsSync(elsewhere)).toBe(false)
  })

  it('says that a folder is in use, and leaves whoever uses it alone', async () => {
    const refused = await premises.call(['start', '--json'], { PORT: String(await freePort()) })

    expect(refused.code).toBeGreaterThan(0)
    expect(errorOf(refused.out).code).toBe('store.in-use')
    expect(errorOf(refused.out).message).toContain(product.dataFolder)
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
  })

  it('refuses a setting that it does not know, and options that it does not have, in words', async () => {
    const misspelt = await premises.call(['start', '--json'], { PLEDGE_DATE: 'x' })
    const unknown = await premises.call(['start', '--demmo', '--json'])

    expect([misspelt.code, errorOf(misspelt.out).message]).toEqual([2, expect.stringContaining('PLEDGE_DATA')])
    expect([unknown.code, errorOf(unknown.out).message]).toEqual([2, expect.stringContaining('--demmo')])
  })

  it('killed with open cases, goes on with them, and a deadline that passed meanwhile is broken at its own instant, once', async () => {
    const { pledge } = product
    await pledge.documents.publish(quickDocuments(12))
    const cases = await Promise.all([1, 2, 3].map((n) => pledge.cases.create({ flow: 'quick', id: `killed-${n}` })))
    const answered = await pledge.cases.do('killed-1', { do: 'reply', public: true, text: 'In time.' })
    expect([...cases, answered].map(({ isKept }) => isKept)).toEqual([false, false, false, false])
    const orphan = await product.temporalPid()

    await product.end('SIGKILL')
    const dueAt = Math.max(...cases.map((one) => (one.isKept ? 0 : Date.parse(one.clocks[0]?.dueAt ?? ''))))
    await eventually('the deadline', async () => Date.now() > dueAt + 500)
    const restartedAt = Date.now()
    product = await premises.start()

    const breaches = await eventually('both breaches', async () => {
      const { items } = await product.pledge.breaches.list()
      return items.length >= 2 && items
    })
    for (const started of cases) {
      if (started.isKept) throw new Error('it was not started')
      const found = breaches.filter((breach) => breach.case.id === started.id)
      const clock = started.clocks.find(({ id }) => id === 'first-response')
      const records = (await product.pledge.cases.timeline(started.id, { limit: 200 })).items
      const times = (event: string) => records.filter((record) => record.event === event).length
      if (started.id === 'killed-1') {
        expect([found, times('breached')]).toEqual([[], 0])
        continue
      }
      expect(found).toMatchObject([
        { clock: 'first-response', instance: 1, breachedAt: clock?.breachesAt, cause: 'time' },
      ])
      expect(Date.parse(found[0]?.detectedAt ?? '')).toBeGreaterThanOrEqual(restartedAt)
      expect([times('breached'), times('notified')]).toEqual([1, 1])
    }
    const late = await product.pledge.cases.do('killed-2', { do: 'reply', public: true, text: 'Sorry, late.' })
    expect(late).toMatchObject({ isKept: false, breachCount: 1 })
    await eventually('the server that was left behind is gone', async () => !isAlive(orphan))
  })

  it('ends with Ctrl-C within seconds, with nothing left of it', async () => {
    const temporal = await product.temporalPid()
    const beganAt = performance.now()

    const { code, signal } = await product.end('SIGINT')

    expect([code, signal]).toEqual([0, null])
    expect(performance.now() - beganAt).toBeLessThan(10_000)
    expect(isAlive(temporal)).toBe(false)
    expect(existsSync(path.join(product.dataFolder, 'running.json'))).toBe(false)
    await expect(listenOn(Number(new URL(product.url).port))).resolves.toBeUndefined()
  })

  it('tells commands that need it that nothing runs', async () => {
    const list = await premises.call(['case', 'list', '--json'])

    expect([list.code, errorOf(list.out).code]).toEqual([3, 'config.no-running-server'])
  })
})

/** Rejects where somebody else listens. */
function listenOn(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}
