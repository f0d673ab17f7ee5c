import type { Plan, PlanClock } from '../../core/contract/plan.ts'
import type { WireWaitReason } from '../../core/contract/wire.ts'

/**
 * The reasons to wait for that a plan speaks of: the customer, for whom every case can wait, then those that pause a clock or have a cap,
 * in the order of the policy. Pure.
 */
export function waitReasons({ policy }: Pick<Plan, 'policy'>): readonly WireWaitReason[] {
  const clocks = policy?.clocks ?? []
  const caps = policy?.waits ?? {}
  const named = clocks.flatMap(({ pausedWhile }) => (typeof pausedWhile === 'string' ? [] : pausedWhile))
  return [...new Set(['customer', ...named, ...Object.keys(caps)])].map((reason) => ({
    reason,
    pauses: clocks.filter((clock) => isPausedBy(clock, reason)).map(({ name }) => name),
    atMost: Object.hasOwn(caps, reason) ? (caps[reason] ?? null) : null,
  }))
}

function isPausedBy({ pausedWhile }: PlanClock, reason: string): boolean {
  return typeof pausedWhile === 'string' ? pausedWhile === 'any' : pausedWhile.includes(reason)
}
