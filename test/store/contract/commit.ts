import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseCommit } from '../../../core/contract/commit.ts'
import { commitStep, commitSteps } from '../../../store/cases/commit-step.ts'
import { getCase } from '../../../store/cases/get-case.ts'
import { listClocks } from '../../../store/cases/list-clocks.ts'
import { allRecords } from '../../../store/cases/list-records.ts'
import { reserveCase } from '../../../store/cases/reserve-case.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeJob, makeReading, morning } from '../make-commit.ts'

/** All that is kept of a case, wherever it is kept. */
async function everythingOf(store: Store, caseId: string) {
  const tables = ['cases', 'case_records', 'case_clocks', 'case_breaches', 'jobs', 'stream_events']
  const rows = tables.map((table) =>
    store.query(
      `select to_jsonb(t) as row from ${table} t where ${table === 'cases' ? 'id' : 'case_id'} = $1 order by to_jsonb(t)`,
      [caseId],
    ),
  )
  return Promise.all(rows)
}

const eventsOf = (store: Store, caseId: string) =>
  store.query<{ type: string }>('select type from stream_events where case_id = $1 order by id', [caseId])

function fullCommit(caseId: string): CaseCommit {
  const breach = makeBreach('resolution')
  return makeCommit(caseId, {
    state: { breaches: [breach], facts: { priority: 'high' }, at: morning + 4_000_000 },
    events: [{ event: 'caseCreated' }, { event: 'warned', data: { clock: 'resolution' } }, breachedEvent(breach)],
    clocks: [makeReading('resolution'), makeReading('firstResponse', { instance: 0 })],
    nextDue: { clock: 'resolution', dueAt: morning + 1, breachesAt: morning + 2 },
    nextDeadlineAt: morning + 3,
    jobs: [makeJob(`${caseId}/1`)],
  })
}

