import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Client, Connection, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WireRecord } from '../../core/contract/wire.ts'
import { eventually, openPremises, type Premises, type Product } from './parts/product.ts'

let premises: Premises
let product: Product
let connection: Connection

beforeAll(async () => {
  premises = await openPremises()
  product = await premises.start()
  connection = await Connection.connect({ address: product.temporalAddress })
})

afterAll(async () => {
  await connection?.close()
  await premises?.close()
})

/** One way to start a case and give it commands. */
interface Door {
  start(id: string, intake: Intake): Promise<unknown>
  do(id: string, command: Command): Promise<unknown>
}

type Intake = typeof intake
type Command = (typeof commands)[number]

const intake = {
  flow: 'complaint',
  facts: { category: 'delivery', amount: 120 },
  channel: 'email',
  subject: 'The parcel came open',
  message: 'Half of it is missing.',
} as const

const commands = [
  { do: 'reply', public: true, text: 'We look into it.' },
  { do: 'set', facts: { amount: 6000 } },
  { do: 'wait', reason: 'customer' },
  { do: 'message', text: 'Here is a picture.' },
  { do: 'complete', node: 'solve', outcome: 'found', facts: { solution: 'A new one' } },
  { do: 'complete', node: 'tell', outcome: 'agreed' },
  { do: 'answer', score: 4 },
] as const

const rest = async (path: string, body: object): Promise<unknown> => {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([path, answer.status]).toEqual([path, path === '/cases' ? 201 : 200])
  return answer.json()
}

const workflows = () => new Client({ connection }).workflow

const doors: Readonly<Record<string, Door>> = {
  rest: {
    start: (id, given) => rest('/cases', { id, ...given }),
    do: (id, command) => rest(`/cases/${id}/commands`, command),
  },
  sdk: {
    start: (id, given) => product.pledge.cases.create({ id, ...given }),
    do: (id, command) => product.pledge.cases.do(id, command),
  },
  temporal: {
    start: (id, given) => workflows().start('case', { taskQueue: 'pledge', workflowId: `case/${id}`, args: [given] }),
    do: (id, command) =>
      workflows()
        .getHandle(`case/${id}`)
        .executeUpdate('command', { args: [command] }),
  },
}

/** What happened, without when: instants and measured times differ from case to case. */
const happening = ({ event, data, text }: WireRecord) => {
  const lasting = Object.entries(data).filter(
    ([name, value]) => !(typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) && name !== 'elapsedMs',
  )
  return { event, text, data: Object.fromEntries(lasting) }
}

async function lifeThrough({ start, do: give }: Door, id: string) {
  await start(id, intake)
  // A bare client is not told when the rules have decided; until then a command may still change what they see.
  await eventually(`the first task of ${id}`, async () => {
    const { items } = await product.pledge.cases.list({ q: intake.subject, limit: 200 })
    return items.some((item) => item.id === id && item.stage === 'resolve')
  })
  for (const command of commands) await give(id, command)
  const closed = await eventually(`the end of ${id}`, async () => {
    const now = await product.pledge.cases.get(id)
    return !now.isKept && now.state === 'closed' && now
  })
  const { items } = await product.pledge.cases.timeline(id, { limit: 200 })
  return {
    happenings: items.map(happening),
    clocks: closed.clocks.map((clock) => [clock.id, clock.instance, clock.state, clock.outcome, clock.targetMs]),
    facts: closed.facts,
    heading: [closed.subject, closed.channel, closed.team, closed.priority, closed.stage],
    number: closed.number,
  }
}

