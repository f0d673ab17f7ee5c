import type { LocalText } from './language.ts'
import type { Millis } from './time.ts'
import type { WireInstant, WireList } from './wire.ts'
import type { WireFact } from './wire-reports.ts'

/** What is diagnosed: promises, cases and figures of civil dates in a zone, `to` exclusive. */
export interface DiagnosisWindow {
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly fromAt: WireInstant
  readonly toAt: WireInstant
}

/** An estimate with the interval that holds the truth in 95 of 100 studies like it. */
export interface WireEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A case by which a figure can be looked into. */
export interface WireExample {
  readonly id: string
  readonly number: number
}

/**
 * By what cases are told apart. `circumstance`: what was given, or who had it; `course`: what became of the case on its way, which is no
 * cause; `target`: what was promised.
 */
export type WireFactorKind = 'circumstance' | 'course' | 'target'

/**
 * One thing that holds of a case. `column` is a dimension (`team`, `tier`, `channel`, `business`, `assignee`), `priority`, `fact:<id>`,
 * `hour` and `weekday` of its arrival (0 is Monday), `load` (cases that came in within the hour of its arrival and the one before),
 * `target` (in ms), `handovers`, `reopened`, `waits`, `visits:<step>` (how often it stood there) or `time:<step>` (ms it stood there).
 * `level` is a value, or of numbers `≤ x`, `≥ x` or `= x`.
 */
export interface WireCondition {
  readonly column: string
  readonly level: string
  /** As the newest version calls the fact or the step, and the value; null where it has no name of its own. */
  readonly columnName: LocalText | null
  readonly levelName: LocalText | null
}

/** Late shares of one span of time: of cases with a factor, and of all others. */
export interface WireFactorSpan {
  /** The civil date on which it begins. */
  readonly start: string
  readonly cases: number
  readonly late: number
  readonly otherCases: number
  readonly otherLate: number
}

/** What distinguishes late cases from punctual ones. */
export interface WireFactor {
  /** One, or two that hold together. */
  readonly conditions: readonly WireCondition[]
  readonly kind: WireFactorKind
  /** So many times as often as cases that are alike in all other factors found, and by so much more of a hundred; measured on cases that had no part in the search. */
  readonly ratio: WireEstimate
  readonly difference: WireEstimate
  /** Of findings as sure as this one, the share that is false. */
  readonly falseRate: number
  readonly cases: number
  readonly late: number
  readonly otherCases: number
  readonly otherLate: number
  /** Of all late cases, those that have it; and those that would not be late if it made no difference. */
  readonly shareOfLate: number
  readonly explained: number
  readonly trend: readonly WireFactorSpan[]
  /** The newest late cases behind it, at most fifty. */
  readonly examples: readonly WireExample[]
}

/** The answer of `GET /api/v1/diagnosis/factors`. */
export interface WireFactors {
  readonly flow: string
  readonly clock: string
  readonly clockName: LocalText | null
  readonly window: DiagnosisWindow
  /** Promises of the clock that were kept or broken in the window, and how many of them were looked at: all, or a sample of about 20,000 that is the same each time. */
  readonly found: number
  readonly sampled: number
  readonly late: number
  /** False while the cases from before an upgrade or a restore are still being counted: there will be more. */
  readonly isComplete: boolean
  /** `too-few`: too little to say anything; `nothing`: nothing stands out from chance. */
  readonly verdict: 'found' | 'nothing' | 'too-few'
  /** Circumstances and targets, what explains most first. */
  readonly factors: readonly WireFactor[]
  readonly course: readonly WireFactor[]
  /** What people are called, for those who may see figures of persons. */
  readonly people: Readonly<Record<string, string>>
}

/** The answer of `GET /api/v1/diagnosis/factors/cases`: every late promise behind a factor, the newest first, page by page. */
export interface WireFactorCases extends WireList<WireFact> {
  /** As they were asked for, with their names. */
  readonly conditions: readonly WireCondition[]
  readonly clockName: LocalText | null
  readonly window: DiagnosisWindow
  /** What people are called, for those who may see figures of persons. */
  readonly people: Readonly<Record<string, string>>
}

