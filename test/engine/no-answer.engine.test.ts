import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchInbox } from '../../activities/dispatch-inbox.ts'
import { makeCaseGateway } from '../../cli/parts/case-gateway.ts'
import type { Actor } from '../../core/contract/case-command.ts'
import { TemporalEngine } from '../../server/engine/temporal-engine.ts'
import { putInbox } from '../../store/inbox/inbox.ts'
import { freePort } from '../parts/free-port.ts'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'

const plan = requestPlan()
const ann: Actor = { kind: 'person', id: 'ann' }

let lab: Lab
let engine: TemporalEngine

beforeAll(async () => {
  lab = await openLab({ plans: [plan] })
  engine = new TemporalEngine({ client: lab.client, answerWithinMs: 700 })
})

afterAll(() => lab.close())

const start = (number: number) => ({
  flow: plan.id,
  plan: { id: plan.id, version: plan.version, hash: plan.hash },
  number,
  at: Date.now(),
  actor: ann,
})

const notesOf = async (id: string) => (await lab.records(id)).filter(({ event }) => event === 'note')

describe('when nobody answers', () => {
  it('keeps a command without a worker, and applies it once at its acceptance time', async () => {
    const id = newCaseId()
    await lab.start(id, start(1))
    await lab.command(id, { do: 'note', text: 'first' })
    await lab.stopWorker()
    const at = Date.now()
    const command = { do: 'note', contentId: 'late' } as const

    const outcome = await engine.command(id, { commandId: 'late-1', at, actor: ann, command })
    const again = await engine.command(id, { commandId: 'late-1', at, actor: ann, command })
    await new Promise((resolve) => setTimeout(resolve, 600))
    await lab.startWorker()

    expect([outcome.kind, again.kind]).toEqual(['kept', 'kept'])
    await expect.poll(async () => (await notesOf(id)).length, { timeout: 30_000 }).toBe(2)
    // The update that timed out lives on in the server, beside two signals: all of them say the same.
    await lab.command(id, { do: 'tag', add: ['settled'] })
    const notes = await notesOf(id)
    expect(notes).toHaveLength(2)
    expect(notes[1]).toMatchObject({ at, actor: ann })
  })

  it('answers with the refusal of the case when a worker is there', async () => {
    const id = newCaseId()
    await lab.start(id, start(2))
    await lab.command(id, { do: 'note', text: 'first' })
    const patient = new TemporalEngine({ client: lab.client, answerWithinMs: 20_000 })

    const refused = await patient.command(id, {
      commandId: 'r-1',
      at: Date.now(),
      actor: ann,
      command: { do: 'reopen' },
    })
    const applied = await patient.command(id, {
      commandId: 'r-2',
      at: Date.now(),
      actor: ann,
      command: { do: 'cancel' },
    })

    expect(refused).toMatchObject({ kind: 'refused', code: 'command.not-allowed' })
    expect(refused.kind === 'refused' && refused.allowed?.map((allowed) => allowed.do)).toContain('reply')
    expect(applied).toMatchObject({ kind: 'applied', answer: { isNew: true, phase: 'cancelled' } })
  })

  it('says of a case that never was that it is over', async () => {
    const sent = { commandId: 'x', at: Date.now(), actor: ann, command: { do: 'note' } } as const

    expect(await engine.command('no-such-case', sent)).toEqual({ kind: 'over' })
  })

  it('tells within moments that Temporal itself is away, and hands on from the inbox what was accepted meanwhile', async () => {
    const id = newCaseId()
    const away = Connection.lazy({ address: `127.0.0.1:${await freePort()}`, interceptors: [] })
    const gone = new TemporalEngine({ client: new Client({ connection: away }) })
    const at = Date.now()
    const intake = { ...start(3), at }

    const outcomes = [
      await gone.start(id, intake),
      (await gone.command(id, { commandId: 'c', at, actor: ann, command: { do: 'note' } })).kind,
      await gone.isReachable(),
    ]
    expect(outcomes).toEqual(['unreachable', 'unreachable', false])
    expect(Date.now() - at).toBeLessThan(6_000)

    await putInbox(lab.store, {
      id: `${id}.first`,
      caseId: id,
      payload: { kind: 'intake', start: intake },
      acceptedAt: at,
    })
    const envelope = { commandId: 'c', at: at + 1, actor: ann, command: { do: 'note' as const } }
    await putInbox(lab.store, { id: `${id}/c`, caseId: id, payload: { kind: 'command', envelope }, acceptedAt: at + 1 })
    const dead: string[] = []
    const options = { restMs: 50, onError: () => undefined, onDead: ({ id: item }: { id: string }) => dead.push(item) }
    const loop = await dispatchInbox({ store: lab.store, now: Date.now, gateway: lab.gateway }, options)
    const row = await lab.rowWhen(id, ({ seq, createdAt }) => seq > 5 && createdAt === at)
    await loop.stop()
    await away.close()

    expect(row).toMatchObject({ number: 3, flow: 'request' })
    await expect.poll(async () => (await notesOf(id)).length).toBe(1)
    expect(dead).toEqual([])
  })

  it('puts a command among the dead, where a person sees it, when its case was over by then', async () => {
    const id = newCaseId()
    const envelope = { commandId: 'c', at: Date.now(), actor: ann, command: { do: 'note' as const } }
    await putInbox(lab.store, {
      id: `${id}/c`,
      caseId: id,
      payload: { kind: 'command', envelope },
      acceptedAt: Date.now(),
    })
    const dead: string[] = []
    const onDead = ({ caseId }: { readonly caseId: string }) => dead.push(caseId)
    const options = { restMs: 50, onError: () => undefined, onDead }

    const loop = await dispatchInbox({ store: lab.store, now: Date.now, gateway: makeCaseGateway(lab.client) }, options)
    await expect.poll(() => dead).toContain(id)
    await loop.stop()
  })
})
