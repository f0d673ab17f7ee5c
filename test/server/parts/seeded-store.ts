import { seedStore } from '../../../bench/seed/seed-store.ts'
import { readTemplates, seedTemplates } from '../../../cli/parts/seed-templates.ts'
import { uuid } from '../../../sdk/uuid.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { settleFacts } from '../../../store/reports/settle-facts.ts'
import type { Store } from '../../../store/store.ts'
import { openScratchStore } from '../../store/scratch-store.ts'

/** A database with cases of the seeded service centre, with all that is counted of them. Close it in `afterAll`. */
export async function openSeededStore(options: {
  readonly cases: number
  readonly days: number
  readonly untilAt: number
}): Promise<Store> {
  const store = await openScratchStore()
  await seedTemplates({ store, now: () => options.untilAt, uuid: () => uuid() }, await readTemplates())
  await seedStore(store, { ...options, seed: 1 })
  for (let settled = 1; settled > 0; ) settled = await settleVisits(store, 500)
  for (let settled = 1; settled > 0; ) settled = (await settleFacts(store, 500)).cases
  await store.query('analyze')
  return store
}
