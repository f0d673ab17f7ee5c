import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresDatabase } from '../parts/postgres.ts'
import { eventually, openPremises, type Premises, type Product } from './parts/product.ts'
import { quickDocuments } from './parts/quick-documents.ts'

let premises: Premises
let product: Product
let file: string
let elsewhere: string

beforeAll(async () => {
  premises = await openPremises()
  file = path.join(premises.folder, 'everything.backup')
  elsewhere = path.join(premises.folder, 'elsewhere')
  product = await premises.start()
})

afterAll(() => premises?.close())

const errorOf = (out: string) => (JSON.parse(out) as { error: { code: string } }).error.code

async function restore(env: Readonly<Record<string, string>>, from = file) {
  const { code, out } = await premises.call(['restore', from, '--json'], env)
  return { code, value: JSON.parse(out) as { openCases: number; rows: number; error?: { code: string } } }
}

describe('a backup', () => {
  it('is written while Pledge works, whole, for its owner only, and over no other file', async () => {
    const { pledge } = product
    await pledge.documents.publish(quickDocuments(3_600))
    await pledge.settings.put('endpoints', 'crm', { id: 'crm', url: 'https://crm.example.test/' })
    await pledge.cases.create({ flow: 'quick', id: 'open', message: 'It is broken.' })
    await pledge.cases.do('open', { do: 'wait', reason: 'customer' })
    await pledge.cases.create({ flow: 'quick', id: 'closed' })
    await pledge.cases.do('closed', { do: 'complete', node: 'do', outcome: 'done' })

    const written = await premises.call(['backup', file, '--json'])
    const again = await premises.call(['backup', file, '--json'])

    expect([written.code, JSON.parse(written.out)]).toMatchObject([0, { file }])
    expect([again.code, errorOf(again.out)]).toEqual([1, 'cli.file-exists'])
    await pledge.cases.do('open', { do: 'note', text: 'After the backup.' })
  })

  it('is refused when it is damaged, or when its secrets could not be opened', async () => {
    const whole = await readFile(file)
    const cut = `${file}.cut`
    const other = `${file}.other`
    await writeFile(cut, whole.subarray(0, whole.length - 200))
    await writeFile(other, 'id,subject\n1,hello\n')
    const env = { PLEDGE_DATA: elsewhere }

    expect(await restore(env, cut)).toMatchObject({ code: 2, value: { error: { code: 'store.backup-unreadable' } } })
    expect(await restore(env, other)).toMatchObject({ code: 2, value: { error: { code: 'store.backup-unreadable' } } })
    expect(await restore(env)).toMatchObject({ code: 2, value: { error: { code: 'store.other-secret' } } })
  })

  it('is not restored over anything', async () => {
    const running = await restore({})
    expect(running).toMatchObject({ code: 2, value: { error: { code: 'store.temporal-in-the-way' } } })
  })

  it('goes on elsewhere: cases from where they stood, with their clocks, timelines and words', async () => {
    const before = await product.pledge.cases.clocks('open')
    const { items: told } = await product.pledge.cases.timeline('open', { limit: 200 })
    await product.end('SIGTERM')
    await mkdir(elsewhere, { recursive: true })
    await copyFile(path.join(product.dataFolder, 'secret'), path.join(elsewhere, 'secret'))
    const env = { PLEDGE_DATA: elsewhere }

    expect(await restore(env)).toMatchObject({ code: 0, value: { openCases: 2 } })
    expect(await restore(env)).toMatchObject({ code: 2, value: { error: { code: 'store.not-empty' } } })
    product = await premises.start({ env })

    const { pledge } = product
    const resumed = await eventually('the case goes on', async () => {
      const answer = await pledge.cases.do('open', { do: 'resume', commandId: 'resumed' })
      return answer.isKept ? null : answer
    })
    const { items: after } = await pledge.cases.timeline('open', { limit: 200 })
    const clocks = await pledge.cases.clocks('open')
    expect(resumed).toMatchObject({ id: 'open', state: 'open' })
    expect(after.slice(0, told.length - 1)).toEqual(told.slice(0, -1))
    expect(after.filter(({ event }) => event === 'waitEnded')).toHaveLength(1)
    expect(clocks[0]?.startedAt).toBe(before[0]?.startedAt)
    expect(clocks[0]?.state).toBe('running')
    const reopened = await pledge.cases.do('closed', { do: 'reopen' })
    expect(reopened).toMatchObject({ id: 'closed' })
  })

  it('moves from the embedded database to a server', async () => {
    const { url } = await postgresDatabase()

    const moved = await restore({ DATABASE_URL: url, PLEDGE_SECRET: await secretOf(elsewhere) })

    expect(moved).toMatchObject({ code: 0, value: { openCases: 2 } })
    const refused = await restore({ DATABASE_URL: url, PLEDGE_SECRET: await secretOf(elsewhere) })
    expect(refused).toMatchObject({ code: 2, value: { error: { code: 'store.not-empty' } } })
  })
})

async function secretOf(folder: string): Promise<string> {
  return (await readFile(path.join(folder, 'secret'), 'utf8')).trim()
}
