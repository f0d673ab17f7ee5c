import type { CaseState } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import type { SimulatedPlan } from './simulated-work.ts'

/**
 * When a case moves by itself next; null if it never does. What clocks do can wait for the next step, which lets it happen at its own
 * instant, unless something may follow from it for people: then every deadline counts.
 */
export function nextMoveAt({ plan, assumptions }: SimulatedPlan, state: CaseState): Instant | null {
  if (assumptions.isMovedByClocks) {
    const deadline = nextDeadline(plan, state)
    return deadline === null || deadline.what === 'finish' ? null : deadline.at
  }
  let next: Instant | null = null
  for (const { untilAt } of state.waits) if (untilAt !== null && (next === null || untilAt < next)) next = untilAt
  for (const { timers } of state.tokens) for (const { atAt } of timers) if (next === null || atAt < next) next = atAt
  return next
}