/** How a step fares on the way to a solution. Times are on the wall, closed hours included. */
export interface WireStepFigures {
  readonly node: string
  readonly name: LocalText | null
  readonly visits: number
  readonly cases: number
  readonly lateVisits: number
  /** Cases that stand there now. */
  readonly standing: number
  readonly medianMs: Millis
  readonly p90Ms: Millis
  readonly totalMs: Millis
  /** Until somebody took the case, and waiting for somebody outside; the rest is handling. */
  readonly queuedMs: Millis
  readonly waitedMs: Millis
  /** Of the time that all cases spent in steps. */
  readonly share: number
}

/** A way back to a step where the case had been before, and what passes until it stands where it stood. */
export interface WireLoop {
  readonly from: string
  readonly to: string
  readonly times: number
  readonly cases: number
  readonly medianMs: Millis
  readonly totalMs: Millis
  readonly share: number
}

/** A sequence of steps that cases took. */
export interface WireVariant {
  readonly path: readonly string[]
  readonly cases: number
  readonly late: number
  readonly share: number
  readonly medianMs: Millis
  /** Against the usual path. */
  readonly skipped: readonly string[]
  readonly added: readonly string[]
  readonly examples: readonly WireExample[]
}

/** The answer of `GET /api/v1/diagnosis/variants`. */
export interface WireVariants {
  readonly flow: string
  /** By which clock a case counts as late; null for any. */
  readonly clock: string | null
  readonly window: DiagnosisWindow
  /** Cases that were closed in the window, and how many of them were looked at. */
  readonly found: number
  readonly sampled: number
  readonly late: number
  /** False while the cases from before an upgrade or a restore are still being counted: there will be more. */
  readonly isComplete: boolean
  /** What the steps are called, by id. */
  readonly names: Readonly<Record<string, LocalText>>
  /** What takes most time first. */
  readonly steps: readonly WireStepFigures[]
  readonly loops: readonly WireLoop[]
  /** At most twenty, the most frequent first, which is the usual path; the rest summed. */
  readonly variants: readonly WireVariant[]
  readonly rest: { readonly variants: number; readonly cases: number; readonly late: number } | null
  /** How much of the usual path cases follow, from 0 to 1; null where there are none. */
  readonly conformance: number | null
}

/** Figures that may move together. `volume`: cases that came in; `people`: people who had cases; `firstReply`: its median in ms (by day within two and a half percent, as in reports); `compliance`: promises kept; `satisfaction`: the mean score. */
export const correlatedFigures = ['volume', 'people', 'perPerson', 'firstReply', 'compliance', 'satisfaction'] as const

export type CorrelatedFigure = (typeof correlatedFigures)[number]

/** How two figures move together once the rhythm of the week and the trend are taken out of both. It is no proof of a cause. */
export interface WireCorrelation {
  readonly one: CorrelatedFigure
  readonly other: CorrelatedFigure
  /** So many spans later the second follows the first; below zero, the first follows the second. */
  readonly lag: number
  /** Spearman's rank correlation. */
  readonly rank: WireEstimate
  /** Spans that have both, and how many independent ones they are worth. */
  readonly spans: number
  readonly worth: number
  readonly falseRate: number
  /** Sure enough, and strong enough to matter. */
  readonly isTogether: boolean
  /** What both differ by from what is usual for their kind of span; at most 400, evenly chosen. */
  readonly points: readonly { readonly start: string; readonly one: number; readonly other: number }[]
}

/** The answer of `GET /api/v1/diagnosis/correlations`. */
export interface WireCorrelations {
  readonly flow: string | null
  readonly clock: string | null
  readonly window: DiagnosisWindow
  readonly span: 'day' | 'hour'
  readonly spans: number
  /** False while the cases from before an upgrade or a restore are still being counted: there will be more. */
  readonly isComplete: boolean
  /** The strongest first. */
  readonly pairs: readonly WireCorrelation[]
}
