import type { Command } from '../contract/command.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { nextDeadline } from './next-deadline.ts'
import { step } from './step.ts'

/**
 * Lets every deadline strictly before `at` happen: what a host does before it checks a command that was accepted at `at`.
 * `detectedAt` is when it is noticed. Gives the same state and no commands where nothing was due.
 */
export function settleBefore(
  plan: Plan,
  state: CaseState,
  at: Instant,
  detectedAt: Instant = at,
): readonly [CaseState, readonly Command[]] {
  const due = nextDeadline(plan, state)
  return due === null || due.at >= at ? [state, []] : step(plan, state, { kind: 'tick', at: at - 1, detectedAt })
}
