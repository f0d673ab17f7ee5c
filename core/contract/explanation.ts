import type { LocalText } from './language.ts'
import type { ClockReading } from './reading.ts'
import type { ClockChange } from './state.ts'
import type { Duration, Instant, Millis } from './time.ts'

/**
 * One part of why a clock says what it says, in the order of time. The `countedMs` of the `open` steps up to the due time add up
 * to the target (and, for a clock that is over, to what elapsed).
 */
export type ExplanationStep =
  | { readonly kind: 'start'; readonly at: Instant; readonly countedFromAt: Instant }
  /** What was promised at the start; later targets are changes. */
  | { readonly kind: 'target'; readonly at: Instant; readonly target: Duration; readonly row: number }
  /** Time that counted; `openings` of them where they were too many to list. */
  | {
      readonly kind: 'open'
      readonly fromAt: Instant
      readonly toAt: Instant
      readonly countedMs: Millis
      readonly openings: number
    }
  | { readonly kind: 'closed'; readonly fromAt: Instant; readonly toAt: Instant }
  /** A pause, or the time between a resolve and a reopening; `openMs` is the part that moved the deadline. */
  | { readonly kind: 'pause'; readonly fromAt: Instant; readonly toAt: Instant | null; readonly openMs: Millis }
  | { readonly kind: 'change'; readonly at: Instant; readonly change: ClockChange }
  | { readonly kind: 'due'; readonly at: Instant }
  | {
      readonly kind: 'breach'
      readonly at: Instant
      readonly dueAt: Instant
      readonly cause: 'time' | 'retarget'
      readonly target: Duration
    }
  | { readonly kind: 'stop'; readonly at: Instant; readonly whilePaused: boolean }

/** Why a clock says what it says at an instant, as data; model/words makes the sentences. */
export interface Explanation {
  readonly reading: ClockReading
  readonly name: LocalText
  readonly at: Instant
  readonly steps: readonly ExplanationStep[]
}
