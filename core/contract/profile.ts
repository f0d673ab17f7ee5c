import type { IntervalText, Weekday } from './calendar.ts'
import type { FactId, FactValue } from './facts.ts'
import type { LocalText } from './language.ts'
import type { InstantText } from './scenario.ts'

/**
 * How long something takes, in minutes, drawn anew each time: always the same; log-normal, as work usually is, by its median and the
 * time within which nine of ten are done; or one of those that were recorded.
 */
export type Distribution =
  | { readonly kind: 'fixed'; readonly minutes: number }
  | { readonly kind: 'lognormal'; readonly medianMinutes: number; readonly p90Minutes: number }
  | { readonly kind: 'recorded'; readonly minutes: readonly number[] }

/** Relative weights by name: of `{ "found": 9, "specialist": 1 }` nine of ten are found. */
export type Weights = Readonly<Record<string, number>>

/** A value that a fact may get, and its relative weight, 1 if left out. `null` leaves the fact out. */
export interface WeightedValue {
  readonly value: FactValue
  readonly weight?: number
}

/** A case that comes in at an instant, with what it brings. What is left out is drawn. */
export interface GivenArrival {
  readonly at: InstantText
  readonly channel?: string
  readonly facts?: Readonly<Record<FactId, FactValue>>
}

/** When cases come in: by chance at a rate for each weekday and hour, in cases an hour; or at the instants given. */
export type ArrivalsProfile =
  | {
      readonly perHour: { readonly [D in Weekday]?: Readonly<Record<IntervalText, number>> }
      /** The calendar in whose zone the hours are; the policy's first if left out. Its holidays do not matter here. */
      readonly calendar?: string
    }
  | { readonly given: readonly GivenArrival[] }

/** The people of a team. */
export interface TeamProfile {
  /** How many work at once; or how many by time of day, in the zone of the calendar. Left out: as many as are needed. */
  readonly capacity?: number | Readonly<Record<IntervalText, number>>
  /** When they work; the policy's first calendar if left out. */
  readonly calendar?: string
}

/** How a task is worked on. */
export interface TaskProfile {
  /** Working time, in which the team has to be at work. */
  readonly takes?: Distribution
  readonly outcomes?: Weights
  /** When a person answers the customer in public: `first` is when work begins, unless somebody has answered before. Default `first`. */
  readonly reply?: 'first' | 'start' | 'end' | 'never'
  /** In this share of visits the work stops half way and waits for the customer, who writes after a time. */
  readonly asks?: { readonly share: number; readonly answerAfter: Distribution }
  /** Facts that are filled in when the task is completed. */
  readonly sets?: Readonly<Record<FactId, readonly WeightedValue[]>>
}

/** Whether customers answer a survey, when, and with which score. */
export interface SurveyProfile {
  readonly answered?: number
  readonly after?: Distribution
  /** Relative weights by score. */
  readonly scores?: Weights
}

/** What a simulation assumes of the world around a flow. Everything may be left out; docs/formats.md says what then holds. */
export interface ProfileDocument {
  readonly kind: 'profile'
  readonly name?: LocalText
  /** When the first day begins. */
  readonly from?: InstantText
  readonly arrivals?: ArrivalsProfile
  readonly channels?: Weights
  readonly facts?: Readonly<Record<FactId, readonly WeightedValue[]>>
  readonly teams?: Readonly<Record<string, TeamProfile>>
  /** Whom a team takes next: what is due first (default), or who has waited longest. */
  readonly order?: 'due' | 'arrival'
  /** By node; a child's as `child/node`. */
  readonly tasks?: Readonly<Record<string, TaskProfile>>
  readonly surveys?: Readonly<Record<string, SurveyProfile>>
  /** When what a `wait` waits for happens: a customer's message or an external event. */
  readonly events?: Readonly<Record<string, { readonly share?: number; readonly after: Distribution }>>
  /** The share of visits in which an `act` fails. */
  readonly acts?: Readonly<Record<string, { readonly fails: number }>>
  /** The share of resolved cases that come back, and when. */
  readonly reopens?: { readonly share: number; readonly after: Distribution }
}
