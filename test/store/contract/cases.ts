import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitStep, commitSteps } from '../../../store/cases/commit-step.ts'
import { differencesFromFold } from '../../../store/cases/fold-records.ts'
import { getCase, getCaseByNumber } from '../../../store/cases/get-case.ts'
import { type CaseFilters, countCases, listCases } from '../../../store/cases/list-cases.ts'
import { allRecords, listRecords } from '../../../store/cases/list-records.ts'
import { casesWithPassedDeadline } from '../../../store/cases/passed-deadlines.ts'
import { reserveCase } from '../../../store/cases/reserve-case.ts'
import type { Store } from '../../../store/store.ts'
import { type CommitParts, makeCommit, morning } from '../make-commit.ts'

/** Adds cases of a flow of their own, so that a list can be asked for them alone; answers their ids. */
async function addCases(store: Store, parts: readonly CommitParts[]) {
  const flow = randomUUID()
  const commits = parts.map((part, index) => {
    const plan = { id: flow, version: 1, hash: flow }
    return makeCommit(`${flow}.${index}`, { ...part, state: { ...part.state, plan } })
  })
  await commitSteps(store, commits)
  return { flow, ids: commits.map(({ caseId }) => caseId) }
}

const due = (dueAt: number, breachesAt: number | null = dueAt) => ({
  nextDue: { clock: 'resolution', dueAt, breachesAt },
})