describe('every door', () => {
  it('leads to the same case: REST, the SDK and a bare Temporal client', async () => {
    const [byRest, bySdk, byTemporal] = [
      await lifeThrough(doors.rest as Door, 'by-rest'),
      await lifeThrough(doors.sdk as Door, 'by-sdk'),
      await lifeThrough(doors.temporal as Door, 'by-temporal'),
    ]

    expect(byRest.happenings.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'caseCreated',
        'reply',
        'waitStarted',
        'waitEnded',
        'resolved',
        'surveyAnswered',
        'closed',
      ]),
    )
    expect(byRest.clocks.length).toBeGreaterThan(3)
    expect({ ...bySdk, number: 0 }).toEqual({ ...byRest, number: 0 })
    expect({ ...byTemporal, number: 0 }).toEqual({ ...byRest, number: 0 })
    expect(new Set([byRest.number, bySdk.number, byTemporal.number]).size).toBe(3)
  })

  it('opens once for the same case, whoever knocks again', async () => {
    const first = await product.pledge.cases.create({ id: 'once', flow: 'complaint', facts: { category: 'billing' } })
    const again = await product.pledge.cases.create({ id: 'once', flow: 'complaint', facts: { category: 'billing' } })
    const bare = workflows().start('case', {
      taskQueue: 'pledge',
      workflowId: 'case/once',
      args: [{ flow: 'complaint', facts: { category: 'billing' } }],
    })

    await expect(bare).rejects.toBeInstanceOf(WorkflowExecutionAlreadyStartedError)
    expect([first, again]).toMatchObject([{ isNew: true }, { isNew: false, number: first.number }])
    expect((await timesOf('once', 'caseCreated')).length).toBe(1)
  })

  it('does the same command once, through whichever door it comes again', async () => {
    const { id } = await product.pledge.cases.create({ flow: 'complaint', facts: { category: 'attitude' } })
    const command = { do: 'note', text: 'Called back.', commandId: 'the-same' } as const

    await product.pledge.cases.do(id, command)
    await product.pledge.cases.do(id, command)
    await workflows()
      .getHandle(`case/${id}`)
      .executeUpdate('command', { args: [command] })
    await workflows().getHandle(`case/${id}`).signal('event', command)
    await product.pledge.cases.do(id, { do: 'note', text: 'Another one.' })

    expect((await timesOf(id, 'note')).map(({ text }) => text)).toEqual(['Called back.', 'Another one.'])
  })

  it('brings the requests of a file in once, however often it is imported', async () => {
    const requests = await readFile(path.resolve(import.meta.dirname, '../../examples/requests.csv'), 'utf8')
    const file = path.join(premises.folder, 'requests.csv')
    await writeFile(file, requests.split('\n').slice(0, 31).join('\n'))

    const first = await importOf(file)
    const second = await importOf(file)

    expect(first).toMatchObject({ code: 0, summary: { total: 30, known: 0, failed: [] } })
    expect(first.summary.created + first.summary.kept).toBe(30)
    expect(second).toMatchObject({ code: 0, summary: { total: 30, created: 0, failed: [] } })
    expect(first.progress).toContain('30 of 30')
    const imported = await eventually('thirty cases', async () => {
      const found = []
      for await (const item of product.pledge.cases.each({ limit: 200 }))
        if (item.id.startsWith('request-')) found.push(item)
      return found.length >= 30 && found
    })
    expect(new Set(imported.map(({ id }) => id)).size).toBe(30)
    expect(imported).toHaveLength(30)
  })

  it('refuses a file whose lines do not fit, naming the line, and starts nothing of it', async () => {
    const file = path.join(premises.folder, 'bad.csv')
    await writeFile(file, 'id,flow,channel\ngood-1,complaint,email\n,complaint,email\n')

    const { code, out } = await premises.call(['import-cases', file, '--json'])

    expect(code).toBe(1)
    expect((JSON.parse(out) as { error: { message: string } }).error.message).toMatch(/3/)
    await expect(product.pledge.cases.get('good-1')).rejects.toMatchObject({ status: 404 })
  })
})

const timesOf = async (id: string, event: string) =>
  (await product.pledge.cases.timeline(id, { limit: 200 })).items.filter((record) => record.event === event)

async function importOf(file: string) {
  const { code, out, err } = await premises.call(['import-cases', file, '--json'])
  const summary = JSON.parse(out) as { total: number; created: number; known: number; kept: number; failed: unknown[] }
  return { code, summary, progress: err }
}
