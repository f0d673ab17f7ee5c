import type { PlanAsk } from '../core/contract/activities.ts'
import type { Plan } from '../core/contract/plan.ts'
import { newestPlan } from '../store/documents/plans.ts'
import type { Sql } from '../store/store.ts'
import { finalFailure } from './final-failure.ts'

/** The plan that a case is pinned to, or, for a new one of a bare client, the newest of its flow. */
export async function loadPlan(
  sql: Sql,
  planOf: (hash: string) => Promise<Plan | null>,
  { flow, hash }: PlanAsk,
): Promise<Plan> {
  const plan = hash === null ? await newestPlan(sql, flow) : await planOf(hash)
  if (plan === null) {
    throw hash === null
      ? finalFailure('start.unknown-flow', { flow })
      : finalFailure('start.unknown-plan', { flow, hash })
  }
  // By its kind first the payload codec knows a plan, and stores it once for all cases; the database sorts keys its own way.
  const { kind, ...rest } = plan
  return { kind, ...rest }
}
