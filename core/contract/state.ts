import type { CompiledCalendar } from './calendar.ts'
import type { FactValue } from './facts.ts'
import type { CalendarOwner } from './policy.ts'
import type { Duration, Instant, Millis } from './time.ts'

/** The facts of a running case: flat, by id; a missing one has no entry. */
export type CaseFacts = Readonly<Record<string, FactValue>>

/** A pause is not a phase: a case that waits is open or resolved. */
export type CasePhase = 'open' | 'resolved' | 'closed' | 'cancelled'

/** A breach is a fact that is never rewritten, one per instance and target (FORMATS section 4, item 5). */
export interface Breach {
  readonly clock: string
  readonly instance: number
  readonly breachedAt: Instant
  readonly dueAt: Instant
  readonly detectedAt: Instant
  readonly target: Duration
  readonly targetMs: Millis
  readonly priority: FactValue
  readonly policyVersion: number | null
  readonly calendarVersion: number | null
  readonly cause: 'time' | 'retarget'
  readonly contested: boolean
}

/** What already happened to one target of one instance: each warning, escalation and breach happens once. */
export interface TargetMarks {
  readonly warned: readonly number[]
  /** Indexes into the clock's escalations. */
  readonly escalated: readonly number[]
  /** Elapsed time at the breach; null while there is none. Escalations `after` count from here. */
  readonly breachedElapsedMs: Millis | null
  readonly breachedAt: Instant | null
}

/** A change in the life of an instance; together they explain its due time. */
export type ClockChange =
  | {
      readonly what: 'started'
      readonly at: Instant
      readonly countedFromAt: Instant
      readonly target: Duration
      readonly row: number
      readonly calendar: string
    }
  | { readonly what: 'paused'; readonly at: Instant }
  | { readonly what: 'resumed'; readonly at: Instant }
  | {
      readonly what: 'retargeted'
      readonly at: Instant
      readonly target: Duration
      readonly row: number
      readonly restarted: boolean
      readonly fromStart: boolean
    }
  | { readonly what: 'calendar'; readonly at: Instant; readonly calendar: string }
  | { readonly what: 'policy'; readonly at: Instant; readonly version: number | null }
  | { readonly what: 'restarted'; readonly at: Instant }
  | { readonly what: 'stopped'; readonly at: Instant; readonly countedToAt: Instant }
  | { readonly what: 'reopened'; readonly at: Instant }
  | { readonly what: 'cancelled'; readonly at: Instant }

/** A stretch of time that an instance counted, under one calendar; `toAt` is null while it runs. */
export interface ClockSpan {
  readonly fromAt: Instant
  readonly toAt: Instant | null
  /** Key of the calendar that counted: an id of the plan's, or a key of `CaseState.calendars`. */
  readonly calendar: string
  /** The open time in it; 0 while it runs. */
  readonly openMs: Millis
}

/**
 * One measurement of a clock: the spans that counted since `measuredFromAt`. Elapsed time, due time and all the rest are
 * derived from them, in open or in plain time as the target's unit says.
 */
export interface ClockInstance {
  readonly instance: number
  readonly state: 'running' | 'paused' | 'stopped' | 'cancelled'
  readonly missed: boolean
  readonly startedAt: Instant
  /** From when the present target counts: the start, or the instant of a restart. */
  readonly measuredFromAt: Instant
  /** In order, without overlaps; the last one runs while the instance does. */
  readonly spans: readonly ClockSpan[]
  readonly pausedSince: Instant | null
  readonly target: Duration
  /** The row of the clock's targets that chose it. */
  readonly row: number
  readonly budgetMs: Millis
  /** A day target's own instant, which counts until open time was paused; null for other targets. */
  readonly fixedDueAt: Instant | null
  /** Key of the calendar that counts now. */
  readonly calendar: string
  readonly stoppedAt: Instant | null
  readonly stoppedWhilePaused: boolean
  readonly breachedAt: Instant | null
  /** By target, as `<amount> <unit>`. */
  readonly marks: Readonly<Record<string, TargetMarks>>
  readonly changes: readonly ClockChange[]
}

