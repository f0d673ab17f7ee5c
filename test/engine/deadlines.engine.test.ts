import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchJobs } from '../../activities/dispatch-jobs.ts'
import { reconcile } from '../../activities/reconcile.ts'
import { listBreaches } from '../../store/breaches/list-breaches.ts'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'

/** 1.2 seconds, and its half 0.6. */
const short = { amount: 0.02, unit: 'businessMinutes' } as const
const targetMs = 1_200

let lab: Lab

beforeAll(async () => {
  lab = await openLab({
    plans: [requestPlan({ resolution: short, firstResponse: { amount: 1, unit: 'businessHours' } })],
  })
})

afterAll(() => lab.close())

const notifications = async (id: string): Promise<number> => {
  const [row] = await lab.store.query<{ count: number }>(
    `select count(*) as count from jobs where case_id = $1 and kind = 'notify'`,
    [id],
  )
  return row?.count ?? 0
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('deadlines on Temporal', () => {
  it('warns and breaches by itself, to the millisecond, soon after', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })

    const row = await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)

    const [breach] = row.state.breaches
    expect(breach).toMatchObject({ clock: 'resolution', breachedAt: row.createdAt + targetMs, cause: 'time' })
    expect((breach?.detectedAt ?? 0) - row.createdAt - targetMs).toBeLessThan(3_000)
    const warned = (await lab.records(id)).filter(({ event }) => event === 'warned')
    expect(warned.map(({ at }) => at)).toEqual([row.createdAt + targetMs / 2])
    expect(await notifications(id)).toBe(1)
  })

  it('records a breach at its deadline, once, though every worker was down', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: 'x' })
    await lab.stopWorker()
    const { createdAt } = await lab.rowWhen(id, () => true)
    await sleep(createdAt + targetMs + 1_500 - Date.now())
    const backAt = Date.now()
    await lab.startWorker()

    const row = await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)

    expect(row.state.breaches).toHaveLength(1)
    expect(row.state.breaches[0]).toMatchObject({ breachedAt: createdAt + targetMs, contested: false })
    expect(row.state.breaches[0]?.detectedAt).toBeGreaterThanOrEqual(backAt - 1)
    expect(await notifications(id)).toBe(1)
    const { items } = await listBreaches(lab.store, { limit: 200, visibility: 'all' })
    expect(items.filter(({ caseId }) => caseId === id)).toHaveLength(1)
  })

  it('takes for in time what was accepted in time, however late it is processed', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: 'x' })
    await lab.stopWorker()
    const { createdAt } = await lab.rowWhen(id, () => true)
    const acceptedAt = createdAt + targetMs - 1
    await lab.signal(id, { do: 'complete', node: 'work', outcome: 'solved', commandId: 'in-time', at: acceptedAt })
    await sleep(createdAt + targetMs + 1_000 - Date.now())
    await lab.startWorker()

    const row = await lab.rowWhen(id, ({ phase }) => phase === 'resolved')

    expect(row.resolvedAt).toBe(acceptedAt)
    expect(row.breachCount).toBe(0)
    expect(await notifications(id)).toBe(0)
  })

  it('lets a breach stand that was recorded before the command arrived, and marks it as contested', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    const { createdAt } = await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)

    await lab.command(id, { do: 'complete', node: 'work', outcome: 'solved', at: createdAt + targetMs - 100 })

    const row = await lab.row(id)
    expect(row?.state.breaches).toMatchObject([{ contested: true }])
    const resolved = (await lab.records(id)).find(({ event }) => event === 'resolved')
    expect(resolved?.at).toBeGreaterThanOrEqual(createdAt + targetMs)
  })

  it('takes a command from the future as one of now', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })

    await lab.command(id, { do: 'wait', reason: 'customer', at: Date.now() + 86_400_000 })

    const row = await lab.row(id)
    expect(row?.state.waits[0]?.sinceAt).toBeLessThanOrEqual(Date.now())
  })

  it('moves the deadline with a pause', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'wait', reason: 'customer' })
    const paused = await lab.row(id)
    await sleep(targetMs + 300)
    expect((await lab.row(id))?.breachCount).toBe(0)

    await lab.command(id, { do: 'resume' })

    const row = await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)
    const waited = (await lab.records(id)).filter(({ event }) => event === 'waitStarted' || event === 'waitEnded')
    const pausedMs = (waited[1]?.at ?? 0) - (waited[0]?.at ?? 0)
    expect(row.state.breaches[0]?.breachedAt).toBe(row.createdAt + targetMs + pausedMs)
    expect(paused?.nextDueAt).not.toBe(row.createdAt + targetMs)
  })

  it('survives a poke, and finds by it a deadline that nobody noticed', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)
    const before = await lab.records(id)
    const found: string[] = []
    // As if the row had come from an older backup: the reconciler sees a deadline that passed long ago.
    await lab.store.query('update cases set next_deadline_at = $2 where id = $1', [id, Date.now() - 3_600_000])

    const loop = reconcile(
      { store: lab.store, now: Date.now, gateway: lab.gateway },
      {
        onError: (error) => found.push(String(error)),
        onOverdue: (caseId, _at, outcome) => found.push(`${caseId} ${outcome}`),
      },
    )
    await expect.poll(() => found).toContain(`${id} sent`)
    await loop.stop()

    await lab.command(id, { do: 'note', text: 'alive' })
    expect((await lab.records(id)).length).toBe(before.length + 1)
  })

  it('does each notification job once', async () => {
    const done: string[] = []
    const mailer = {
      send: async ({ id }: { id: string }) => {
        done.push(id)
      },
      close: () => undefined,
    }
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.rowWhen(id, ({ breachCount }) => breachCount === 1)
    const options = { restMs: 50, onError: () => undefined, onDead: () => undefined }
    const parts = { ...lab.parts, gateway: lab.gateway, mailer }
    const loops = await Promise.all([dispatchJobs(parts, options), dispatchJobs(parts, options)])

    const open = async () =>
      (await lab.store.query(`select 1 from jobs where case_id = $1 and state <> 'done'`, [id])).length
    await expect.poll(open).toBe(0)
    await Promise.all(loops.map((loop) => loop.stop()))

    expect(new Set(done).size).toBe(done.length)
  })
})
