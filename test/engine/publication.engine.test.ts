import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchPublications } from '../../activities/dispatch-publications.ts'
import type { WorkLoop } from '../../activities/work-loop.ts'
import { readClock } from '../../core/clocks/read-clock.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { PUBLICATION } from '../../core/contract/temporal.ts'
import { compile } from '../../model/plan/compile.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { type DocumentToPublish, publishVersions } from '../../store/documents/publish-versions.ts'
import { getPublication, reachOf, refusedCases } from '../../store/documents/read-publications.ts'
import { alwaysOpenDocument, requestFlow, requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab, stateOf } from './lab.ts'

/* Publications that reach cases which run, on a real Temporal server, with a worker that dies in the middle of it. */

const plan = requestPlan({ firstResponse: { amount: 0.01, unit: 'businessMinutes' } })
const hours = 3_600_000

/** The flow with another name for its task, and half the time to resolve. */
const renamed = {
  ...requestFlow,
  nodes: requestFlow.nodes.map((node) => (node.id === 'work' ? { ...node, id: 'handle' } : node)),
  edges: requestFlow.edges.map((edge) => ({
    ...edge,
    from: edge.from === 'work' ? 'handle' : edge.from,
    to: edge.to === 'work' ? 'handle' : edge.to,
  })),
}
const faster = requestPlan(
  { firstResponse: { amount: 0.01, unit: 'businessMinutes' }, resolution: { amount: 4, unit: 'businessHours' } },
  renamed,
)

let lab: Lab
let loop: WorkLoop
/** How many sends the first attempts may do before their worker is gone. */
let sendsLeft = Number.POSITIVE_INFINITY
let died: (() => void) | null = null
/** Automatic steps wait for this. */
let perform: () => void = () => undefined
const mayPerform = new Promise<void>((resolve) => {
  perform = resolve
})

beforeAll(async () => {
  lab = await openLab({
    plans: [plan, calendarPlan('apply'), calendarPlan('keep'), actingPlan('look')],
    activities: (real) => ({
      ...real,
      async performStep() {
        await mayPerform
        return { ok: true }
      },
    }),
    publications: (real) => ({
      ...real,
      async deliverPublication(ask) {
        if (died === null) return await real.deliverPublication(ask)
        // It sends some, and nobody ever hears of it: it dies before it can write that down.
        const sent = await lab.store.query<{ id: string }>(
          `select case_id as id from publication_cases where publication_id = $1 and state = 'waiting' order by 1 limit $2`,
          [ask.publication, sendsLeft],
        )
        for (const { id } of sent) await lab.signal(id, await messageFor(ask.publication))
        const isDead = died
        died = null
        isDead()
        throw new Error('the worker died')
      },
    }),
  })
  loop = await dispatchPublications(lab, {
    onError: (error) => {
      throw error
    },
  })
})

afterAll(async () => {
  await loop.stop()
  await lab.close()
})

async function messageFor(publication: string): Promise<Readonly<Record<string, unknown>>> {
  const [target] = await lab.store.query<Record<string, unknown>>(
    `select hash, place, mapping, p.at from publication_targets t join publications p on p.id = t.publication_id
     where publication_id = $1`,
    [publication],
  )
  return { kind: 'planPublished', ...target }
}

/** A flow with one clock on a calendar of its own, which follows new versions of it or keeps to the one it began with. */
function calendarPlan(onCalendarChange: 'apply' | 'keep'): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const clock = {
    id: 'resolution',
    metric: 'resolution',
    calendar: 'always',
    targets: [{ within: { amount: 2, unit: 'businessHours' } }],
    onCalendarChange,
  }
  const compiled = compile(
    {
      flow: versioned({
        kind: 'flow',
        id: onCalendarChange,
        stages: [{ id: 'work' }],
        policy: 'promise',
        nodes: [
          { id: 'start', kind: 'start', stage: 'work' },
          { id: 'work', kind: 'task', stage: 'work', outcomes: [{ id: 'solved', resolves: true }] },
          { id: 'end', kind: 'end', stage: 'work', does: 'close' },
        ],
        edges: [
          { from: 'start', to: 'work', on: 'next' },
          { from: 'work', to: 'end', on: 'solved' },
        ],
      }),
      policies: [versioned({ kind: 'policy', id: 'promise', clocks: [clock] })],
      calendars: [versioned(alwaysOpenDocument)],
      rules: [],
    },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}

