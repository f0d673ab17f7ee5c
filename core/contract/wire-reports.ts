import type { LocalText } from './language.ts'
import type { Millis } from './time.ts'
import type { WireInstant } from './wire.ts'

/**
 * What reports count. A fact is one thing that happened to one case at one instant; every figure is a count over facts, and every figure
 * leads back to the cases of its facts.
 *
 * | measure        | happens when                                        | key          | value                      | late
 * | -------------- | --------------------------------------------------- | ------------ | -------------------------- | ----
 * | `opened`       | a case comes in                                     |              |                            |
 * | `closed`       | a case is closed                                    |              | ms since it came in        |
 * | `cancelled`    | a case is cancelled                                 |              | ms since it came in        |
 * | `firstReply`   | the customer gets the first answer of a person      |              | ms since it came in        |
 * | `resolved`     | a case is resolved, for the last time               |              | ms since it came in        | not solved at first contact: it waited, was handed on or opened again before
 * | `clock`        | a clock is met or missed                            | the clock    | ms used of the promise     | missed
 * | `promiseUsed`  | a clock is met or missed; for each team that had the case meanwhile | the clock | millionths of the target, used while the team had the case | the promise was broken while the team had it
 * | `node`         | a case leaves a step                                | the step     | ms it stood there          | a promise was broken meanwhile
 * | `held`         | a team hands a case on, or the case is solved or over | the team   | ms the team had it         | a promise was broken meanwhile
 * | `waited`       | a wait ends                                         | its reason   | ms it lasted               |
 * | `closedHours`  | a clock is met or missed                            | the clock    | ms that fell outside the working hours of the clock while it ran |
 * | `handover`     | a case goes from one team to another                | the new team |                            |
 * | `escalation`   | an escalation is carried out                        | the clock    |                            |
 * | `reopened`     | a case is opened again                              |              |                            |
 * | `satisfaction` | a customer answers a survey                         | csat, nps or score | what they said       | not satisfied: csat ≤ 3 of 5, nps ≤ 6, score ≤ 6 of 10
 */
export const reportMeasures = [
  'opened',
  'closed',
  'cancelled',
  'firstReply',
  'resolved',
  'clock',
  'promiseUsed',
  'node',
  'held',
  'waited',
  'closedHours',
  'handover',
  'escalation',
  'reopened',
  'satisfaction',
] as const

export type ReportMeasure = (typeof reportMeasures)[number]

/**
 * By what facts are told apart and narrowed, beside time: as the case had it at that instant where the record says so, else as it has it
 * now. What ends by a hand-over is of the team that hands on; what comes before a case is given to a team, of the first one. `promiseUsed`
 * is of the team that used it, and of whoever had the case there last. `business` is the kind of business (the fact `category`, else
 * `business`); `assignee` is shown only to those who may see figures of persons (`people.read`).
 */
export const reportDimensions = ['flow', 'team', 'tier', 'channel', 'priority', 'business', 'assignee'] as const

export type ReportDimension = (typeof reportDimensions)[number]

/** Spans of time in the zone of the report. `hourOfWeek` is 0 to 167, from Monday midnight. Weeks begin on Monday. */
export const reportSpans = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'hourOfWeek'] as const

export type ReportSpan = (typeof reportSpans)[number]

/** By what the lines of a report are grouped: spans of time, dimensions, the key of the measure. */
export type ReportGrouping = ReportSpan | ReportDimension | 'key'

/** What a report is asked for; the query of `GET /api/v1/reports/figures`. */
export interface ReportQuery {
  readonly measure: ReportMeasure
  /** Only these keys: a clock, a step, a team, … */
  readonly key?: readonly string[]
  /** Civil dates in the zone, `to` exclusive: `2026-10-01`. */
  readonly from: string
  readonly to: string
  /** An IANA zone. */
  readonly zone: string
  /** At most two, of which at most one is a span of time. */
  readonly by?: readonly ReportGrouping[]
  /** Values of one dimension are alternatives; dimensions must all fit. An empty text stands for "none". */
  readonly where?: Partial<Readonly<Record<ReportDimension, readonly string[]>>>
}

/** What one group of facts comes to. Figures count every fact; `excluded` and `lateExcluded` say how many of them an approved review leaves out. */
export interface ReportFigures {
  readonly count: number
  readonly late: number
  readonly excluded: number
  readonly lateExcluded: number
  /** (count − late) ÷ count to four decimals, with everything and without what is excluded; null where there is nothing. */
  readonly compliance: number | null
  readonly complianceWithoutExcluded: number | null
  /**
   * Of the values; null where the measure has none or nothing happened. Percentiles within two and a half percent; null for lines by
   * `hourOfWeek`.
   */
  readonly mean: number | null
  readonly median: number | null
  readonly p90: number | null
  readonly p95: number | null
}

export interface ReportLine extends ReportFigures {
  /** By grouping: a civil date (`2026-10-01`, the first of its span), an hour (`2026-10-01T13`), an hour of the week (`0`–`167`), an id, or an empty text for none. */
  readonly group: Readonly<Partial<Record<ReportGrouping, string>>>
}

/** One histogram bucket of the values of a report: `from` inclusive, `to` exclusive. */
export interface ReportBucket {
  readonly from: Millis
  readonly to: Millis
  readonly count: number
  readonly late: number
}

/** The answer of `GET /api/v1/reports/figures`. */
export interface WireReport {
  readonly query: ReportQuery
  /** The instants that the dates mean. */
  readonly fromAt: WireInstant
  readonly toAt: WireInstant
  /** Up to when what happened is counted. */
  readonly asOf: WireInstant
  /** False while the cases from before an upgrade or a restore are still being counted. */
  readonly isComplete: boolean
  readonly total: ReportFigures
  readonly lines: readonly ReportLine[]
  readonly distribution: readonly ReportBucket[]
  /** What ids in the lines are called, by grouping and id; people only for those who may see them. */
  readonly names: Readonly<Partial<Record<ReportGrouping, Readonly<Record<string, LocalText>>>>>
}

/** Which facts are behind a figure: as it was asked for, and further narrowed; the query of `GET /api/v1/reports/facts`. */
export interface ReportFactQuery extends Omit<ReportQuery, 'by'> {
  readonly late?: boolean
  /** Whether an approved review leaves them out. */
  readonly excluded?: boolean
  /** Only what happened in this hour of the week, 0 to 167 from Monday midnight, in the zone. */
  readonly hourOfWeek?: number
  /** Only values from this one, and below that one. */
  readonly atLeast?: number
  readonly below?: number
}

/** One fact behind a figure; the items of `GET /api/v1/reports/facts`. */
export interface WireFact {
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly measure: ReportMeasure
  readonly key: string
  readonly at: WireInstant
  readonly value: number | null
  readonly isLate: boolean
  readonly isExcluded: boolean
  readonly flow: string
  readonly team: string | null
  readonly tier: string | null
  readonly channel: string | null
  readonly priority: string | null
  readonly business: string | null
  /** Null also for those who may not see figures of persons. */
  readonly assignee: string | null
}

/** What a measure means, in both languages; the items of `GET /api/v1/reports/definitions`. Null where it says nothing of the measure. */
export interface WireReportDefinition {
  readonly measure: ReportMeasure
  readonly name: LocalText
  /** What is counted, and when. */
  readonly counts: LocalText
  readonly value: LocalText | null
  readonly late: LocalText | null
  readonly excluded: LocalText | null
}
