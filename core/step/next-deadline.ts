import type { ClockDeadline } from '../clocks/deadlines.ts'
import { nextOfInstance } from '../clocks/deadlines.ts'
import { currentOf } from '../clocks/instance.ts'
import { reopenableUntil } from '../commands/words/reopen.ts'
import type { Plan, PlanClock } from '../contract/plan.ts'
import type { Deadline } from '../contract/reading.ts'
import type { CaseState, CaseWait, ClockInstance, Token } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'

/** What happens by itself next: at one instant waits end first, then branches move, then clocks, in the order of the policy. */
export type Due =
  | { readonly kind: 'wait'; readonly at: Instant; readonly wait: CaseWait }
  | { readonly kind: 'node'; readonly at: Instant; readonly token: Token; readonly way: string }
  | {
      readonly kind: 'clock'
      readonly at: Instant
      readonly clock: PlanClock
      readonly instance: ClockInstance
      readonly deadline: ClockDeadline
    }
  | { readonly kind: 'finish'; readonly at: Instant }

/** The earliest thing that happens by itself in a case; null if nothing ever will. */
export function nextDue(plan: Plan, state: CaseState): Due | null {
  if (state.isFinished) return null
  let next: Due | null = null
  for (const due of duesOf(plan, state)) if (next === null || due.at < next.at) next = due
  return next
}

function* duesOf(plan: Plan, state: CaseState): Iterable<Due> {
  for (const wait of state.waits) if (wait.untilAt !== null) yield { kind: 'wait', at: wait.untilAt, wait }
  for (const token of state.tokens) {
    for (const timer of token.timers) yield { kind: 'node', at: timer.atAt, token, way: timer.way }
  }
  for (const clock of plan.policy?.clocks ?? []) {
    const instance = instanceOf(state, clock.id)
    const deadline = instance === null ? null : nextOfInstance(plan, state, clock, instance)
    // An escalation in another kind of time than its clock's may have come due during a pause: it happens now.
    if (instance !== null && deadline !== null)
      yield { kind: 'clock', at: Math.max(deadline.at, state.at), clock, instance, deadline }
  }
  if (state.phase === 'closed' || state.phase === 'cancelled') {
    const untilAt = reopenableUntil(plan, state)
    if (untilAt !== null) yield { kind: 'finish', at: untilAt > state.at ? untilAt : state.at }
  }
}

function instanceOf(state: CaseState, id: string): ClockInstance | null {
  for (const clock of state.clocks) if (clock.id === id) return currentOf(clock)
  return null
}

/** The next instant at which a case acts by itself, and what it does; null if nothing is due ever. Derived, never stored. */
export function nextDeadline(plan: Plan, state: CaseState): Deadline | null {
  const due = nextDue(plan, state)
  if (due === null) return null
  if (due.kind !== 'clock') return { at: due.at, what: due.kind }
  return { at: due.at, what: due.deadline.kind, clock: due.clock.id }
}
