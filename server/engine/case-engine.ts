import type { Actor, AllowedCommand, CaseCommand } from '../../core/contract/case-command.ts'
import type { IssueParams } from '../../core/contract/issue.ts'
import type { CaseStart, CommandAnswer } from '../../core/contract/temporal.ts'
import type { Instant } from '../../core/contract/time.ts'

/** A command on its way to its case: it is applied once by its id, whichever way and however often it arrives. */
export interface SentCommand {
  readonly commandId: string
  /** When the system accepted it. */
  readonly at: Instant
  readonly actor: Actor
  readonly command: CaseCommand
}

/** What became of a start. `exists`: a case of that id was started before; nothing was started twice. */
export type StartOutcome = 'started' | 'exists' | 'unreachable'

/** What became of a command. */
export type CommandOutcome =
  | { readonly kind: 'applied'; readonly answer: CommandAnswer }
  /** The case does not allow it now, or its contents are wrong; nothing was changed. */
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly params: IssueParams
      readonly allowed: readonly AllowedCommand[] | null
    }
  /** No worker answered in time; the engine keeps it and applies it once, at its acceptance time. */
  | { readonly kind: 'kept' }
  /** The case runs no more, and cannot be reopened. */
  | { readonly kind: 'over' }
  /** The engine itself cannot be reached; nothing was sent. */
  | { readonly kind: 'unreachable' }

/** All that the API asks of whatever runs the cases. No method throws for a case that does not exist or an engine that is down. */
export interface CaseEngine {
  /** Starts a case, idempotently by its id, without waiting for its first step. */
  start(caseId: string, start: CaseStart): Promise<StartOutcome>
  /** Sends a command and waits, for a bounded time, until what it did can be read back from the store. */
  command(caseId: string, sent: SentCommand): Promise<CommandOutcome>
  /** Whether the engine can be reached now. Answers within a second. */
  isReachable(): Promise<boolean>
}
