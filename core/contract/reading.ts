import type { LocalText } from './language.ts'
import type { ClockType } from './policy.ts'
import type { Duration, Instant, Millis } from './time.ts'

export type ClockRunState = 'notStarted' | 'running' | 'paused' | 'stopped' | 'cancelled'
export type ClockOutcome = 'pending' | 'met' | 'missed' | 'none'

/** All that a person or the wire sees of a clock at an instant. */
export interface ClockReading {
  readonly id: string
  /** 0 while nothing was measured yet. */
  readonly instance: number
  readonly name: LocalText
  readonly type: ClockType
  readonly state: ClockRunState
  readonly outcome: ClockOutcome
  readonly startedAt: Instant | null
  readonly stoppedAt: Instant | null
  /** Null while paused, and when the calendar never opens long enough. */
  readonly dueAt: Instant | null
  readonly breachesAt: Instant | null
  readonly elapsedMs: Millis
  /** Negative once overdue; null before the start. */
  readonly remainingMs: Millis | null
  readonly targetMs: Millis | null
  readonly target: Duration | null
  readonly breachedAt: Instant | null
  readonly pausedSince: Instant | null
  readonly stoppedWhilePaused: boolean
  readonly policy: { readonly id: string; readonly version: number | null }
  readonly calendar: { readonly id: string; readonly version: number | null; readonly timeZone: string }
}

/** The next instant at which something happens by itself, and what. */
export interface Deadline {
  readonly at: Instant
  readonly what: 'wait' | 'node' | 'warning' | 'escalation' | 'breach' | 'finish'
  readonly clock?: string
}
