import type { CalendarDocument } from './calendar.ts'
import type { Facts } from './facts.ts'
import type { FlowDocument } from './flow.ts'
import type { LocalText } from './language.ts'
import type { CalendarOwner, PolicyDocument } from './policy.ts'
import type { ClockOutcome, ClockRunState } from './reading.ts'
import type { RulesDocument } from './rules.ts'
import type { TeamSetting } from './settings.ts'
import type { Duration } from './time.ts'

/** An instant as documents write it: ISO 8601 with an offset. */
export type InstantText = string

/** A document inline; or a text: a path relative to the scenario (it has a `/` or ends in .json, .yaml, .yml), else an id. */
export type DocumentSource<D> = D | string

/** How the case of a scenario begins. */
export interface ScenarioCase {
  readonly at: InstantText
  readonly facts?: Facts
  readonly channel?: string
  readonly team?: string
  /** A reason: it is created waiting. */
  readonly waiting?: string
  /** A bot has it first. */
  readonly bot?: boolean
  /** The calendars that the records of its customer, team and site name, by id. */
  readonly calendars?: { readonly [O in CalendarOwner]?: string }
}

interface EventBase<W extends string> {
  readonly at: InstantText
  readonly do: W
}

/** What happens in a scenario: the words of `CaseCommand` with instants as text, and the two publications. */
export type ScenarioEvent =
  | (EventBase<'reply'> & { readonly by?: 'person' | 'bot'; readonly public?: boolean; readonly text?: string })
  | (EventBase<'message'> & { readonly channel?: string; readonly text?: string })
  | (EventBase<'note'> & { readonly text?: string })
  | (EventBase<'set'> & { readonly facts: Facts })
  | (EventBase<'assign'> & { readonly team?: string; readonly agent?: string | null })
  | (EventBase<'complete'> & { readonly node: string; readonly outcome: string; readonly facts?: Facts })
  | (EventBase<'wait'> & { readonly reason: string; readonly for?: Duration; readonly until?: InstantText })
  | (EventBase<'resume'> & { readonly reason?: string })
  | (EventBase<'merge'> & { readonly into: string })
  | (EventBase<'link'> & { readonly to: string; readonly as: string })
  | (EventBase<'tag'> & { readonly add?: readonly string[]; readonly remove?: readonly string[] })
  | EventBase<'resolve'>
  | EventBase<'reopen'>
  | EventBase<'close'>
  | EventBase<'cancel'>
  | EventBase<'handOver'>
  | (EventBase<'external'> & { readonly name: string; readonly facts?: Facts })
  | (EventBase<'answer'> & {
      readonly score: number
      readonly node?: string
      readonly comment?: string
      readonly answers?: Readonly<Record<string, number>>
    })
  | (EventBase<'calendar'> & { readonly document: DocumentSource<CalendarDocument> })
  | (EventBase<'policy'> & {
      readonly document: DocumentSource<PolicyDocument>
      readonly running?: 'stay' | 'migrate'
    })

/** When an expectation is looked at: an instant, or the end of the run. */
export type ExpectationAt = InstantText | 'end'

/** What a clock has to show; only what is written is compared. `instance` left out is the newest. */
export interface ClockExpectation {
  readonly at: ExpectationAt
  readonly clock: string
  readonly instance?: number
  readonly state?: ClockRunState
  readonly outcome?: ClockOutcome
  readonly dueAt?: InstantText | null
  readonly breachesAt?: InstantText | null
  readonly elapsedMinutes?: number
  readonly remainingMinutes?: number
  readonly stoppedWhilePaused?: boolean
}

/** The breaches of the whole run, in order; of each, only what is written is compared. */
export interface BreachesExpectation {
  readonly breaches: readonly {
    readonly clock: string
    readonly instance?: number
    readonly breachedAt: InstantText
    readonly dueAt?: InstantText
    readonly cause?: 'time' | 'retarget'
  }[]
}

/** Every warning of one clock, in order. */
export interface WarningsExpectation {
  readonly warnings: { readonly clock: string; readonly at: readonly InstantText[] }
}

/** The stages of the whole run in order of entry. */
export interface PathExpectation {
  readonly path: readonly string[]
}

/** Facts at an instant, built-in ones too; null expects a missing one. */
export interface FactsExpectation {
  readonly at: ExpectationAt
  readonly facts: Facts
}

/** Notifications that the run must contain. */
export interface NotificationsExpectation {
  readonly notifications: readonly { readonly at: InstantText; readonly to: string }[]
}

export type Expectation =
  | ClockExpectation
  | BreachesExpectation
  | WarningsExpectation
  | PathExpectation
  | FactsExpectation
  | NotificationsExpectation

/** What a step of `act` answers instead of plainly succeeding. */
export type ScenarioAnswer = { readonly fail: true } | { readonly facts: Facts }

/** A test of documents that an owner can read (FORMATS section 7). */
export interface ScenarioDocument {
  readonly kind: 'scenario'
  readonly id?: string
  readonly name: LocalText
  readonly calendars?: readonly DocumentSource<CalendarDocument>[]
  readonly policy?: DocumentSource<PolicyDocument>
  readonly policies?: readonly DocumentSource<PolicyDocument>[]
  readonly flow?: DocumentSource<FlowDocument>
  readonly flows?: readonly DocumentSource<FlowDocument>[]
  readonly rules?: readonly DocumentSource<RulesDocument>[]
  readonly teams?: readonly TeamSetting[]
  readonly case: ScenarioCase
  readonly runUntil?: InstantText
  readonly events?: readonly ScenarioEvent[]
  readonly expect: readonly Expectation[]
  /** By node of an `act`. */
  readonly answers?: Readonly<Record<string, ScenarioAnswer>>
}
