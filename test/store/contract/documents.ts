import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DocumentKind } from '../../../core/contract/document.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import { formatOf } from '../../../model/migrations/migrate-document.ts'
import { listAudit } from '../../../store/audit/read-audit.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { deleteDraft, getDraft, listDrafts, saveDraft } from '../../../store/documents/drafts.ts'
import { getPlan, listNewestPlans, newestPlan, newestPlanOf, runningByPlan } from '../../../store/documents/plans.ts'
import { type DocumentToPublish, publishVersions } from '../../../store/documents/publish-versions.ts'
import {
  getVersion,
  listNamed,
  listNewest,
  listVersions,
  loadNewest,
  newestVersion,
} from '../../../store/documents/versions.ts'
import { runningByVersion } from '../../../store/documents/versions-in-use.ts'
import { namesOf } from '../../../store/people/names-of.ts'
import type { Store } from '../../../store/store.ts'
import { eventsAfter, newestEventId } from '../../../store/stream/stream-events.ts'
import { makeCommit, morning } from '../make-commit.ts'

/** A plan without anything in it. */
export function makePlan(id: string, version: number, hash: string): Plan {
  return {
    kind: 'plan',
    format: 1,
    id,
    version,
    hash,
    name: id,
    facts: [],
    hasFactList: false,
    stages: [],
    start: 'start',
    nodes: {},
    policy: null,
    calendars: {},
    rules: {},
    evaluator: 'compiled',
    reopen: { to: null, within: { amount: 30, unit: 'calendarDays' } },
  }
}