/** A flow that looks something up by itself, in a node of this name, before people work on it. */
function actingPlan(node: string): Plan {
  const versioned = (content: unknown) => ({ document: content, version: 1 })
  const compiled = compile(
    {
      flow: versioned({
        kind: 'flow',
        id: 'acting',
        stages: [{ id: 'work' }],
        nodes: [
          { id: 'start', kind: 'start', stage: 'work' },
          { id: node, kind: 'act', stage: 'work', steps: [{ do: 'lookup' }] },
          { id: 'work', kind: 'task', stage: 'work', outcomes: [{ id: 'solved', resolves: true }] },
          { id: 'end', kind: 'end', stage: 'work', does: 'close' },
        ],
        edges: [
          { from: 'start', to: node, on: 'next' },
          { from: node, to: 'work', on: 'done' },
          { from: node, to: 'work', on: 'failed' },
          { from: 'work', to: 'end', on: 'solved' },
        ],
      }),
      policies: [],
      calendars: [],
      rules: [],
    },
    { version: 1, hash: (text) => createHash('sha256').update(text).digest('hex') },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}

async function publish(
  documents: readonly DocumentToPublish[],
  plans: readonly Plan[],
  mapping: Readonly<Record<string, string>> = {},
): Promise<string> {
  const id = randomUUID()
  const publication = {
    id,
    at: Date.now(),
    actor: { kind: 'person', id: 'ben' },
    note: null,
    running: 'migrate',
    mapping: { request: mapping },
    documents,
  } as const
  await lab.store.transaction((tx) => publishVersions(tx, publication, async () => plans))
  return id
}

const document = (kind: DocumentToPublish['kind'], id: string, basedOn: number | null, content: unknown = {}) => ({
  kind,
  id,
  basedOn,
  hash: randomUUID(),
  document: content,
})

const isAt = (node: string) => (row: CaseRow) => row.state.tokens.some((token) => token.node === node)
const linesOf = async (id: string, event: string) =>
  (await lab.records(id)).filter((record) => record.event === event).map(({ data }) => data)
const leftOf = async (publication: string) => (await reachOf(lab.store, publication)).map(({ left }) => left)

describe('a plan that is published for running cases', () => {
  it('reaches each of twenty once, though the worker dies half-way and signals are sent twice', async () => {
    const ids = Array.from({ length: 20 }, newCaseId)
    await Promise.all(ids.map((id) => lab.start(id, { flow: 'request' })))
    const before = await Promise.all(
      ids.map((id) => lab.rowWhen(id, (row) => isAt('work')(row) && row.state.breaches.length === 1)),
    )
    sendsLeft = 9
    const death = new Promise<void>((resolve) => {
      died = resolve
    })

    const publication = await publish([document('flow', 'request', 1)], [{ ...faster, version: 2 }], { work: 'handle' })
    await death
    await lab.stopWorker()
    const young = newCaseId()
    await lab.start(young, { flow: 'request' })
    await lab.startWorker()
    const after = await Promise.all(ids.map((id) => lab.rowWhen(id, isAt('handle'))))
    await expect.poll(() => leftOf(publication), { timeout: 30_000 }).toEqual([0])

    expect(await reachOf(lab.store, publication)).toMatchObject([{ kind: 'plan', reached: 20, refused: 0, over: 0 }])
    for (const [index, row] of after.entries()) {
      const old = before[index]
      expect(row.planHash).toBe(faster.hash)
      expect(row.state.breaches).toEqual(old?.state.breaches)
      const { dueAt } = readClock(faster, row.state, 'resolution', row.updatedAt)
      expect(dueAt).toBe((old?.createdAt ?? 0) + 4 * hours)
      expect(await linesOf(row.id, 'planChanged')).toHaveLength(1)
      expect(row.state).toEqual(await stateOf(lab, row.id))
    }
    expect(await linesOf(young, 'planChanged')).toEqual([])
    await lab.command(young, { do: 'complete', node: 'handle', outcome: 'solved' })
    expect(await lab.command(ids[0] ?? '', { do: 'complete', node: 'handle', outcome: 'solved' })).toMatchObject({
      phase: 'resolved',
    })
  })

  it('is refused by a case that it has no place for, which goes on as it was and is told of', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.rowWhen(id, isAt('handle'))

    const publication = await publish(
      [document('flow', 'request', 2)],
      [{ ...plan, hash: `${plan.hash}x`, version: 3 }],
    )
    await expect.poll(() => refusedCases(lab.store, publication, 100), { timeout: 30_000 }).not.toEqual([])
    await expect.poll(() => leftOf(publication), { timeout: 30_000 }).toEqual([0])
    await lab.command(id, { do: 'note', text: 'still here' })

    const [refused] = (await refusedCases(lab.store, publication, 100)).filter(({ caseId }) => caseId === id)
    expect(refused).toMatchObject({ flow: 'request', nodes: ['handle'] })
    expect(await lab.row(id)).toMatchObject({ planHash: faster.hash })
    expect(await linesOf(id, 'planRefused')).toMatchObject([{ nodes: ['handle'] }])
  })

  it('takes no case back when it comes after a newer one, and leaves it as it is when its plan is unknown', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request', plan: { id: 'request', version: 2, hash: faster.hash } })
    const at = Date.now()
    const told = (place: number, hash: string) => ({
      kind: 'planPublished',
      at,
      hash,
      place,
      mapping: { handle: 'work' },
    })

    await lab.signal(id, told(1_000, plan.hash))
    await lab.rowWhen(id, (row) => row.planHash === plan.hash)
    await lab.signal(id, told(999, faster.hash))
    await lab.signal(id, told(1_001, 'nobody-knows-it'))
    await lab.rowWhen(id, (row) => row.state.seq > 0 && row.state.plan.place === 1_000)
    await lab.command(id, { do: 'note', text: 'last' })
    await lab.rowWhen(id, () => true)

    await expect
      .poll(() => linesOf(id, 'rejected'))
      .toMatchObject([{ word: 'planPublished', code: 'start.unknown-plan' }])
    expect(await lab.row(id)).toMatchObject({ planHash: plan.hash })
    expect(await linesOf(id, 'planChanged')).toHaveLength(1)
  })

  it('waits for an automatic step that is under way, though the new plan has no place for it', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'acting' })
    await lab.rowWhen(id, isAt('look'))
    const next = actingPlan('find')

    const publication = await publish([document('flow', 'acting', 1)], [{ ...next, version: 2 }])
    await expect
      .poll(() =>
        lab.store.query('select 1 from publication_cases where publication_id = $1 and state = $2', [
          publication,
          'sent',
        ]),
      )
      .toHaveLength(1)
    const during = await lab.command(id, { do: 'note', text: 'meanwhile' })
    const before = await lab.row(id)
    perform()
    const after = await lab.rowWhen(id, (row) => row.planHash === next.hash)

    expect(during.applied).toBe(true)
    expect(before).toMatchObject({ planHash: actingPlan('look').hash })
    expect(after.state.tokens).toMatchObject([{ node: 'work' }])
    const events = (await lab.records(id)).map(({ event }) => event)
    expect(events.indexOf('performed')).toBeLessThan(events.indexOf('planChanged'))
    expect(await linesOf(id, 'planRefused')).toEqual([])
  })

  it('is over once everybody has it', async () => {
    const publication = await publish(
      [document('flow', 'request', 3)],
      [{ ...faster, hash: `${faster.hash}y`, version: 4 }],
    )

    await expect
      .poll(() => getPublication(lab.store, publication), { timeout: 60_000, interval: 500 })
      .toMatchObject({ state: 'done' })

    await lab.client.workflow.getHandle(PUBLICATION.workflowId(publication)).result()
    expect(await leftOf(publication)).toEqual([0])
  })
})

