import type { Language } from '../../core/contract/language.ts'
import type {
  ReportFormat,
  ReportRhythm,
  ReportScheduleInput,
  ScheduledReport,
  WireReportSchedule,
} from '../../core/contract/wire-delivery.ts'
import type { ReportWhere } from './delivery-search.ts'

/** What the form holds: what is wanted of each kind of report and rhythm, so that going back and forth loses nothing. */
export interface ScheduleForm {
  readonly name: string
  /** `service`, or the measure of a table of figures. */
  readonly what: 'service' | (ScheduledReport & { kind: 'figures' })['measure']
  readonly by: string
  readonly period: ScheduledReport['period']
  readonly where: ReportWhere
  readonly every: ReportRhythm['every']
  readonly weekdays: NonNullable<ReportRhythm['weekdays']>
  readonly monthDay: number
  readonly time: string
  readonly zone: string
  readonly calendar: string | null
  readonly recipients: readonly string[]
  readonly language: Language
  readonly formats: readonly ReportFormat[]
}

/** A new report: each Monday morning, about last week. */
export function newForm(
  parts: Pick<ScheduleForm, 'name' | 'where' | 'zone' | 'language' | 'recipients'>,
): ScheduleForm {
  return {
    ...parts,
    what: 'service',
    by: 'team',
    period: 'week',
    every: 'week',
    weekdays: ['mon'],
    monthDay: 1,
    time: '08:00',
    calendar: null,
    formats: ['pdf', 'csv'],
  }
}

/** The form of a report that is kept already. */
export function formOf({ name, report, rhythm, recipients, language, formats }: WireReportSchedule): ScheduleForm {
  const base = newForm({ name, where: report.where ?? {}, zone: rhythm.zone, language, recipients })
  return {
    ...base,
    what: report.kind === 'service' ? 'service' : report.measure,
    by: report.kind === 'figures' ? (report.by?.[0] ?? 'none') : base.by,
    period: report.period,
    every: rhythm.every,
    weekdays: rhythm.weekdays ?? base.weekdays,
    monthDay: rhythm.monthDay ?? base.monthDay,
    time: rhythm.time,
    calendar: rhythm.calendar ?? null,
    formats,
  }
}

/** What the form says, for the API; what a report had that the form does not show stays as it was. */
export function inputOf(form: ScheduleForm, was: WireReportSchedule | null): ReportScheduleInput {
  const { name, recipients, language, formats } = form
  return {
    name: name.trim(),
    report: reportOf(form, was),
    rhythm: rhythmOf(form),
    recipients,
    language,
    formats,
    ...(was === null ? {} : { isPaused: was.isPaused }),
  }
}

function reportOf({ what, by, period, where }: ScheduleForm, was: WireReportSchedule | null): ScheduledReport {
  const narrowed = Object.keys(where).length === 0 ? {} : { where }
  if (what === 'service') return { kind: 'service', period, ...narrowed }
  const before = was?.report.kind === 'figures' && was.report.measure === what ? was.report : null
  const groups =
    before?.by?.[0] === by ? before.by : by === 'none' ? undefined : ([by] as NonNullable<typeof before>['by'])
  return {
    kind: 'figures',
    period,
    measure: what,
    ...(groups === undefined ? {} : { by: groups }),
    ...(before?.key === undefined ? {} : { key: before.key }),
    ...narrowed,
  }
}

function rhythmOf({ every, weekdays, monthDay, time, zone, calendar }: ScheduleForm): ReportRhythm {
  return {
    every,
    time,
    zone,
    ...(every === 'week' ? { weekdays } : {}),
    ...(every === 'month' ? { monthDay } : {}),
    ...(calendar === null ? {} : { calendar }),
  }
}

/** What has to be mended before it can be saved, by field; empty when nothing. */
export function missingIn({ name, recipients, every, weekdays, time }: ScheduleForm) {
  return {
    name: name.trim() === '',
    recipients: recipients.length === 0,
    weekdays: every === 'week' && weekdays.length === 0,
    time: !/^([01]\d|2[0-3]):[0-5]\d$/.test(time),
  }
}
