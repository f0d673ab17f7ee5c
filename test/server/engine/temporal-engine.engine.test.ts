import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Pledge } from '../../../sdk/index.ts'
import { uuid } from '../../../sdk/uuid.ts'
import { ensureFirstKey } from '../../../server/access/first-administrator.ts'
import { buildServer } from '../../../server/build-server.ts'
import { connectTemporal } from '../../../server/engine/connect-temporal.ts'
import { TemporalEngine } from '../../../server/engine/temporal-engine.ts'
import type { App } from '../../../server/http/app.ts'
import type { ServerParts } from '../../../server/server-parts.ts'
import { requestPlan } from '../../engine/documents.ts'
import { type Lab, newCaseId, openLab } from '../../engine/lab.ts'
import { freePort } from '../../parts/free-port.ts'

let lab: Lab
let app: App
let pledge: Pledge
let parts: ServerParts
beforeAll(async () => {
  lab = await openLab({ plans: [requestPlan()] })
  parts = {
    store: lab.store,
    engine: new TemporalEngine({ client: lab.client, answerWithinMs: 10_000 }),
    log: pino({ level: 'silent' }),
    secretKey: new Uint8Array(32),
    now: Date.now,
    uuid: () => uuid(),
    config: {
      version: 'test',
      publicUrl: 'http://127.0.0.1:3000',
      temporalUiUrl: null,
      temporalNamespace: 'default',
      webFolder: null,
      checksAnswers: true,
      limits: { createWithinMs: 30_000, closeWithinMs: 200 },
    },
  }
  const apiKey = 'pledge_of_the_engine_test'
  await ensureFirstKey(parts, apiKey)
  app = await buildServer(parts)
  pledge = new Pledge({ url: await app.listen({ port: 0, host: '127.0.0.1' }), apiKey })
})
afterAll(async () => {
  await app?.close()
  await lab?.close()
})

/** What is the same for a case however it was started. */
const shapeOf = async (id: string) => {
  const now = await pledge.cases.get(id)
  if (now.isKept) throw new Error(`${id} has not begun`)
  const { stage, state, team, facts, allowed, clocks } = now
  const told = (await pledge.cases.timeline(id)).items.map(({ event }) => event)
  return {
    stage,
    state,
    team,
    facts,
    allowed,
    clocks: clocks.map(({ id, state, targetMs }) => [id, state, targetMs]),
    told,
  }
}

/** Everything that stands in a history, payloads decoded. */
function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString()
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.values(value).map(textIn).join('\n')
}