describe('a calendar that is published while cases run', () => {
  it('counts from then on where the clock applies it, and not where the clock keeps to its own', async () => {
    const [applies, keeps] = [newCaseId(), newCaseId()]
    await publish([document('calendar', 'always', null, alwaysOpenDocument)], [])
    await Promise.all([lab.start(applies, { flow: 'apply' }), lab.start(keeps, { flow: 'keep' })])
    const [before] = await Promise.all([applies, keeps].map((id) => lab.rowWhen(id, isAt('work'))))
    const [year = 0, month = 0, date = 0] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
      .format(new Date(before?.createdAt ?? 0))
      .split('-')
      .map(Number)
    const dayAt = (days: number) => new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
    const closed = { ...alwaysOpenDocument, holidays: [0, 1].map((days) => ({ date: dayAt(days) })) }

    await publish([document('calendar', 'always', 1, closed)], [])
    const moved = await lab.rowWhen(applies, (row) => (row.nextDueAt ?? 0) > Date.parse(`${dayAt(2)}T00:00:00+08:00`))
    await lab.command(keeps, { do: 'note', text: 'same' })

    const used = moved.state.clocks[0]?.instances[0]?.spans[0]?.openMs ?? 0
    expect(moved.nextDueAt).toBe(Date.parse(`${dayAt(2)}T00:00:00+08:00`) + 2 * hours - used)
    expect(await linesOf(applies, 'calendarChanged')).toMatchObject([{ calendar: 'always', version: 2 }])
    expect(await lab.row(keeps)).toMatchObject({ nextDueAt: (await lab.row(keeps))!.createdAt + 2 * hours })
    expect(await linesOf(keeps, 'calendarChanged')).toEqual([])
  })
})
