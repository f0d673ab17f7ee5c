import type { Instant } from '../core/contract/time.ts'
import { casesWithPassedDeadline, type PassedDeadline } from '../store/cases/passed-deadlines.ts'
import type { ActivityParts } from './activity-parts.ts'
import type { CaseGateway } from './case-gateway.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

/** A case that acts just now is left alone. */
const slackMs = 15_000
/** A case that was poked has this long to show it. One without a workflow waits for an operator, who is told again now and then. */
const patienceMs = { sent: 120_000, over: 3_600_000 } as const

export interface ReconcileOptions {
  /** Default 20 s. */
  readonly restMs?: number
  /** How many cases it looks at in one turn; default 200. */
  readonly casesAtOnce?: number
  readonly onError: (error: unknown) => void
  /** A deadline passed unnoticed: `over` when no workflow of the case runs, which is for an operator to look at. */
  readonly onOverdue: (caseId: string, deadlineAt: Instant, outcome: 'sent' | 'over') => void
}

/**
 * Looks for cases whose deadline passed without a sign of life, and pokes them: Temporal's timers do not fail, databases get restored. It goes
 * through all of them, a page a turn, so that those nobody can help do not stand before the others.
 */
export function reconcile(
  { store, now, gateway }: Pick<ActivityParts, 'store' | 'now'> & { readonly gateway: CaseGateway },
  { restMs = 20_000, casesAtOnce = 200, onError, onOverdue }: ReconcileOptions,
): WorkLoop {
  const quietUntil = new Map<string, Instant>()
  let last: PassedDeadline | null = null
  return startWorkLoop({
    restMs,
    onError,
    async turn() {
      const at = now()
      for (const [id, until] of quietUntil) if (until < at) quietUntil.delete(id)
      const overdue = await casesWithPassedDeadline(store, at - slackMs, casesAtOnce, last)
      for (const { id, deadlineAt } of overdue) {
        if (quietUntil.has(id)) continue
        // One that cannot be poked does not stand before the others either.
        quietUntil.set(id, at + patienceMs.sent)
        const outcome = await gateway.signal(id, { kind: 'poke' })
        quietUntil.set(id, at + patienceMs[outcome])
        onOverdue(id, deadlineAt, outcome)
      }
      last = overdue.length < casesAtOnce ? null : (overdue.at(-1) ?? null)
      return last !== null
    },
  })
}
