import type { ClockState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { note } from './emit.ts'
import type { Work } from './work.ts'

/**
 * Marks the breaches that a command would have prevented, had it arrived when it was accepted: it came later than the breach was
 * recorded, and it stopped or paused the instance. The breach stands; a review can exclude it (FORMATS section 4, item 14).
 */
export function contestBreaches(work: Work, before: readonly ClockState[], acceptedAt: Instant): void {
  if (acceptedAt >= work.at) return
  for (const breach of work.state.breaches) {
    if (breach.contested || breach.breachedAt < acceptedAt || !wasEnded(work, before, breach.clock, breach.instance))
      continue
    work.state.breaches = work.state.breaches.map((other) => (other === breach ? { ...other, contested: true } : other))
    note(work, 'breachContested', { clock: breach.clock, instance: breach.instance, breachedAt: breach.breachedAt })
  }
}

function wasEnded(work: Work, before: readonly ClockState[], clock: string, instance: number): boolean {
  const stateIn = (clocks: readonly ClockState[]) =>
    clocks.find((state) => state.id === clock)?.instances.find((candidate) => candidate.instance === instance)?.state
  return stateIn(before) === 'running' && stateIn(work.state.clocks) !== 'running'
}