export function documentsContract(open: () => Store): void {
  const draftOf = (id: string, author: string, etag: string) =>
    ({
      kind: 'flow',
      id,
      author,
      basedOn: null,
      etag,
      document: { kind: 'flow', id, z: 1, a: 2 },
      updatedAt: morning,
    }) as const

  const publish = (documents: readonly DocumentToPublish[], plans: readonly Plan[] = []) =>
    open().transaction((tx) =>
      publishVersions(
        tx,
        {
          id: randomUUID(),
          at: morning,
          actor: { kind: 'person', id: 'ben' },
          note: 'Shorter',
          running: 'stay',
          documents,
        },
        async () => plans,
      ),
    )
  const flow = (id: string, basedOn: number | null, document: unknown = { kind: 'flow', id }): DocumentToPublish => ({
    kind: 'flow',
    id,
    basedOn,
    hash: randomUUID(),
    document,
  })

  test('know the form they were written in, are read in today’s, and refuse one from the future', async () => {
    const [store, id] = [open(), randomUUID()]
    await publish([flow(id, null)])
    await saveDraft(store, draftOf(id, 'anna', 'e1'))
    const [row] = await store.query<{ format: number }>('select format from document_versions where id = $1', [id])
    const before = await newestVersion(store, 'flow', id)

    await store.query('update document_versions set format = 99 where id = $1', [id])
    await store.query('update document_drafts set format = 99 where id = $1', [id])

    expect(row?.format).toBe(formatOf('flow'))
    expect(before).not.toHaveProperty('format')
    const future = /format 99/
    await expect(newestVersion(store, 'flow', id)).rejects.toThrow(future)
    await expect(getVersion(store, 'flow', id, 1)).rejects.toThrow(future)
    await expect(getDraft(store, { kind: 'flow', id, author: 'anna' })).rejects.toThrow(future)
    await expect(listDrafts(store, { id })).rejects.toThrow(future)
    await store.query('delete from document_drafts where id = $1', [id])
    await store.query('update document_versions set format = 1 where id = $1', [id])
    expect(await newestVersion(store, 'flow', id)).toEqual(before)
  })

  test('keep one draft for each person, guarded against a second tab', async () => {
    const [store, id] = [open(), randomUUID()]

    await saveDraft(store, { ...draftOf(id, 'anna', 'e1'), ifMatch: null })
    await saveDraft(store, draftOf(id, 'ben', 'b1'))
    const saved = await saveDraft(store, { ...draftOf(id, 'anna', 'e2'), ifMatch: 'e1' })

    expect(saved).toEqual(draftOf(id, 'anna', 'e2'))
    const changed = { code: 'store.draft-changed' }
    await expect(saveDraft(store, { ...draftOf(id, 'anna', 'e3'), ifMatch: 'e1' })).rejects.toMatchObject(changed)
    await expect(saveDraft(store, { ...draftOf(id, 'anna', 'e3'), ifMatch: null })).rejects.toMatchObject(changed)
    expect((await listDrafts(store, { kind: 'flow', id })).map(({ author, etag }) => [author, etag])).toEqual([
      ['anna', 'e2'],
      ['ben', 'b1'],
    ])
    await expect(deleteDraft(store, { kind: 'flow', id, author: 'anna' }, 'e1')).rejects.toMatchObject(changed)
    expect(await deleteDraft(store, { kind: 'flow', id, author: 'anna' }, 'e2')).toBe(true)
    expect(await deleteDraft(store, { kind: 'flow', id, author: 'anna' })).toBe(false)
    expect(await getDraft(store, { kind: 'flow', id, author: 'anna' })).toBeNull()
  })

  test('keep the fields of a document in the order in which they were written', async () => {
    const id = randomUUID()
    const document = { zebra: 1, a: { y: [], b: '"' }, kind: 'flow' }

    await saveDraft(open(), { ...draftOf(id, 'anna', 'e'), document })
    await publish([flow(id, null, document)])

    const draft = await getDraft(open(), { kind: 'flow', id, author: 'anna' })
    const version = await newestVersion(open(), 'flow', id)
    expect(JSON.stringify(draft?.document)).toBe(JSON.stringify(document))
    expect(JSON.stringify(version?.document)).toBe(JSON.stringify(document))
  })

  test('are published as versions that count from 1 and never change, with who and why', async () => {
    const id = randomUUID()

    await publish([flow(id, null, { n: 1 })])
    const [second] = await publish([flow(id, 1, { n: 2 })])

    expect(second).toMatchObject({ kind: 'flow', id, version: 2, author: 'ben', note: 'Shorter', publishedAt: morning })
    expect((await listVersions(open(), 'flow', id)).map(({ version }) => version)).toEqual([2, 1])
    expect(await getVersion(open(), 'flow', id, 1)).toMatchObject({ version: 1, document: { n: 1 } })
    expect(await getVersion(open(), 'flow', id, 3)).toBeNull()
    expect((await listNewest(open(), 'flow')).filter((one) => one.id === id)).toEqual([second])
    expect((await loadNewest(open())).find((one) => one.id === id)?.document).toEqual({ n: 2 })
  })

  test('are listed by what their newest version calls itself', async () => {
    const [named, nameless] = [randomUUID(), randomUUID()]
    const name = { en: 'Complaint', 'zh-CN': '投诉处理' }
    await publish([flow(named, null, { name: 'Old' }), flow(nameless, null)])
    await publish([flow(named, 1, { name })])

    const listed = await listNamed(open(), 'flow')

    expect(
      listed.filter(({ id }) => id === named || id === nameless).map((one) => [one.id, one.version, one.name]),
    ).toEqual(
      [
        [named, 2, name],
        [nameless, 1, null],
      ].sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
    )
  })

  test('are not published over a version that the author did not know', async () => {
    const id = randomUUID()
    await publish([flow(id, null)])
    await publish([flow(id, 1)])

    const stale = publish([flow(randomUUID(), null), flow(id, 1)])

    await expect(stale).rejects.toMatchObject({ code: 'store.base-not-newest', params: { id, base: 1, newest: 2 } })
    await expect(publish([flow(id, null)])).rejects.toMatchObject({ code: 'store.base-not-newest' })
    expect(await listVersions(open(), 'flow', id)).toHaveLength(2)
  })

  test('are published whole or not at all: a plan that cannot be made takes everything back', async () => {
    const [one, other] = [randomUUID(), randomUUID()]

    const broken = open().transaction((tx) =>
      publishVersions(
        tx,
        {
          id: randomUUID(),
          at: morning,
          actor: { kind: 'system' },
          note: null,
          running: 'stay',
          documents: [flow(one, null), flow(other, null)],
        },
        async (published) => {
          expect(published.map(({ version }) => version)).toEqual([1, 1])
          expect(await newestVersion(tx, 'flow', one)).toMatchObject({ version: 1 })
          throw new Error('breaks a flow in use')
        },
      ),
    )

    await expect(broken).rejects.toThrow('breaks a flow in use')
    expect(await newestVersion(open(), 'flow', one)).toBeNull()
  })

  test('make one publication wait for the other, so that one of two authors is told', async () => {
    const id = randomUUID()

    const both = await Promise.allSettled([publish([flow(id, null)]), publish([flow(id, null)])])

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'store.base-not-newest' },
    })
    expect(await listVersions(open(), 'flow', id)).toHaveLength(1)
  })

  test('are told to the audit and to the event stream', async () => {
    const id = randomUUID()
    const start = await newestEventId(open())

    await publish([flow(id, null)])

    const told = await eventsAfter(open(), start, 10)
    expect(told).toMatchObject([{ type: 'document', data: { kind: 'flow', id, version: 1 } }])
    const { items } = await listAudit(open(), { limit: 5, action: 'documents.published' })
    expect(items[0]).toMatchObject({
      actor: { kind: 'person', id: 'ben' },
      subject: `flow/${id}@1`,
      data: { note: 'Shorter' },
    })
  })

  test('have plans that are found by hash for ever, and by flow as the newest', async () => {
    const id = randomUUID()
    const [one, other] = [makePlan(id, 1, `${id}-a`), makePlan(id, 2, `${id}-b`)]
    await publish([flow(id, null)], [one])
    await publish([flow(id, 1)], [other])

    expect(await newestPlan(open(), id)).toEqual(other)
    expect(await newestPlanOf(open(), id, 1)).toEqual(one)
    expect(await getPlan(open(), one.hash)).toEqual(one)
    expect(await getPlan(open(), 'unknown')).toBeNull()
    expect(await newestPlan(open(), 'unknown')).toBeNull()
  })

  test('have a plan that comes back by a later publication as the newest again', async () => {
    const id = randomUUID()
    const [one, other] = [makePlan(id, 1, `${id}-a`), makePlan(id, 1, `${id}-b`)]
    await publish([flow(id, null)], [one])
    await publish([], [other])
    await publish([], [one])

    expect(await newestPlan(open(), id)).toEqual(one)
    expect(await newestPlanOf(open(), id, 1)).toEqual(one)
  })

  test('tell how many cases run on each plan', async () => {
    const id = randomUUID()
    await publish([flow(id, null)], [makePlan(id, 1, `${id}-a`)])
    const plan = { id, version: 1, hash: `${id}-a` }
    await commitStep(open(), makeCommit(randomUUID(), { state: { plan } }))
    await commitStep(open(), makeCommit(randomUUID(), { state: { plan, isFinished: true } }))
    await commitStep(open(), makeCommit(randomUUID(), { state: { plan: { ...plan, hash: 'old' } } }))

    const newest = (await listNewestPlans(open())).filter((one) => one.id === id)
    expect(newest).toEqual([{ ...plan, publishedAt: morning, running: 1 }])
    expect(await runningByPlan(open(), id)).toEqual([
      { ...plan, running: 1 },
      { ...plan, hash: 'old', running: 1 },
    ])
  })

  test('tell how many cases go by each version of a document, and who made it', async () => {
    const id = randomUUID()
    const rules = { kind: 'rules', id, version: 3, hit: 'first', entries: [], facts: [] }
    const plan: Plan = {
      ...makePlan(id, 2, `${id}-a`),
      policy: { id, version: 5, clocks: [], waits: {} },
      rules: { [id]: rules as unknown as Plan['rules'][string] },
      calendars: { [id]: { id, version: 4 } as unknown as Plan['calendars'][string] },
    }
    await publish([flow(id, null)], [plan])
    const state = { plan: { id, version: 2, hash: plan.hash } }
    const newer = { [`${id}@6`]: { id, version: 6 } } as unknown as Plan['calendars']
    await commitStep(open(), makeCommit(randomUUID(), { state }))
    await commitStep(open(), makeCommit(randomUUID(), { state: { ...state, calendars: newer } }))
    await commitStep(open(), makeCommit(randomUUID(), { state: { ...state, isFinished: true } }))

    const counted = async (kind: DocumentKind) => [...(await runningByVersion(open(), kind, id))]
    expect(await counted('flow')).toEqual([[2, 2]])
    expect(await counted('policy')).toEqual([[5, 2]])
    expect(await counted('rules')).toEqual([[3, 2]])
    expect((await counted('calendar')).sort(([a], [b]) => Number(a) - Number(b))).toEqual([
      [4, 1],
      [6, 1],
    ])
    expect(await counted('scenario')).toEqual([])
    expect([...(await runningByVersion(open(), 'flow', 'nothing'))]).toEqual([])
    expect([...(await namesOf(open(), ['nobody', null]))]).toEqual([])
  })
}