export function commitContract(open: () => Store): void {
  test('writes the row, the timeline, the clocks that have begun, the jobs and what the stream tells', async () => {
    const [store, id] = [open(), randomUUID()]
    const commit = fullCommit(id)

    expect(await commitStep(store, commit)).toBe(true)

    const row = await getCase(store, id, morning, 'all')
    expect(row).toMatchObject({
      id,
      number: commit.number,
      seq: 3,
      status: 'open',
      priority: 'normal',
      nextClock: 'resolution',
      nextDueAt: morning + 1,
      nextBreachesAt: morning + 2,
      nextDeadlineAt: morning + 3,
      breachCount: 1,
      flowName: { en: 'Complaint', 'zh-CN': '投诉处理' },
    })
    expect(row?.state).toEqual(commit.state)
    expect(await allRecords(store, id)).toEqual(commit.records)
    expect(await listClocks(store, id)).toEqual([{ ...makeReading('resolution'), readAt: commit.state.at }])
    expect((await eventsOf(store, id)).map(({ type }) => type).toSorted()).toEqual(['breach', 'case', 'warning'])
    expect(await store.query('select payload from jobs where case_id = $1', [id])).toEqual([
      { payload: makeJob(`${id}/1`) },
    ])
  })

  test('that is repeated changes nothing and says so', async () => {
    const [store, id] = [open(), randomUUID()]
    const first = fullCommit(id)
    const second = makeCommit(id, {
      previousSeq: 3,
      state: { at: morning + 5_000_000, breaches: first.state.breaches },
    })
    await commitStep(store, first)
    await commitStep(store, second)
    const before = await everythingOf(store, id)

    expect(await commitStep(store, first)).toBe(false)
    expect(await commitStep(store, second)).toBe(false)

    expect(await everythingOf(store, id)).toEqual(before)
  })

  test('that follows one which never arrived is a loud error and writes nothing', async () => {
    const [store, id] = [open(), randomUUID()]
    await commitStep(store, makeCommit(id))

    await expect(commitStep(store, makeCommit(id, { previousSeq: 5 }))).rejects.toMatchObject({
      code: 'store.commit-ahead',
      params: { case: id, seq: 1, previous: 5 },
    })
    await expect(commitStep(store, makeCommit(randomUUID(), { previousSeq: 1 }))).rejects.toMatchObject({
      code: 'store.commit-ahead',
    })

    expect(await allRecords(store, id)).toHaveLength(1)
  })

  test('of another history of the case is a loud error and writes nothing', async () => {
    const [store, id] = [open(), randomUUID()]
    await commitStep(store, makeCommit(id, { events: [{ event: 'caseCreated' }, { event: 'note' }] }))
    const before = await everythingOf(store, id)

    const other = makeCommit(id, { previousSeq: 1, events: [{ event: 'reply' }, { event: 'resolved' }] })
    await expect(commitStep(store, other)).rejects.toMatchObject({ code: 'store.commit-diverged' })

    expect(await everythingOf(store, id)).toEqual(before)
  })

  test('whose records leave a gap is refused before anything is written', async () => {
    const commit = makeCommit(randomUUID(), { events: [{ event: 'note' }, { event: 'note' }] })
    const [first] = commit.records
    const gap = { ...commit, records: [{ ...first!, seq: 2 }] }

    await expect(commitStep(open(), gap)).rejects.toMatchObject({ code: 'store.commit-malformed' })

    expect(await getCase(open(), commit.caseId, morning, 'all')).toBeNull()
  })

  test('in which nothing happened still moves the state, and tells nobody', async () => {
    const [store, id] = [open(), randomUUID()]
    await commitStep(store, makeCommit(id))
    const quiet = makeCommit(id, { previousSeq: 1, events: [], state: { at: morning + 9_000, serial: 7 } })

    expect(await commitStep(store, quiet)).toBe(true)
    expect(await commitStep(store, quiet)).toBe(false)

    expect((await getCase(store, id, morning, 'all'))?.state.serial).toBe(7)
    expect(await eventsOf(store, id)).toHaveLength(1)
  })

  test('that comes again late does not undo a later one that had no line of its own', async () => {
    const [store, id] = [open(), randomUUID()]
    const first = makeCommit(id, { state: { at: morning, serial: 1 } })
    await commitStep(store, first)
    await commitStep(store, makeCommit(id, { previousSeq: 1, events: [], state: { at: morning + 2, serial: 3 } }))

    const late = makeCommit(id, { previousSeq: 1, events: [], state: { at: morning + 1, serial: 2 } })
    expect(await commitStep(store, late)).toBe(false)

    expect((await getCase(store, id, morning, 'all'))?.state.serial).toBe(3)
  })

  test('is written once when two processes bring it at the same time', async () => {
    const [store, id] = [open(), randomUUID()]
    const steps = Array.from({ length: 8 }, (_, index) =>
      makeCommit(id, { previousSeq: index, jobs: [makeJob(`${id}/${index}`)] }),
    )

    // Who may be the first to write a case at all is settled by the turns; see there.
    const [first, ...later] = steps
    expect(await commitStep(store, first!)).toBe(true)
    for (const step of later) {
      const applied = await Promise.all([step, step, step, step].map((commit) => commitStep(store, commit)))
      expect(applied.filter(Boolean)).toHaveLength(1)
    }

    expect(await allRecords(store, id)).toHaveLength(8)
    expect(await eventsOf(store, id)).toHaveLength(8)
    expect(await store.query('select id from jobs where case_id = $1', [id])).toHaveLength(8)
  })

  test('of many cases at once is answered in the order given, each whole whatever becomes of the others', async () => {
    const store = open()
    const [one, other, lost] = [randomUUID(), randomUUID(), randomUUID()]

    const verdicts = await commitSteps(store, [
      makeCommit(other),
      makeCommit(one),
      makeCommit(lost, { previousSeq: 3 }),
      makeCommit(one, { previousSeq: 1 }),
      makeCommit(one),
      makeCommit(one, { previousSeq: 2 }),
    ])

    expect(verdicts.map(({ caseId, verdict }) => [caseId, verdict])).toEqual([
      [other, 'applied'],
      [one, 'applied'],
      [lost, 'ahead'],
      [one, 'applied'],
      [one, 'repeated'],
      [one, 'applied'],
    ])
    expect(await allRecords(store, one)).toHaveLength(3)
  })

  test('that carries characters PostgreSQL cannot hold is written all the same', async () => {
    const [store, id] = [open(), randomUUID()]
    const odd = 'null \0, half \ud83d a pair, \u5341 and a whole one \u{1f600}, \\u0000 in words'

    await commitStep(
      store,
      makeCommit(id, { state: { facts: { odd, ['k\0']: 1 } }, events: [{ event: 'note', data: { odd } }] }),
    )

    const row = await getCase(store, id, morning, 'all')
    const mended = 'null \ufffd, half \ufffd a pair, \u5341 and a whole one \u{1f600}, \\u0000 in words'
    expect(row?.state.facts).toEqual({ odd: mended, 'k\ufffd': 1 })
  })

  test('leaves the same behind however often and in whatever order its steps are repeated', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (sizes, repeats) => {
          const [plain, noisy] = [randomUUID(), randomUUID()]
          const stepsOf = (id: string) => {
            let seq = 0
            return sizes.map((size, index) => {
              const step = makeCommit(id, {
                number: 0,
                previousSeq: seq,
                events: Array.from({ length: size }, () => ({ event: 'note' as const })),
                state: { at: morning + index, serial: index },
              })
              seq += size
              return { ...step, number: id === plain ? plainNumber : noisyNumber }
            })
          }
          const [plainNumber, noisyNumber] = [nextNumber++, nextNumber++]
          for (const step of stepsOf(plain)) await commitStep(store, step)
          const noisySteps = stepsOf(noisy)
          for (const [index, step] of noisySteps.entries()) {
            await commitStep(store, step)
            const again = noisySteps[(repeats[index] ?? 0) % (index + 1)]
            expect(await commitStep(store, again!)).toBe(false)
          }

          const [one, other] = [
            await getCase(store, plain, morning, 'all'),
            await getCase(store, noisy, morning, 'all'),
          ]
          expect({ ...other?.state, id: plain }).toEqual(one?.state)
          expect(await allRecords(store, noisy)).toEqual(await allRecords(store, plain))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('finds ids and numbers reserved once and for ever, also when two ask at once', async () => {
    const [store, id] = [open(), randomUUID()]
    const ask = { id, flow: 'complaint', subject: 'Broken lamp', customerId: 'c1', at: morning }

    const both = await Promise.all([reserveCase(store, ask), reserveCase(store, { ...ask, flow: 'other' })])
    const again = await reserveCase(store, { ...ask, subject: 'Something else' })
    const next = await reserveCase(store, { id: randomUUID(), flow: 'complaint', at: morning })

    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(both[0]?.number).toBe(both[1]?.number)
    expect(both[0]?.flow).toBe(both[1]?.flow)
    expect(again).toMatchObject({ number: both[0]?.number, subject: 'Broken lamp', isNew: false })
    expect(next.number).toBeGreaterThan(again.number)
    await expect(reserveCase(store, { ...ask, id: 'no spaces' })).rejects.toThrow('case_intakes_id_check')
  })
}

let nextNumber = 9_000_000
