import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { newestPlan } from '../../store/documents/plans.ts'
import { foldVisits, settleVisits } from '../../store/operation/fold-visits.ts'
import type { Store } from '../../store/store.ts'
import { continueNumbers, loadCases, loadPeople } from './load-cases.ts'
import { liveSeededCase, type SeededCase, type SeedWorld } from './seeded-life.ts'
import { arrivals, ServiceCentre } from './service-centre.ts'

export interface SeedOptions {
  readonly cases: number
  readonly seed: number
  /** How long the history is that ends at `untilAt`, in days. */
  readonly days: number
  readonly untilAt: number
  readonly onProgress?: (done: number) => void
}

const casesAtOnce = 250
const dayMs = 86_400_000
const flows = ['consultation', 'complaint'] as const

/**
 * Fills a database that has the templates with cases of a service centre that never was: two processes, forty-six people, planted causes
 * of lateness (`plantedCauses`). Repeatable: the same options give the same rows. Throws when the templates are missing or cases are there.
 */
export async function seedStore(store: Store, options: SeedOptions): Promise<void> {
  const { cases, seed, days, untilAt, onProgress } = options
  const [{ count } = { count: 0 }] = await store.query<{ count: number }>('select count(*)::int as count from cases')
  if (count > 0) throw new Error(`There are ${count} cases already: seeding wants a database without any.`)
  const world = await worldOf(store, options)
  await loadPeople(store, world.centre.agents, world.centre.customers, untilAt - days * dayMs)
  let batch: SeededCase[] = []
  let number = 0
  for (const at of arrivals(seed, cases, untilAt - days * dayMs, untilAt)) {
    number++
    batch.push(liveSeededCase(world, number, at))
    if (batch.length < casesAtOnce && number < cases) continue
    await loadCases(store, batch)
    // Many marks at once take far longer than few at a time.
    while ((await settleVisits(store, casesAtOnce)) > 0);
    batch = []
    onProgress?.(number)
  }
  await continueNumbers(store)
  while ((await foldVisits(store, 50_000)) > 0);
  // The facts of so many are derived in the order of time, not of marks.
  await store.query('select forget_facts()')
  await store.query('analyze')
}

/** The centre, and the newest plans of the templates. */
export async function worldOf(store: Store, { seed, cases, untilAt }: SeedOptions): Promise<SeedWorld> {
  const plans = new Map<string, Plan>()
  for (const flow of flows) {
    const plan = await newestPlan(store, flow)
    if (plan === null) throw new Error(`The process ${flow} is not published: seeding wants the templates.`)
    plans.set(flow, plan)
  }
  const calendar = Object.values(plans.get('complaint')?.calendars ?? {})[0] as CompiledCalendar
  return { seed, centre: new ServiceCentre(seed, Math.max(10, Math.round(cases / 8))), plans, calendar, untilAt }
}
