import type { Actor } from './case-command.ts'
import type { FactValue } from './facts.ts'
import type { CaseEventName } from './matcher.ts'
import type { Instant } from './time.ts'

/** What the timeline of a case holds beyond the events that a matcher can name. */
export type RecordName =
  | CaseEventName
  | 'decided'
  | 'performed'
  | 'escalated'
  | 'notified'
  | 'clockStarted'
  | 'clockStopped'
  | 'clockPaused'
  | 'clockResumed'
  | 'clockCancelled'
  | 'targetChanged'
  | 'calendarChanged'
  | 'planChanged'
  | 'planRefused'
  | 'breachContested'
  | 'reasonRequired'
  | 'surveySent'
  | 'subflowStarted'
  | 'subflowEnded'
  | 'linked'
  | 'merged'
  | 'tagged'
  | 'rejected'
  | 'finished'

/**
 * One line of a case's timeline: what happened, when, by whom. `seq` counts from 1 without gaps within a case.
 * `at` is when it counts; `acceptedAt` stands beside it where the system had accepted it earlier.
 */
export interface CaseRecord {
  readonly seq: number
  readonly at: Instant
  readonly event: RecordName
  readonly actor: Actor
  readonly acceptedAt?: Instant
  readonly commandId?: string
  /** The fields of the event: `reply {by, public}`, `factChanged {fact, is, was}` and so on; plain JSON. */
  readonly data: Readonly<Record<string, RecordValue>>
}

export type RecordValue = FactValue | undefined | readonly RecordValue[] | { readonly [key: string]: RecordValue }
