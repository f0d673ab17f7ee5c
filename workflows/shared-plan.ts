import type { Plan } from '../core/contract/plan.ts'

const plansByHash = new Map<string, Plan>()

/**
 * The one copy of a plan that all cases in this worker share. A plan is never changed and is named by its hash, so
 * sharing it cannot be noticed by a workflow; it saves each case its own copy and its own calendar indexes.
 * Preloaded into the worker's context (`preloadedModules`); a draft, which has no hash, is not shared.
 */
export function sharedPlan(plan: Plan): Plan {
  if (plan.hash === '') return plan
  const key = `${plan.id}@${plan.version}#${plan.hash}`
  const known = plansByHash.get(key)
  if (known !== undefined) return known
  // Plans that no case runs on any more would stay for ever otherwise.
  if (plansByHash.size >= 500) plansByHash.delete(plansByHash.keys().next().value as string)
  plansByHash.set(key, plan)
  return plan
}