describe('cases on Temporal', () => {
  it('behave the same whether REST, the SDK or a bare Temporal client started them', async () => {
    const [byRest, bySdk, bare] = [newCaseId(), newCaseId(), newCaseId()]

    const rest = await app.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers: { authorization: 'Bearer pledge_of_the_engine_test' },
      payload: { flow: 'request', id: byRest, facts: { amount: 2000 } },
    })
    const sdk = await pledge.cases.create({ flow: 'request', id: bySdk, facts: { amount: 2000 } })
    await lab.start(bare, { flow: 'request', facts: { amount: 2000 } })
    await lab.rowWhen(bare, ({ stage }) => stage === 'resolve')

    expect([rest.statusCode, sdk.isKept]).toEqual([201, false])
    const expected = await shapeOf(byRest)
    expect(expected).toMatchObject({ stage: 'resolve', team: 'frontline', facts: { amount: 2000, priority: 'high' } })
    expect(await shapeOf(bySdk)).toEqual(expected)
    expect(await shapeOf(bare)).toEqual(expected)
  })

  it('are worked from end to end, and what was answered can be read back', async () => {
    const id = newCaseId()
    await pledge.cases.create({ flow: 'request', id, facts: { amount: 1 }, message: 'Please help.' })

    const replied = await pledge.cases.do(id, { do: 'reply', public: true, text: 'On it.' })
    const done = await pledge.cases.do(id, { do: 'complete', node: 'work', outcome: 'solved' })
    const answered = await pledge.cases.do(id, { do: 'answer', score: 5, comment: 'Thanks!' })

    expect(replied).toMatchObject({ isKept: false, state: 'open' })
    expect(done).toMatchObject({ isKept: false, state: 'resolved', stage: 'follow-up' })
    expect(answered).toMatchObject({ isKept: false, state: 'closed' })
    const texts = (await pledge.cases.timeline(id)).items.flatMap(({ text }) => text ?? [])
    expect(texts).toEqual(['Please help.', 'On it.', 'Thanks!'])
    const history = textIn(await lab.client.workflow.getHandle(`case/${id}`).fetchHistory())
    expect(history).toContain('"amount":1')
    for (const text of texts) expect(history).not.toContain(text)
  })

  it('do nothing twice, however often their id or a command id comes', async () => {
    const id = newCaseId()
    const create = () => pledge.cases.create({ flow: 'request', id, facts: { amount: 1 } })

    const numbers = (await Promise.all([create(), create(), create()])).map(({ number }) => number)
    const note = { do: 'note', text: 'once', commandId: 'n-1' } as const
    await Promise.all([pledge.cases.do(id, note), pledge.cases.do(id, note)])
    await pledge.cases.do(id, note)

    expect(new Set(numbers).size).toBe(1)
    const { items } = await pledge.cases.timeline(id)
    expect(items.filter(({ event }) => event === 'note')).toHaveLength(1)
    expect(items.filter(({ event }) => event === 'caseCreated')).toHaveLength(1)
  })

  it('refuse what they do not allow, and say what they do', async () => {
    const id = newCaseId()
    await pledge.cases.create({ flow: 'request', id, facts: { amount: 1 } })

    const error = await pledge.cases.do(id, { do: 'reopen' }).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ status: 409, code: 'command.not-allowed' })
    expect(error).toHaveProperty('problem.allowed', expect.arrayContaining([{ do: 'resolve' }]))
  })
})

describe('without a worker', () => {
  it('a command is kept, and applied once when one comes back, at the time it was accepted', async () => {
    const id = newCaseId()
    await pledge.cases.create({ flow: 'request', id, facts: { amount: 1 } })
    await lab.stopWorker()
    const impatient = await buildServer({
      ...parts,
      engine: new TemporalEngine({ client: lab.client, answerWithinMs: 500 }),
    })

    const acceptedAt = Date.now()
    const kept = await impatient.inject({
      method: 'POST',
      url: `/api/v1/cases/${id}/commands`,
      headers: { authorization: 'Bearer pledge_of_the_engine_test' },
      payload: { do: 'note', text: 'meanwhile', commandId: 'kept-1' },
    })
    await impatient.close()
    await lab.startWorker()
    await lab.rowWhen(id, ({ state }) => state.commandIds.includes('kept-1'))

    expect(kept.statusCode).toBe(202)
    const notes = (await pledge.cases.timeline(id)).items.filter(({ event }) => event === 'note')
    expect(notes).toMatchObject([{ text: 'meanwhile' }])
    expect(Math.abs(Date.parse(notes[0]?.at ?? '') - acceptedAt)).toBeLessThan(400)
  })
})

describe('without a Temporal server', () => {
  it('cases are kept, commands are told to come back, and both quickly', async () => {
    const client = connectTemporal({ address: `127.0.0.1:${await freePort()}`, namespace: 'default' })
    const cut = await buildServer({ ...parts, engine: new TemporalEngine({ client }) })
    const headers = { authorization: 'Bearer pledge_of_the_engine_test' }
    const running = newCaseId()
    await pledge.cases.create({ flow: 'request', id: running, facts: { amount: 1 } })
    const id = newCaseId()

    const startedAt = Date.now()
    const created = await cut.inject({
      method: 'POST',
      url: '/api/v1/cases',
      headers,
      payload: { flow: 'request', id },
    })
    const commanded = await cut.inject({
      method: 'POST',
      url: `/api/v1/cases/${running}/commands`,
      headers,
      payload: { do: 'resolve' },
    })
    const ready = await cut.inject('/readyz')
    const tookMs = Date.now() - startedAt
    await cut.close()
    await client.connection.close()

    expect([created.statusCode, commanded.statusCode, ready.statusCode]).toEqual([202, 503, 503])
    expect(commanded.json()).toMatchObject({ code: 'http.unavailable' })
    expect(tookMs).toBeLessThan(8000)
  })
})
