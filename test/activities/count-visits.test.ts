import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countVisits } from '../../activities/count-visits.ts'
import { commitSteps } from '../../store/cases/commit-step.ts'
import type { Store } from '../../store/store.ts'
import { makeCommit, morning } from '../store/make-commit.ts'
import { openScratchStore } from '../store/scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
}, 240_000)
afterAll(() => store.close())

it('every case that moved is found where it stands, and every visit that ended is counted once, however few at a time', async () => {
  const flow = randomUUID()
  const commits = Array.from({ length: 7 }, (_, index) =>
    makeCommit(`${flow}.${index}`, {
      state: { plan: { id: flow, version: 1, hash: flow } },
      events: [
        { event: 'stageEntered', data: { stage: 'resolve' } },
        { event: 'nodeEntered', data: { node: 'ask' } },
        { event: 'nodeLeft', at: morning + 60_000, data: { node: 'ask', way: 'next' } },
        { event: 'nodeEntered', at: morning + 60_000, data: { node: 'fix' } },
      ],
    }),
  )
  await commitSteps(store, commits)
  const errors: unknown[] = []

  const loop = countVisits({ store }, { restMs: 5, visitsAtOnce: 2, onError: (error) => errors.push(error) })
  const counted = () =>
    store.query<{ place: string; visits: number }>(
      'select place, sum(visits)::integer as visits from visit_tallies where flow = $1 and span = 1 group by 1',
      [flow],
    )
  await expect.poll(async () => (await counted())[0]?.visits).toBe(7)
  await loop.stop()

  expect(await counted()).toEqual([{ place: 'ask', visits: 7 }])
  expect(await store.query('select 1 from visit_marks')).toEqual([])
  const standing = await store.query<{ place: string; count: number }>(
    `select place, count(*)::integer as count from case_visits
     where flow = $1 and kind = 'node' and left_at is null group by 1`,
    [flow],
  )
  expect(standing).toEqual([{ place: 'fix', count: 7 }])
  expect(errors).toEqual([])
})
