import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { forget } from '../../activities/forget.ts'
import { addJobs, finishJob, leaseJobs } from '../../store/jobs/jobs.ts'
import type { Store } from '../../store/store.ts'
import { openScratchStore } from '../store/scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
}, 240_000)
afterAll(() => store.close())

it('everything that was over long enough ago goes, page by page, and nothing that was not', async () => {
  const kind = randomUUID()
  const ids = Array.from({ length: 9 }, (_, index) => `${kind}.${index}`)
  await addJobs(
    store,
    null,
    ids.map((id) => ({ id, kind })),
    0,
  )
  const taken = await leaseJobs(store, { limit: 9, leaseMs: 1, now: 0, kinds: [kind] })
  // The last but one ended when the time to keep it is just over, the last was never done.
  for (const [index, { id, attempt }] of taken.entries()) {
    if (index < 8) await finishJob(store, id, attempt, index < 7 ? index : 500)
  }
  const errors: unknown[] = []
  let now = 500
  const left = async () =>
    (await store.query<{ id: string }>('select id from jobs where kind = $1 order by id', [kind])).map(({ id }) => id)

  const loop = forget(
    { store, now: () => now },
    { restMs: 5, keepMs: 100, rowsAtOnce: 2, onError: (error) => errors.push(error) },
  )
  await expect.poll(async () => (await left()).length).toBe(2)
  now = 600
  loop.wake()
  await loop.stop()
  const atTheEdge = await left()
  now = 601
  const later = forget({ store, now: () => now }, { restMs: 5, keepMs: 100, onError: (error) => errors.push(error) })
  await expect.poll(async () => (await left()).length).toBe(1)
  await later.stop()

  expect(atTheEdge).toEqual([taken[7]?.id, taken[8]?.id])
  expect(await left()).toEqual([taken[8]?.id])
  expect(errors).toEqual([])
})
