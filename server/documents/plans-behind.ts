import type { Plan } from '../../core/contract/plan.ts'
import { standingsOf } from '../../store/cases/standings.ts'
import { listNewestPlans, newestPlan } from '../../store/documents/plans.ts'
import type { VersionSummary } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'

/** The newest plans that are made from any of these documents and that not all running cases follow: what can still be moved. */
export async function plansBehind(
  sql: Sql,
  documents: readonly Pick<VersionSummary, 'kind' | 'id'>[],
): Promise<readonly Plan[]> {
  const behind: Plan[] = []
  for (const { id, hash } of await listNewestPlans(sql)) {
    if ((await standingsOf(sql, id, hash)).length === 0) continue
    const plan = await newestPlan(sql, id)
    if (plan !== null && documents.some((document) => isPartOf(plan, document))) behind.push(plan)
  }
  return behind
}

function isPartOf(plan: Plan, { kind, id }: Pick<VersionSummary, 'kind' | 'id'>): boolean {
  switch (kind) {
    case 'flow':
      return plan.id === id
    case 'policy':
      return plan.policy?.id === id
    case 'rules':
      return Object.hasOwn(plan.rules, id)
    case 'calendar':
      return Object.hasOwn(plan.calendars, id)
    case 'scenario':
      return false
  }
}
