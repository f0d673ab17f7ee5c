import type { CaseEvent } from '../contract/event.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'

/** The plan that a case follows after a step: the new one if the step moved it there, else the one it had. */
export function planAfter(plan: Plan, before: CaseState | null, event: CaseEvent, after: CaseState): Plan {
  return event.kind === 'migrated' && before !== null && after.plan !== before.plan ? event.plan : plan
}
