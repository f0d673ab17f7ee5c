import type { IssueParams } from './issue.ts'
import type { LocalText } from './language.ts'
import type { ClockOutcome } from './reading.ts'
import type { Duration, Millis } from './time.ts'
import type { WireInstant, WireIssue } from './wire.ts'

/** How much of a rehearsal is done. */
export interface RehearsalProgress {
  readonly done: number
  readonly total: number
}

/** How long something took, over many times: the mean is exact, shares are within one percent. All null where it never happened. */
export interface TimeSummary {
  readonly count: number
  readonly meanMs: Millis | null
  readonly p50Ms: Millis | null
  readonly p90Ms: Millis | null
  readonly p99Ms: Millis | null
  readonly maxMs: Millis | null
}

/** How one clock of a policy fared over many cases, instance by instance. */
export interface ClockSummary {
  readonly name: LocalText
  readonly met: number
  readonly missed: number
  /** Still running, and not missed yet. */
  readonly pending: number
  /** Cancelled before they were missed. */
  readonly none: number
  /** met ÷ (met + missed); null where there were neither. */
  readonly compliance: number | null
}

/** A clock of a simulation, with what it measured. */
export interface SimulatedClockSummary extends ClockSummary {
  readonly warnings: number
  readonly breaches: number
  /** The time that ended instances counted, in the time of their targets. */
  readonly elapsed: TimeSummary
}

/** What became of the visits of a task. */
export interface NodeSummary {
  readonly name: LocalText
  readonly stage: string
  readonly visits: number
  /** From entering the node, or from the customer's answer, until somebody takes it up: time on the wall, closed hours included. */
  readonly waiting: TimeSummary
  /** Working time, in the hours of the team. */
  readonly handling: TimeSummary
  readonly outcomes: Readonly<Record<string, number>>
}

export interface StageSummary {
  readonly name: LocalText
  readonly visits: number
  /** From entering the stage to leaving it, on the wall. */
  readonly elapsed: TimeSummary
  /** Of the tasks of the stage, visit by visit. */
  readonly waiting: TimeSummary
  readonly handling: TimeSummary
}

export interface TeamSummary {
  /** How many visits of tasks it worked on. */
  readonly handled: number
  readonly workedMs: Millis
  /** What its people could have worked between `from` and `to`; null where there are as many as are needed. */
  readonly availableMs: Millis | null
  /** workedMs ÷ availableMs. */
  readonly utilisation: number | null
  /** Work that waited for somebody: the mean over the time on the wall between `from` and `to`. */
  readonly queue: { readonly mean: number; readonly max: number }
}

/** What a simulation found. The same documents, profile, number of cases and seed give the same, to the last digit. */
export interface SimulationResult {
  readonly cases: number
  readonly seed: number
  /** The first arrival, and the later of the last one and the end of the last work. */
  readonly from: WireInstant
  readonly to: WireInstant
  /** Cases that were closed or cancelled; the others wait for something that never comes. */
  readonly ended: number
  readonly unfinished: number
  /** How cases ended, by the outcome of their end. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly reopened: number
  readonly clocks: Readonly<Record<string, SimulatedClockSummary>>
  readonly byStage: Readonly<Record<string, StageSummary>>
  readonly byNode: Readonly<Record<string, NodeSummary>>
  readonly teams: Readonly<Record<string, TeamSummary>>
}

/** The result with how fast it came, and what is doubtful in the documents. */
export interface SimulationAnswer extends SimulationResult {
  readonly perSecond: number
  readonly warnings?: readonly WireIssue[]
}

/** One side of a backtest. */
export interface BacktestSide {
  readonly clocks: Readonly<Record<string, ClockSummary>>
}

/** How one instance of a clock stood at the end. */
export interface BacktestReading {
  readonly outcome: ClockOutcome
  readonly target: Duration | null
  readonly targetMs: Millis | null
  readonly elapsedMs: Millis
  readonly breachedAt: WireInstant | null
}

/** Something that can be told in words: a code of the catalogue with what fills its text. */
export interface TellableReason {
  readonly code: string
  readonly params: IssueParams
  /** The sentence, in the language that was asked for. */
  readonly message: string
}

/** A case in which an instance of a clock ends otherwise than it did; null where there was or is no such instance. */
export interface BacktestChange {
  readonly case: string
  readonly number: number
  readonly clock: string
  readonly instance: number
  readonly before: BacktestReading | null
  readonly after: BacktestReading | null
  readonly why: readonly TellableReason[]
}

/** A recorded case that could not be replayed, and why. It counts on neither side. */
export interface NotReplayed {
  readonly case: string
  readonly number: number
  readonly why: TellableReason
}

/** What recorded cases would have come to under changed documents. */
export interface BacktestResult {
  /** How many were looked at, and how many of them could be replayed. */
  readonly cases: number
  readonly replayed: number
  readonly before: BacktestSide
  readonly after: BacktestSide
  /** In the order in which the cases began; the first thousand. */
  readonly changed: readonly BacktestChange[]
  /** How many instances changed in all, and in how many cases. */
  readonly changedCount: number
  readonly changedCases: number
  /** The first thousand, in the same order. */
  readonly notReplayed: readonly NotReplayed[]
  readonly notReplayedCount: number
}

/** The result with how fast it came, and what is doubtful in the documents. */
export interface BacktestAnswer extends BacktestResult {
  readonly perSecond: number
  readonly warnings?: readonly WireIssue[]
}
