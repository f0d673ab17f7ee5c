import { afterAll, beforeAll, expect, it } from 'vitest'
import { countVisits } from '../../activities/count-visits.ts'
import { keepFacts } from '../../activities/keep-facts.ts'
import { commitSteps } from '../../store/cases/commit-step.ts'
import { readReport } from '../../store/reports/read-report.ts'
import type { Store } from '../../store/store.ts'
import { makeCommit, morning } from '../store/make-commit.ts'
import { openScratchStore } from '../store/scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
}, 240_000)
afterAll(() => store.close())

const query = { measure: 'node', from: '2026-11-01', to: '2026-12-01', zone: 'UTC', by: ['key'] } as const

const commitOf = (id: string) =>
  makeCommit(id, {
    events: [
      { event: 'caseCreated', data: { facts: {} } },
      { event: 'nodeEntered', data: { node: 'ask' } },
      { event: 'nodeLeft', at: morning + 60_000, data: { node: 'ask', way: 'next' } },
    ],
  })

it('what happened before anybody counted and what happens meanwhile is counted once, in facts and in tallies', async () => {
  await commitSteps(store, ['one', 'two', 'three'].map(commitOf))
  await store.query('delete from report_marks')
  const errors: unknown[] = []
  const onError = (error: unknown) => void errors.push(error)

  const loops = [
    countVisits({ store }, { restMs: 5, onError }),
    keepFacts({ store }, { restMs: 5, casesAtOnce: 2, foldFrom: 1, onError }),
  ]
  await commitSteps(store, ['four', 'five'].map(commitOf))
  const tallied = () =>
    store.query<{ count: number }>(
      `select coalesce(sum(count), 0)::integer as count from report_tallies where span = 'month' and dimension = '' and measure = 'node' and flow <> ''`,
    )
  await expect.poll(async () => (await tallied())[0]?.count, { timeout: 10_000 }).toBe(5)
  await Promise.all(loops.map((loop) => loop.stop()))

  const report = await readReport(store, query)
  expect([report.lines.length, report.total.count, report.isComplete]).toEqual([1, 5, true])
  expect(Math.abs((report.total.median ?? 0) - 60_000)).toBeLessThan(60_000 * 0.025)
  expect(errors).toEqual([])
})
