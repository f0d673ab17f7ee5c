import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchJobs } from '../../activities/dispatch-jobs.ts'
import { tellOfLostChildren } from '../../activities/tell-of-lost-children.ts'
import type { WorkLoop } from '../../activities/work-loop.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { caseWorkflowId } from '../../core/contract/temporal.ts'
import { compile } from '../../model/plan/compile.ts'
import { alwaysOpenDocument } from './documents.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'

/*
 * A child case on a real server: a workflow of its own with clocks of its own, for whose end its parent waits.
 */

const policyOf = (id: string, minutes: number) => ({
  kind: 'policy',
  id,
  clocks: [
    {
      id: 'promise',
      metric: 'resolution',
      calendar: 'always',
      targets: [{ within: { amount: minutes, unit: 'businessMinutes' } }],
      escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }],
    },
  ],
})

const creditCheck = {
  kind: 'flow',
  id: 'credit-check',
  facts: [
    { id: 'amount', type: 'number' },
    { id: 'limit', type: 'number' },
  ],
  stages: [{ id: 'check' }],
  policy: 'quick',
  nodes: [
    { id: 'start', kind: 'start', stage: 'check' },
    { id: 'approve', kind: 'task', stage: 'check', outcomes: ['granted', 'refused'] },
    { id: 'good', kind: 'end', stage: 'check', does: 'resolve', outcome: 'granted' },
    { id: 'bad', kind: 'end', stage: 'check', does: 'resolve', outcome: 'refused' },
  ],
  edges: [
    { from: 'start', to: 'approve', on: 'next' },
    { from: 'approve', to: 'good', on: 'granted' },
    { from: 'approve', to: 'bad', on: 'refused' },
  ],
}

const order = {
  kind: 'flow',
  id: 'order',
  facts: [
    { id: 'sum', type: 'number' },
    { id: 'limit', type: 'number' },
  ],
  stages: [{ id: 'credit' }, { id: 'work' }, { id: 'other' }],
  policy: 'patient',
  nodes: [
    { id: 'start', kind: 'start', stage: 'credit' },
    {
      id: 'credit',
      kind: 'subflow',
      stage: 'credit',
      flow: 'credit-check',
      in: { amount: 'sum' },
      out: { limit: 'limit' },
    },
    { id: 'ship', kind: 'task', stage: 'work', outcomes: ['done'] },
    { id: 'ask', kind: 'task', stage: 'other', outcomes: ['done'] },
    { id: 'end', kind: 'end', stage: 'work', does: 'resolve' },
  ],
  edges: [
    { from: 'start', to: 'credit', on: 'next' },
    { from: 'credit', to: 'ship', on: 'granted' },
    { from: 'credit', to: 'ask', on: 'refused' },
    { from: 'credit', to: 'ask', on: 'else' },
    { from: 'ship', to: 'end', on: 'done' },
    { from: 'ask', to: 'end', on: 'done' },
  ],
}

function planOf(flow: object, policy: object): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const compiled = compile(
    { flow: versioned(flow), policies: [versioned(policy)], calendars: [versioned(alwaysOpenDocument)], rules: [] },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}

let lab: Lab
let dispatcher: WorkLoop

beforeAll(async () => {
  lab = await openLab({
    plans: [planOf(order, policyOf('patient', 60)), planOf(creditCheck, policyOf('quick', 0.02))],
  })
  dispatcher = await dispatchJobs(
    { ...lab.parts, gateway: lab.gateway, mailer: null },
    { restMs: 100, onError: () => undefined, onDead: () => undefined },
  )
})

afterAll(async () => {
  await dispatcher?.stop()
  await lab.close()
})

/** Starts an order; answers with its id and that of its child, which is there. */
async function begin() {
  const id = newCaseId()
  await lab.start(id, { flow: 'order', facts: { sum: 120 } })
  const { state } = await lab.rowWhen(id, (row) => row.state.tokens[0]?.ref != null)
  const child = `${id}.${state.tokens[0]?.ref}`
  await lab.rowWhen(child, (row) => row.state.tokens[0]?.node === 'approve')
  return { id, child }
}

const grant = { do: 'complete', node: 'approve', outcome: 'granted', facts: { limit: 80 } }

describe('a subflow on Temporal', () => {
  it('runs as a child with clocks of its own, and hands its facts and its outcome back', async () => {
    const { id, child } = await begin()
    const late = await lab.rowWhen(child, (row) => row.state.breaches.length > 0)

    await lab.command(child, grant)

    const parent = await lab.rowWhen(id, (row) => row.state.stage === 'work')
    expect(late.state.facts).toMatchObject({ amount: 120 })
    expect(late.state.breaches).toMatchObject([{ clock: 'promise', targetMs: 1200 }])
    expect(parent.state.facts).toMatchObject({ sum: 120, limit: 80 })
    expect(parent.state.breaches).toEqual([])
    expect(parent.state.clocks[0]?.instances[0]?.state).toBe('running')
    const told = (await lab.records(id)).filter(({ event }) => event === 'subflowEnded')
    expect(told.map(({ data }) => data['outcome'])).toEqual(['granted'])
  })

  it('leads its parent on by else when it is cancelled', async () => {
    const { id, child } = await begin()

    await lab.command(child, { do: 'cancel' })

    const parent = await lab.rowWhen(id, (row) => row.state.stage === 'other')
    expect(parent.state.tokens[0]?.node).toBe('ask')
  })

  it('is finished while every worker is down, and its parent goes on once when one is back', async () => {
    const { id, child } = await begin()
    await lab.stopWorker()

    await lab.signal(child, { ...grant, commandId: 'granted-meanwhile' })
    await lab.signal(child, { ...grant, commandId: 'granted-meanwhile' })
    await lab.startWorker()

    const parent = await lab.rowWhen(id, (row) => row.state.stage === 'work')
    expect(parent.state.facts).toMatchObject({ limit: 80 })
    const entered = (await lab.records(id)).filter(
      ({ event, data }) => event === 'nodeEntered' && data['node'] === 'ship',
    )
    expect(entered).toHaveLength(1)
  })

  it('leads its parent on by else when an operator terminates it, also when nobody saw it happen', async () => {
    const { id, child } = await begin()
    await lab.client.workflow.getHandle(caseWorkflowId(child)).terminate('by an operator')
    const lost: string[] = []

    const loop = tellOfLostChildren(
      { store: lab.store, now: Date.now, gateway: lab.gateway },
      {
        restMs: 100,
        onError: (error) => lost.push(String(error)),
        onLost: (caseId, parent) => lost.push(`${caseId} of ${parent}`),
      },
    )
    const parent = await lab.rowWhen(id, (row) => row.state.stage === 'other')
    await loop.stop()

    expect(parent.state.tokens[0]?.node).toBe('ask')
    expect(new Set(lost)).toEqual(new Set([`${child} of ${id}`]))
    const told = (await lab.records(id)).filter(({ event }) => event === 'subflowEnded')
    expect(told.map(({ data }) => data['outcome'])).toEqual([null])
  })

  it('stays alone when its parent was cancelled meanwhile', async () => {
    const { id, child } = await begin()
    await lab.command(id, { do: 'cancel' })

    await lab.command(child, grant)

    const row = await lab.rowWhen(child, ({ state }) => state.phase === 'closed')
    expect(row.outcome).toBe('granted')
    expect(await lab.row(id)).toMatchObject({ status: 'cancelled' })
  })
})