/** One clock of the policy in one case. */
export interface ClockState {
  readonly id: string
  /** When the metric began to be measured; null while it is not (then no row is looked for). */
  readonly activeSinceAt: Instant | null
  /** The pauses since then, also those without an instance; the last one may be open. Those of the last measurement while none is under way. */
  readonly pauses: readonly { readonly fromAt: Instant; readonly toAt: Instant | null }[]
  /** Oldest first, numbered from 1. */
  readonly instances: readonly ClockInstance[]
}

export interface CaseWait {
  readonly reason: string
  readonly sinceAt: Instant
  readonly untilAt: Instant | null
}

/** A branch of the process: where it stands and what it waits for. */
export interface Token {
  readonly id: string
  readonly node: string
  readonly enteredAt: Instant
  /** Records after this one can be what a `wait` waits for. */
  readonly enteredSeq: number
  /** The splits around it, outermost first. */
  readonly scopes: readonly string[]
  /** When a wait is over or a survey times out, and by which way it then leaves. */
  readonly timers: readonly { readonly atAt: Instant; readonly way: string }[]
  /** Open question to the host: a verdict, a performed step, a child's end. */
  readonly ref: string | null
  /** The step of an `act` that is being performed. */
  readonly step: number
}

/** A split that was taken and not yet joined. */
export interface SplitScope {
  readonly id: string
  readonly split: string
  /** The scopes around it, outermost first. */
  readonly around: readonly string[]
  readonly arrived: number
  readonly isJoined: boolean
}

export interface CaseLink {
  readonly to: string
  readonly as: string
}

/** The whole state of a case: plain JSON, changed by `step` alone. */
export interface CaseState {
  readonly id: string
  readonly behaviour: number
  /** The plan it follows; `place` is that of the publication which moved it there, and left out for the plan it began with. */
  readonly plan: {
    readonly id: string
    readonly version: number | null
    readonly hash: string
    readonly place?: number
  }
  /** The instant of the last event; nothing is applied before it. */
  readonly at: Instant
  /** The number of the last record. */
  readonly seq: number
  /** How many refs, tokens and scopes were given out. */
  readonly serial: number
  readonly phase: CasePhase
  readonly createdAt: Instant
  readonly resolvedAt: Instant | null
  readonly closedAt: Instant | null
  /** True once a person answered the customer in public. */
  readonly firstReplyAt: Instant | null
  readonly reopened: number
  readonly handledBy: 'bot' | 'people'
  readonly channel: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly stage: string
  readonly outcome: string | null
  readonly facts: CaseFacts
  readonly waits: readonly CaseWait[]
  readonly tokens: readonly Token[]
  readonly scopes: readonly SplitScope[]
  /** The last task that was entered: where a reopened case goes by default. */
  readonly lastTask: string | null
  /** The last end that was reached while other branches ran. */
  readonly lastEnd: string | null
  readonly clocks: readonly ClockState[]
  readonly breaches: readonly Breach[]
  readonly reasonRequired: boolean
  readonly tags: readonly string[]
  readonly links: readonly CaseLink[]
  readonly mergedInto: string | null
  /** Calendars that came after the plan: loaded for an owner, or published while the case ran; by key. */
  readonly calendars: Readonly<Record<string, CompiledCalendar>>
  /** The newest key for a calendar id of the plan, where it is not the plan's own. */
  readonly calendarKeys: Readonly<Record<string, string>>
  /** The key of each owner's calendar, null where the owner has none. */
  readonly ownerCalendars: Readonly<Partial<Record<CalendarOwner, string | null>>>
  /** The newest command ids, oldest first; a command is applied once. */
  readonly commandIds: readonly string[]
  readonly isFinished: boolean
}
