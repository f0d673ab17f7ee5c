import type { ClockDeadline } from '../clocks/deadlines.ts'
import { nextOfInstance, quietUntil } from '../clocks/deadlines.ts'
import { currentOf, isLive } from '../clocks/instance.ts'
import { reopenableUntil } from '../commands/words/reopen.ts'
import type { Plan, PlanClock } from '../contract/plan.ts'
import type { Deadline } from '../contract/reading.ts'
import type { CaseState, CaseWait, ClockInstance, Token } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { type IndexedClock, planIndexOf } from '../plan-index.ts'

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

/**
 * The earliest thing that happens by itself in a case until an instant, that instant included; null if nothing does. What comes
 * later may be given, too, but is not looked for.
 */
export function nextDue(plan: Plan, state: CaseState, untilAt: Instant = Number.POSITIVE_INFINITY): Due | null {
  if (state.isFinished) return null
  let next: Due | null = null
  for (const wait of state.waits) {
    const { untilAt } = wait
    if (untilAt !== null && (next === null || untilAt < next.at)) next = { kind: 'wait', at: untilAt, wait }
  }
  for (const token of state.tokens) {
    for (const { atAt, way } of token.timers) {
      if (next === null || atAt < next.at) next = { kind: 'node', at: atAt, token, way }
    }
  }
  // What clocks do is never due before the case's last event.
  if (state.clocks.length > 0 && untilAt >= state.at) next = nextOfClocks(plan, state, next, untilAt)
  if (state.phase !== 'closed' && state.phase !== 'cancelled') return next
  const overAt = reopenableUntil(plan, state)
  if (overAt === null) return next
  const at = overAt > state.at ? overAt : state.at
  return next === null || at < next.at ? { kind: 'finish', at } : next
}

function nextOfClocks(plan: Plan, state: CaseState, before: Due | null, untilAt: Instant): Due | null {
  let next = before
  const { clocks } = planIndexOf(plan)
  for (let index = 0; index < clocks.length; index++) {
    const { definition: clock, firstPercent } = clocks[index] as IndexedClock
    // Clocks mostly begin in the order of the policy.
    const likely = state.clocks[index]
    const instance = likely?.id === clock.id ? currentOf(likely) : instanceOf(state, clock.id)
    if (!isLive(instance)) continue
    const quietUntilAt = quietUntil(instance, firstPercent)
    if (quietUntilAt !== null && (quietUntilAt > untilAt || (next !== null && quietUntilAt >= next.at))) continue
    const deadline = nextOfInstance(plan, state, clock, instance)
    if (deadline === null) continue
    // An escalation in another kind of time than its clock's may have come due during a pause: it happens now.
    const at = deadline.at > state.at ? deadline.at : state.at
    if (next === null || at < next.at) next = { kind: 'clock', at, clock, instance, deadline }
  }
  return next
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
