import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { getBlob, putBlob } from '../../../store/blobs/blobs.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { commitTurns } from '../../../store/cases/commit-turns.ts'
import { failInbox, finishInbox, leaseInbox, putInbox } from '../../../store/inbox/inbox.ts'
import { listDeadWork, retryDeadWork } from '../../../store/jobs/dead-work.ts'
import { addJobs, failJob, finishJob, leaseJobs } from '../../../store/jobs/jobs.ts'
import { countWork, mostAttempts, retryDelayMs } from '../../../store/jobs/lease.ts'
import { type Forgotten, forgetOld } from '../../../store/retention.ts'
import type { Store } from '../../../store/store.ts'
import { eventsAfter, newestEventId } from '../../../store/stream/stream-events.ts'
import { makeCommit, makeJob, morning } from '../make-commit.ts'

export function workContract(open: () => Store): void {
  /** Jobs of a kind of their own, so that each test leases its own alone. */
  const addOwn = async (count: number, at = 0) => {
    const kind = randomUUID()
    const jobs = Array.from({ length: count }, (_, index) => ({
      id: `${kind}.${String(index).padStart(3, '0')}`,
      kind,
    }))
    await addJobs(open(), null, jobs, at)
    const take = (now: number, limit = 1000) => leaseJobs(open(), { limit, leaseMs: 100, now, kinds: [kind] })
    return { kind, ids: jobs.map(({ id }) => id), take }
  }

  test('that a case made is taken once its time has come, with all that the case said', async () => {
    const id = randomUUID()
    const job = makeJob(`${id}/1`, morning + 50)
    await commitStep(open(), makeCommit(id, { jobs: [job] }))
    const take = async (now: number) =>
      (await leaseJobs(open(), { limit: 1000, leaseMs: 1, now })).filter(({ caseId }) => caseId === id)

    expect(await take(morning + 49)).toEqual([])
    expect(await take(morning + 50)).toMatchObject([
      { id: job.id, kind: 'notify', caseId: id, attempt: 1, payload: job },
    ])
  })

  test('is never held by two dispatchers at once, and none of it is left out', async () => {
    const { ids, take } = await addOwn(200)

    const taken = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const mine: string[] = []
        for (let jobs = await take(1, 9); jobs.length > 0; jobs = await take(1, 9))
          mine.push(...jobs.map(({ id }) => id))
        return mine
      }),
    )

    expect(taken.flat().toSorted()).toEqual(ids)
  })

  test('goes to another when whoever took it does not finish in time, and then counts for that one alone', async () => {
    const { ids, take } = await addOwn(1)
    const id = ids[0]!

    const [first] = await take(10)
    expect(await take(109)).toEqual([])
    const [second] = await take(110)

    expect([first?.attempt, second?.attempt]).toEqual([1, 2])
    expect(await finishJob(open(), id, 1, 120)).toBe(false)
    expect(await failJob(open(), { id, attempt: 1, error: 'late', now: 120 })).toBe('lost')
    expect(await finishJob(open(), id, 2, 120)).toBe(true)
    expect(await finishJob(open(), id, 2, 121)).toBe(false)
    expect(await take(9e12)).toEqual([])
  })

  test('is tried again after a while that doubles, and is given up in the end, where it is seen and can be revived', async () => {
    const { ids, take } = await addOwn(1)
    const id = ids[0]!
    let now = 10

    for (let attempt = 1; attempt < mostAttempts; attempt++) {
      expect(await take(now)).toHaveLength(1)
      expect(await failJob(open(), { id, attempt, error: `No ${attempt}`, now })).toBe('retried')
      expect(await take(now + retryDelayMs(attempt) - 1)).toEqual([])
      now += retryDelayMs(attempt)
    }
    await take(now)
    expect(await failJob(open(), { id, attempt: mostAttempts, error: 'x'.repeat(9_000), now })).toBe('dead')

    expect(await take(9e12)).toEqual([])
    const dead = (await listDeadWork(open(), 100)).find((job) => job.id === id)
    expect(dead).toMatchObject({ attempt: mostAttempts, failedAt: now, number: null })
    expect(dead?.error).toHaveLength(2_000)
    expect(await retryDeadWork(open(), id, now)).toBe(true)
    expect(await retryDeadWork(open(), id, now)).toBe(false)
    expect(await take(now)).toMatchObject([{ attempt: 1 }])
  })

  test('is dead at once when trying again cannot help', async () => {
    const { ids, take } = await addOwn(1)
    await take(1)

    expect(await failJob(open(), { id: ids[0]!, attempt: 1, error: 'no such address', now: 2, mayRetry: false })).toBe(
      'dead',
    )
    expect((await countWork(open(), 'jobs')).dead).toBeGreaterThan(0)
  })

  test('waits one second first and an hour at most', () => {
    expect([1, 2, 3, 12, 13, 1000].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 2_048_000, 3_600_000, 3_600_000])
  })

  test('with an id that exists is not added again, even when it is done', async () => {
    const { kind, ids, take } = await addOwn(2)
    await take(1)
    await finishJob(open(), ids[0]!, 1, 1)

    expect(
      await addJobs(
        open(),
        null,
        [
          { id: ids[0]!, kind },
          { id: ids[1]!, kind },
          { id: `${kind}.new`, kind },
        ],
        1,
      ),
    ).toBe(1)
    expect((await take(2)).map(({ id }) => id)).toEqual([`${kind}.new`])
  })

  test('that was accepted for one case is handed on one after the other, in order of acceptance', async () => {
    const [caseId, other] = [`a-${randomUUID()}`, `b-${randomUUID()}`]
    const command = { kind: 'command', envelope: { command: { do: 'resolve' } } } as const
    const put = (id: string, forCase: string) =>
      putInbox(open(), { id, caseId: forCase, payload: command, acceptedAt: morning })
    const take = async (now: number) =>
      (await leaseInbox(open(), { limit: 1000, leaseMs: 100, now })).filter((item) =>
        [caseId, other].includes(item.caseId),
      )
    expect(await put(`${caseId}.2`, caseId)).toBe(true)
    expect(await put(`${caseId}.1`, caseId)).toBe(true)
    expect(await put(`${caseId}.1`, caseId)).toBe(false)
    expect(await put(`${other}.1`, other)).toBe(true)

    const first = await take(morning)
    expect(first.map(({ id }) => id).toSorted()).toEqual([`${caseId}.2`, `${other}.1`])
    expect(await take(morning)).toEqual([])
    expect(await failInbox(open(), { id: `${caseId}.2`, attempt: 1, error: 'away', now: morning })).toBe('retried')
    expect(await take(morning)).toEqual([])
    const again = await take(morning + 1_000)
    expect(again.map(({ id, payload }) => [id, payload])).toContainEqual([`${caseId}.2`, command])
    expect(await finishInbox(open(), `${caseId}.2`, 2, morning + 1_000)).toBe(true)
    expect((await take(morning + 1_000)).map(({ id }) => id)).toEqual([`${caseId}.1`])
    expect(await open().query('select payload from inbox where id = $1', [`${caseId}.2`])).toEqual([{ payload: {} }])
  })

  test('that was accepted and could not be handed on is seen among the dead, latest first, and can be revived', async () => {
    const caseId = `a-${randomUUID()}`
    const command = { kind: 'command', envelope: { command: { do: 'resolve' } } } as const
    const refused = morning + 1e12
    await putInbox(open(), { id: `${caseId}.1`, caseId, payload: command, acceptedAt: morning })
    await leaseInbox(open(), { limit: 1000, leaseMs: 100, now: morning })
    await failInbox(open(), { id: `${caseId}.1`, attempt: 1, error: 'over', now: refused, mayRetry: false })

    const [latest] = await listDeadWork(open(), 1)

    expect(latest).toMatchObject({ id: `${caseId}.1`, kind: 'command', caseId, error: 'over', failedAt: refused })
    expect((await countWork(open(), 'inbox')).dead).toBeGreaterThan(0)
    expect(await retryDeadWork(open(), `${caseId}.1`, refused)).toBe(true)
    expect(await retryDeadWork(open(), `${caseId}.1`, refused)).toBe(false)
    const taken = await leaseInbox(open(), { limit: 1000, leaseMs: 100, now: refused })
    expect(taken).toContainEqual(expect.objectContaining({ id: `${caseId}.1`, attempt: 1 }))
  })

  test('keeps large payloads once, by what they are', async () => {
    const bytes = new Uint8Array(200_000).map((_, index) => index % 251)

    const [hash, again] = [await putBlob(open(), bytes, 1), await putBlob(open(), bytes, 2)]

    expect(again).toBe(hash)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    const found = await getBlob(open(), hash)
    expect(found && Buffer.compare(found, bytes)).toBe(0)
    expect(await getBlob(open(), 'unknown')).toBeNull()
  })

  test('is forgotten when it is old and done, but not while its case could ask for it again', async () => {
    const [running, finished] = [randomUUID(), randomUUID()]
    const jobIds: string[] = []
    for (const id of [running, finished]) {
      const job = makeJob(`${id}/1`, -1_000)
      const commit = makeCommit(id, { jobs: [job], state: { at: 1, isFinished: id === finished } })
      await commitTurns(open(), [{ turn: 1, events: [], commit }])
      jobIds.push(job.id)
    }
    const taken = await leaseJobs(open(), { limit: 1000, leaseMs: 1, now: -1_000 })
    for (const { id, attempt } of taken) if (jobIds.includes(id)) await finishJob(open(), id, attempt, -900)
    await commitStep(open(), makeCommit(randomUUID(), { state: { at: morning } }))

    const gone = (await forgetOld(open(), 2, 1000)) as Forgotten

    const turns = await open().query('select case_id as id from case_turns where case_id in ($1, $2)', [
      running,
      finished,
    ])
    expect(turns).toEqual([{ id: running }])
    const left = await open().query<{ id: string }>('select id from jobs where case_id in ($1, $2)', [
      running,
      finished,
    ])
    expect(left).toEqual([{ id: `${running}/1` }])
    expect(gone.jobs).toBeGreaterThanOrEqual(1)
    expect(gone.events).toBeGreaterThanOrEqual(2)
    expect((await eventsAfter(open(), 0, 1000)).filter(({ caseId }) => caseId === finished)).toEqual([])
  })

  test('is forgotten a page at a time, and of the stream never the newest, by which ids go on', async () => {
    const ids: string[] = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of ids) await commitStep(open(), makeCommit(id, { state: { at: 1, isFinished: true } }))
    const newest = await newestEventId(open())

    const page = (await forgetOld(open(), 2, 1)) as Forgotten
    await forgetOld(open(), 2, 1000)

    expect(page.events).toBe(1)
    const left = (await eventsAfter(open(), newest - ids.length, 1000)).filter(
      ({ caseId }) => caseId !== null && ids.includes(caseId),
    )
    expect(left.map(({ id }) => id)).toEqual([newest])
  })

  test('is forgotten later where people look back at it: what alerts said, never what lasts', async () => {
    const [over, lasting, alert] = [randomUUID(), randomUUID(), randomUUID()]
    for (const [id, overAt] of [
      [over, 10],
      [lasting, null],
    ] as const) {
      await open().query(
        `insert into alert_episodes (id, alert, rule, began_at, over_at, value, worst) values ($1, $2, '{}', 1, $3, 1, 1)`,
        [id, alert, overAt],
      )
      for (const notice of ['began', 'over']) {
        await open().query(
          `insert into alert_notices (id, alert, episode, notice, recipient, made_at) values ($1, $2, $3, $4, '{}', 1)`,
          [randomUUID(), alert, id, notice],
        )
      }
    }
    await open().query(
      `insert into alert_notices (id, alert, episode, notice, recipient, made_at) values ($1, $2, null, 'test', '{}', 1)`,
      [randomUUID(), alert],
    )
    const left = async () => {
      const episodes = await open().query<{ id: string }>('select id from alert_episodes where alert = $1', [alert])
      const [notices] = await open().query<{ count: number }>(
        'select count(*) as count from alert_notices where alert = $1',
        [alert],
      )
      return { episodes: episodes.map(({ id }) => id).sort(), notices: notices?.count }
    }

    await forgetOld(open(), 20, 1000, 1)
    const kept = await left()
    const gone = (await forgetOld(open(), 2, 1000, 20)) as Forgotten

    expect(kept).toEqual({ episodes: [over, lasting].sort(), notices: 5 })
    expect(gone.alerts).toBeGreaterThanOrEqual(1)
    expect(await left()).toEqual({ episodes: [lasting], notices: 2 })
  })
}
