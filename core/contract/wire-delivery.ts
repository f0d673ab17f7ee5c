import type { Weekday } from './calendar.ts'
import type { Language } from './language.ts'
import type { CivilDate } from './time.ts'
import type { WireInstant } from './wire.ts'
import type { ReportQuery } from './wire-reports.ts'

/** The whole span before the day on which a report is sent. */
export const reportPeriods = ['day', 'week', 'month', 'quarter'] as const

export type ReportPeriod = (typeof reportPeriods)[number]

/** The standard report of a service: what came in, which promises were kept, by clock, team and day, what customers said. */
export interface ServiceReport {
  readonly kind: 'service'
  readonly period: ReportPeriod
  readonly where?: NonNullable<ReportQuery['where']>
}

/** One table of figures, as the reports page shows it. */
export interface FiguresReport extends Pick<ReportQuery, 'measure' | 'key' | 'by' | 'where'> {
  readonly kind: 'figures'
  readonly period: ReportPeriod
}

export type ScheduledReport = ServiceReport | FiguresReport

/**
 * When a report is sent, in civil time of a zone. A time that a change of the clock skips is sent after it, one that comes twice the first
 * time. A month without its day means its last day. With a calendar, what falls on a date that is no working day waits for the next
 * working day; what meets there is sent once.
 */
export interface ReportRhythm {
  readonly every: 'day' | 'week' | 'month'
  /** For `week`, at least one. */
  readonly weekdays?: readonly Weekday[]
  /** For `month`: 1 to 31. */
  readonly monthDay?: number
  /** `08:30` */
  readonly time: string
  /** An IANA zone. */
  readonly zone: string
  /** A published calendar, whose working days count. */
  readonly calendar?: string
}

/** What is attached; the mail itself holds the report always. */
export const reportFormats = ['pdf', 'csv'] as const

export type ReportFormat = (typeof reportFormats)[number]

/** A report that is sent by mail, as people write it. */
export interface ReportScheduleInput {
  readonly name: string
  readonly report: ScheduledReport
  readonly rhythm: ReportRhythm
  /** Logins, `team:<id>`, `role:<id>` or addresses. */
  readonly recipients: readonly string[]
  readonly language: Language
  readonly formats: readonly ReportFormat[]
  readonly isPaused?: boolean
}

/** One time that a report was due, or that somebody asked for it. */
export interface WireReportSending {
  readonly id: string
  readonly dueAt: WireInstant
  readonly cause: 'due' | 'asked'
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly attempts: number
  /** How many letters went out. */
  readonly letters: number
  /** What went wrong last, as a problem's code or a line; null where nothing did. */
  readonly error: string | null
  /** What the report was sent without: `no-chromium`, `pdf-failed`. */
  readonly note: 'no-chromium' | 'pdf-failed' | null
  readonly endedAt: WireInstant | null
}

/** A report by mail as the API shows it. */
export interface WireReportSchedule extends Omit<ReportScheduleInput, 'isPaused'> {
  readonly id: string
  readonly isPaused: boolean
  /** Who keeps it; its rights count. */
  readonly keeper: { readonly id: string; readonly name: string }
  readonly nextAt: WireInstant | null
  readonly last: WireReportSending | null
  readonly version: number
}

/** Civil dates in the zone of the rhythm; `to` is exclusive. */
export interface ReportDates {
  readonly from: CivilDate
  readonly to: CivilDate
}
