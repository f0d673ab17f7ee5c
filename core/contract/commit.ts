import type { AlertJob } from './alerts.ts'
import type { Command } from './command.ts'
import type { CaseEvent } from './event.ts'
import type { LocalText } from './language.ts'
import type { ClockReading } from './reading.ts'
import type { CaseRecord } from './record.ts'
import type { CaseState } from './state.ts'
import type { Instant } from './time.ts'
import type { CaseStatus } from './wire.ts'

/** A letter to be sent. It holds no address and no words: those are looked up when it is sent, so that they can be erased. */
export interface MailJob {
  readonly id: string
  readonly kind: 'mail'
  readonly at: Instant
  readonly caseId: string
  /** `customer`, `assignee`, `team`, `role:<id>`, a login or an address. */
  readonly to: string
  /** Null where the words are those of a person, and only they. */
  readonly template: string | null
  /** Words that are stored already, instead of those of the template. */
  readonly contentId: string | null
}

/** A letter to whoever has an action of a retrospective that is due; whether it still is, is looked up when it is sent. */
export interface ReminderJob {
  readonly id: string
  readonly kind: 'reminder'
  readonly at: Instant
  readonly action: string
  /** Whom it was for when it was planned. */
  readonly owner: string
}

/** A report to be sent by mail; what it tells is looked up when it is sent. */
export interface ReportJob {
  readonly id: string
  readonly kind: 'report'
  readonly at: Instant
  readonly sendingId: string
}

/** Work for the dispatcher, made once by its id however often a commit is repeated. */
export type Job =
  | Extract<Command, { kind: 'notify' | 'webhook' | 'survey' | 'startCase' }>
  | MailJob
  | ReminderJob
  | ReportJob
  | AlertJob

/**
 * What one step of a case writes in one transaction: the case row (guarded by `previousSeq`), its records (unique by
 * case and seq), clocks and breaches, and its jobs. Repeating it changes nothing.
 */
export interface CaseCommit {
  readonly caseId: string
  readonly number: number
  /** The seq that the row has before this commit; 0 for a new case. */
  readonly previousSeq: number
  readonly state: CaseState
  readonly status: CaseStatus
  readonly flowName: LocalText
  readonly priority: string | null
  readonly customerId: string | null
  /** The newest instance of each clock and every instance that changed. */
  readonly clocks: readonly ClockReading[]
  readonly nextDue: { readonly clock: string; readonly dueAt: Instant; readonly breachesAt: Instant | null } | null
  /** When the case acts by itself next: what the reconciler watches. */
  readonly nextDeadlineAt: Instant | null
  readonly records: readonly CaseRecord[]
  readonly jobs: readonly Job[]
}

/** A commit with its number in the case, counted from 1, and the events that it was made from. */
export interface CaseTurn {
  readonly turn: number
  readonly commit: CaseCommit
  /** Large contents (plans, calendars) left out. */
  readonly events: readonly CaseEvent[]
}

/**
 * What became of a turn. `diverged`: a turn of this number was written before, from other events. They have happened:
 * the case takes them for its own, and does what it had in hand after them.
 */
export type TurnAnswer =
  | { readonly kind: 'written' }
  | { readonly kind: 'diverged'; readonly events: readonly CaseEvent[] }
