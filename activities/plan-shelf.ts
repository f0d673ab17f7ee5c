import type { Plan } from '../core/contract/plan.ts'
import { getPlan } from '../store/documents/plans.ts'
import type { Sql } from '../store/store.ts'

const mostPlans = 200

/** Plans by hash, read from the store once: a plan is never changed. Answers null for a hash that was never published. */
export function makePlanShelf(sql: Sql): (hash: string) => Promise<Plan | null> {
  const plans = new Map<string, Plan>()
  return async (hash) => {
    const known = plans.get(hash)
    if (known) return known
    const plan = await getPlan(sql, hash)
    if (plan === null) return null
    if (plans.size >= mostPlans) plans.delete(plans.keys().next().value as string)
    plans.set(hash, plan)
    return plan
  }
}
