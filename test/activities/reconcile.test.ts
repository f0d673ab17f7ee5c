import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseGateway } from '../../activities/case-gateway.ts'
import { reconcile } from '../../activities/reconcile.ts'
import { commitSteps } from '../../store/cases/commit-step.ts'
import type { Store } from '../../store/store.ts'
import { makeCommit, morning } from '../store/make-commit.ts'
import { openScratchStore } from '../store/scratch-store.ts'
import { testParts } from './parts.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
}, 240_000)
afterAll(() => store.close())

const minuteMs = 60_000

it('every case whose deadline passed unnoticed is poked, however many before it have no workflow any more', async () => {
  const run = randomUUID()
  const commits = Array.from({ length: 9 }, (_, index) =>
    makeCommit(`${run}.${index}`, { nextDeadlineAt: morning + index }),
  )
  await commitSteps(store, commits)
  const gone = new Set(commits.slice(0, 7).map(({ caseId }) => caseId))
  const poked: string[] = []
  const found: string[] = []
  const gateway: CaseGateway = {
    ...testParts(store).parts.gateway,
    async signal(id) {
      poked.push(id)
      return gone.has(id) ? 'over' : 'sent'
    },
  }

  let now = morning + 10 * minuteMs
  const loop = reconcile(
    { store, now: () => now, gateway },
    {
      restMs: 5,
      casesAtOnce: 3,
      onError: (error) => found.push(String(error)),
      onOverdue: (id, _at, outcome) => found.push(`${id} ${outcome}`),
    },
  )
  const asFound = commits.map(({ caseId }) => `${caseId} ${gone.has(caseId) ? 'over' : 'sent'}`)
  await expect.poll(() => found.length).toBeGreaterThanOrEqual(9)
  expect(poked).toEqual(commits.map(({ caseId }) => caseId))
  expect(found).toEqual(asFound)

  // Those that could still show something are poked again soon, those without a workflow after an hour.
  now += 3 * minuteMs
  await expect.poll(() => found.length).toBeGreaterThanOrEqual(11)
  expect(found.slice(9).sort()).toEqual(asFound.slice(7))
  now += 60 * minuteMs
  await expect.poll(() => found.length).toBeGreaterThanOrEqual(20)
  await loop.stop()
  // It may have stood anywhere among them as the time came.
  expect(found.slice(11).sort()).toEqual(asFound)
})
