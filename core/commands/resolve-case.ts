import { adjustPauses } from '../clocks/pause.ts'
import { lookAtTargetsAgain } from '../clocks/stale-targets.ts'
import { emit } from '../step/emit.ts'
import type { Work } from '../step/work.ts'

/** Marks the case resolved, if it is open: clocks stop first, then every wait ends. */
export function resolveCase(work: Work): void {
  if (work.state.phase !== 'open') return
  work.state.phase = 'resolved'
  work.state.resolvedAt = work.at
  emit(work, 'resolved')
  endWaits(work)
}

/** Closes the case: its branches end, its clocks stop. */
export function closeCase(work: Work, outcome: string | null = null): void {
  endCase(work, 'closed', outcome)
}

/** Cancels the case: its branches end, its clocks are cancelled. */
export function cancelCase(work: Work, outcome: string | null = null): void {
  endCase(work, 'cancelled', outcome)
}

function endCase(work: Work, phase: 'closed' | 'cancelled', outcome: string | null): void {
  if (work.state.phase === 'closed' || work.state.phase === 'cancelled') return
  work.state.phase = phase
  work.state.closedAt = work.at
  work.state.tokens = []
  work.state.scopes = []
  if (outcome !== null) work.state.outcome = outcome
  emit(work, phase, outcome === null ? {} : { outcome })
  endWaits(work)
}

/** Ends the waits with this reason, or every one. */
export function endWaits(work: Work, reason?: string): void {
  const ended = work.state.waits.filter((wait) => reason === undefined || wait.reason === reason)
  if (ended.length === 0) return
  work.state.waits = work.state.waits.filter((wait) => !ended.includes(wait))
  lookAtTargetsAgain(work, 'waiting')
  adjustPauses(work)
  for (const wait of ended) emit(work, 'waitEnded', { reason: wait.reason })
}
