import type { CarriedCase, CaseStart, SystemSignal } from '../core/contract/temporal.ts'

/** How the dispatcher and the reconciler reach running cases. Every method rejects while the engine cannot be reached. */
export interface CaseGateway {
  /** Starts a case, or goes on with one from a backup, idempotently by its id. */
  start(caseId: string, start: CaseStart | CarriedCase): Promise<'started' | 'exists'>
  /** Starts the workflow that brings a publication to running cases; nothing when it runs already. */
  startPublication(publication: string): Promise<void>
  /** Sends a command or one of the system's messages as a signal; `over` when the case runs no more. */
  signal(caseId: string, message: SystemSignal | Readonly<Record<string, unknown>>): Promise<'sent' | 'over'>
}
