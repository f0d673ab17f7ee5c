import { currentOf } from '../../core/clocks/instance.ts'
import { dueAtOf, notBefore } from '../../core/clocks/measure.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseState } from '../../core/contract/state.ts'

/** The place of a case in a queue that takes what is due first: the earliest due time of its running clocks; what is never due comes last. */
export function dueFirst(plan: Plan, state: CaseState): number {
  let first = Number.MAX_SAFE_INTEGER
  for (const clock of state.clocks) {
    const instance = currentOf(clock)
    if (instance?.state !== 'running') continue
    if ((notBefore(instance, instance.budgetMs) ?? 0) >= first) continue
    const dueAt = dueAtOf(plan, state, instance)
    if (dueAt !== null && dueAt < first) first = dueAt
  }
  return first
}
