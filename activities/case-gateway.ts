import type { CarriedCase, CaseStart, SystemSignal } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'

/** How the dispatcher and the reconciler reach running cases. Every method rejects while the engine cannot be reached. */
export interface CaseGateway {
  /** Starts a case, or goes on with one from a backup, idempotently by its id. */
  start(caseId: string, start: CaseStart | CarriedCase): Promise<'started' | 'exists'>
  /** Starts the workflow that brings a publication to running cases; nothing when it runs already. */
  startPublication(publication: string): Promise<void>
  /** Sends a command or one of the system's messages as a signal; `over` when the case runs no more. */
  signal(caseId: string, message: SystemSignal | Readonly<Record<string, unknown>>): Promise<'sent' | 'over'>
  /** The cases of which a workflow was terminated or cancelled, failed or timed out, after an instant; another may run in its place. */
  endedFromOutside(sinceAt: Instant): Promise<readonly string[]>
}