export function casesContract(open: () => Store): void {
  const idsOf = async (flow: string, filters: CaseFilters = {}, at = morning) => {
    const page = await listCases(open(), { limit: 200, at, visibility: 'all', filters: { flow: [flow], ...filters } })
    return page.items.map(({ id }) => Number(id.split('.')[1]))
  }

  test('stand in order of what is due first, those without a due time last', async () => {
    const { flow } = await addCases(open(), [{}, due(morning + 30), due(morning + 10), {}, due(morning + 20)])

    expect(await idsOf(flow)).toEqual([2, 4, 1, 0, 3])
  })

  test('come page by page, each once, in every order', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('due', 'newest', 'oldest', 'changed'),
        async (dues, limit, sort) => {
          const parts = dues.map((dueAt) => ({
            ...(dueAt === null ? {} : due(morning + dueAt)),
            state: { createdAt: morning + (dueAt ?? 0), at: morning + (dueAt ?? 9) },
          }))
          const { flow } = await addCases(store, parts)
          const ask = { at: morning, visibility: 'all', sort, filters: { flow: [flow] } } as const
          const whole = await listCases(store, { ...ask, limit: 200 })

          const found: string[] = []
          let cursor: string | null = null
          do {
            const page: Awaited<ReturnType<typeof listCases>> = await listCases(store, { ...ask, limit, cursor })
            expect(page.items.length).toBeLessThanOrEqual(limit)
            found.push(...page.items.map(({ id }) => id))
            cursor = page.nextCursor
          } while (cursor !== null)

          expect(found).toEqual(whole.items.map(({ id }) => id))
          expect(found).toHaveLength(dues.length)
        },
      ),
      { numRuns: 20 },
    )
  })

  test('refuse a cursor of another order, a broken one, and a page that is too large', async () => {
    const { flow } = await addCases(open(), [{}, {}])
    const ask = { at: morning, visibility: 'all', filters: { flow: [flow] } } as const
    const { nextCursor } = await listCases(open(), { ...ask, limit: 1 })

    const bad = { code: 'store.bad-cursor' }
    await expect(listCases(open(), { ...ask, limit: 1, sort: 'newest', cursor: nextCursor })).rejects.toMatchObject(bad)
    await expect(listCases(open(), { ...ask, limit: 1, cursor: 'W10' })).rejects.toMatchObject(bad)
    await expect(listCases(open(), { ...ask, limit: 1, cursor: '%' })).rejects.toMatchObject(bad)
    const huge = Buffer.from('["due",1e300,"x"]').toString('base64url')
    await expect(listCases(open(), { ...ask, limit: 1, cursor: huge })).rejects.toMatchObject(bad)
    await expect(listCases(open(), { ...ask, limit: 201 })).rejects.toThrow(RangeError)
  })

  test('are late from the instant of their breach on, whether or not anybody noticed', async () => {
    const { flow } = await addCases(open(), [
      due(morning + 10, morning + 50),
      due(morning + 90),
      {},
      due(morning + 20, null),
    ])

    expect(await idsOf(flow, { isLate: true }, morning + 49)).toEqual([3])
    expect(await idsOf(flow, { isLate: true }, morning + 50)).toEqual([0, 3])
    expect(await idsOf(flow, { isLate: false }, morning + 50)).toEqual([1, 2])
    const { items } = await listCases(open(), {
      limit: 9,
      at: morning + 50,
      visibility: 'all',
      filters: { flow: [flow] },
    })
    expect(items.map(({ isLate }) => isLate)).toEqual([true, true, false, false])
  })

  test('are filtered by all that is given', async () => {
    const { flow, ids } = await addCases(open(), [
      {
        status: 'open',
        priority: 'high',
        state: { team: 'a', assignee: 'anna', tags: ['vip', 'red'], stage: 'resolve' },
      },
      { status: 'waiting', priority: 'low', state: { team: 'b', tags: ['red'], channel: 'phone' } },
      { status: 'closed', priority: null, state: { team: null, phase: 'closed' }, customerId: 'c-7' },
    ])
    await reserveCase(open(), { id: ids[1] ?? '', flow, subject: 'A 100% broken_lamp', at: morning })
    const row = await getCase(open(), ids[2] ?? '', morning, 'all')

    expect(await idsOf(flow, { status: ['open', 'waiting'] })).toEqual([0, 1])
    expect(await idsOf(flow, { status: ['closed'] })).toEqual([2])
    expect(await idsOf(flow, { status: [] })).toEqual([])
    expect(await idsOf(flow, { priority: ['high', 'urgent'] })).toEqual([0])
    expect(await idsOf(flow, { team: ['b'] })).toEqual([1])
    expect(await idsOf(flow, { team: null })).toEqual([2])
    expect(await idsOf(flow, { assignee: null })).toEqual([1, 2])
    expect(await idsOf(flow, { tags: ['red', 'vip'] })).toEqual([0])
    expect(await idsOf(flow, { stage: ['resolve'] })).toEqual([0])
    expect(await idsOf(flow, { channel: ['phone'] })).toEqual([1])
    expect(await idsOf(flow, { customerId: 'c-7' })).toEqual([2])
    expect(await idsOf(flow, { text: '100% broken_' })).toEqual([1])
    expect(await idsOf(flow, { text: '100_ broken' })).toEqual([])
    expect(await idsOf(flow, { text: `#${row?.number}` })).toEqual([2])
    expect(await idsOf(flow, { text: ids[0] ?? '' })).toEqual([0])
    expect(
      await countCases(open(), { at: morning, visibility: 'all', filters: { flow: [flow], isBreached: false } }),
    ).toBe(3)
  })

  test('are seen by their teams and by whom they belong to, and by nobody else', async () => {
    const { flow, ids } = await addCases(open(), [
      { state: { team: 'a', assignee: null } },
      { state: { team: 'b', assignee: 'anna' } },
      { state: { team: null, assignee: null } },
    ])
    const seen = async (teams: string[], assignee: string | null) => {
      const visibility = { teams, assignee }
      const page = await listCases(open(), { limit: 9, at: morning, visibility, filters: { flow: [flow] } })
      return page.items.map(({ id }) => ids.indexOf(id))
    }

    expect(await seen(['a'], 'anna')).toEqual([0, 1])
    expect(await seen(['b'], null)).toEqual([1])
    expect(await seen([], 'ben')).toEqual([])
    expect(await seen([], null)).toEqual([])
    expect(await getCase(open(), ids[0] ?? '', morning, { teams: ['b'], assignee: null })).toBeNull()
    expect(await getCase(open(), ids[0] ?? '', morning, { teams: ['a'], assignee: null })).not.toBeNull()
  })

  test('are found by number, with the subject that was reserved for them', async () => {
    const reserved = await reserveCase(open(), { id: randomUUID(), flow: 'f', subject: 'Lamp', at: morning })
    await commitStep(open(), makeCommit(reserved.id, { number: reserved.number }))

    expect(await getCaseByNumber(open(), reserved.number, morning, 'all')).toMatchObject({
      id: reserved.id,
      subject: 'Lamp',
    })
    expect(await getCaseByNumber(open(), -1, morning, 'all')).toBeNull()
  })

  test('tell their timeline page by page, forwards and backwards', async () => {
    const id = randomUUID()
    const events = Array.from({ length: 7 }, (_, index) => ({ event: 'note' as const, data: { index } }))
    const { acceptedAt, ...commit } = { ...makeCommit(id, { events }), acceptedAt: morning - 5 }
    const records = commit.records.map((record, index) =>
      index === 3 ? { ...record, acceptedAt, commandId: 'k' } : record,
    )
    await commitStep(open(), { ...commit, records })

    const first = await listRecords(open(), id, { limit: 4 })
    const rest = await listRecords(open(), id, { limit: 4, cursor: first.nextCursor })
    const newest = await listRecords(open(), id, { limit: 2, isNewestFirst: true })

    expect([...first.items, ...rest.items]).toEqual(records)
    expect(rest.nextCursor).toBeNull()
    expect(newest.items.map(({ seq }) => seq)).toEqual([7, 6])
    await expect(listRecords(open(), id, { limit: 2, cursor: newest.nextCursor })).rejects.toMatchObject({
      code: 'store.bad-cursor',
    })
  })

  test('whose deadline passed unnoticed are found, the longest waiting first, those that are finished not', async () => {
    const long = 5
    const { ids } = await addCases(open(), [
      { nextDeadlineAt: long + 2 },
      { nextDeadlineAt: long + 1 },
      { nextDeadlineAt: morning },
      { nextDeadlineAt: null },
      { nextDeadlineAt: long, state: { isFinished: true } },
    ])

    const passed = await casesWithPassedDeadline(open(), long + 3, 10)

    expect(passed).toEqual([
      { id: ids[1], deadlineAt: long + 1 },
      { id: ids[0], deadlineAt: long + 2 },
    ])
    const [first] = await casesWithPassedDeadline(open(), long + 3, 1)
    expect(first).toEqual(passed[0])
    expect(await casesWithPassedDeadline(open(), long + 3, 1, first)).toEqual([passed[1]])
    expect(await casesWithPassedDeadline(open(), long + 3, 1, passed[1])).toEqual([])
  })

  test('can be checked against their own timeline', async () => {
    const id = randomUUID()
    const facts = { priority: 'high' }
    await commitStep(
      open(),
      makeCommit(id, {
        state: { facts, team: 'b', stage: 'triage', tags: ['vip'] },
        events: [
          { event: 'caseCreated', data: { facts: {} } },
          { event: 'stageEntered', data: { stage: 'triage' } },
          { event: 'factChanged', data: { fact: 'priority', is: 'high', was: null } },
          { event: 'assigned', data: { team: 'b', assignee: null } },
          { event: 'tagged', data: { tags: ['vip'] } },
        ],
      }),
    )
    const row = await getCase(open(), id, morning, 'all')
    const records = await allRecords(open(), id)

    expect(differencesFromFold(row!.state, records)).toEqual([])
    expect(differencesFromFold({ ...row!.state, team: 'c' }, records)).toEqual([
      'team: the row says "c", the timeline "b"',
    ])
  })
}
