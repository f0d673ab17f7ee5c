import type { ClockOutcome } from '../../core/contract/reading.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Duration, Instant, Millis } from '../../core/contract/time.ts'

/** An instance of a clock as it was recorded. */
export interface RecordedClock {
  readonly clock: string
  readonly instance: number
  readonly outcome: ClockOutcome
  readonly target: Duration | null
  readonly targetMs: Millis | null
  readonly elapsedMs: Millis
  readonly breachedAt: Instant | null
}

/** A case as it was recorded: what came to it, and how its clocks stand. */
export interface RecordedCase {
  readonly id: string
  readonly number: number
  readonly flow: string
  /** Names the plan under which it runs. */
  readonly planHash: string
  /** When the record was last written; what came due later may not be in it yet. */
  readonly recordedAt: Instant
  /** The id of the calendar that its customer's record names. */
  readonly customerCalendar: string | null
  /** Whether a bot had it first; only then it can be handed to people. */
  readonly isBots: boolean
  /** In order; those of `replayedEvents` are enough. */
  readonly records: readonly CaseRecord[]
  readonly clocks: readonly RecordedClock[]
}

/** More entries than any case has that somebody works on: a longer one is not replayed. */
export const mostRecords = 5000
