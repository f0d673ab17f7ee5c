import { dateOfDay, dayOfDate } from '../../core/calendar/civil-date.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { ReportDates, ScheduledReport } from '../../core/contract/wire-delivery.ts'
import { type ReportDimension, reportDimensions, type WireReport } from '../../core/contract/wire-reports.ts'
import { fillTemplate, textIn } from '../mail/fill-template.ts'
import type { ReportLetter } from './letter.ts'
import { headlineOf } from './report-headline.ts'
import type { ReportQuestion } from './report-questions.ts'
import { tableOf } from './report-tables.ts'
import { type ReportTexts, reportTexts } from './report-words.ts'

export type ReportAnswer = Pick<WireReport, 'total' | 'lines' | 'asOf' | 'isComplete' | 'names'>

/** A question, what came of it, and what came of it in the time before. */
export type ReportAnswers = ReadonlyMap<ReportQuestion, { readonly now: ReportAnswer; readonly before: ReportAnswer }>

export interface ReportFrame {
  readonly name: string
  readonly report: ScheduledReport
  readonly language: Language
  readonly zone: string
  readonly dates: ReportDates
  readonly before: ReportDates
  /** Where people reach the web app, without a slash at the end. */
  readonly publicUrl: string
}

/** What the values of the filters of a report are called. */
export type FilterNames = Partial<Readonly<Record<ReportDimension, Readonly<Record<string, LocalText>>>>>

/** Says what the figures of a report say, in its language. Pure. */
export function composeReport(frame: ReportFrame, answers: ReportAnswers, names: FilterNames): ReportLetter {
  const { name, report, language, zone, dates, before } = frame
  const words = reportTexts(language)
  const [first] = answers.values()
  const asOf = first?.now.asOf ?? ''
  return {
    name,
    language,
    period: datesText(dates, words),
    before: fillTemplate(words.beside, { period: datesText(before, words) }),
    narrowed: narrowedText(frame, names, words),
    remarks: [
      fillTemplate(words.asOf, { at: localText(asOf, zone), zone }),
      ...([...answers.values()].every(({ now }) => now.isComplete) ? [] : [words.incomplete]),
    ],
    url: addressOf(frame),
    headline: report.kind === 'service' ? headlineOf(answers, words) : [],
    tables: [...answers].flatMap(([question, { now, before: earlier }]) => {
      const table = tableOf(question, now, earlier, report, language, words)
      return table === null || table.rows.length === 0 ? [] : [table]
    }),
  }
}

/** `2026-11-23 08:30`, as clocks in the zone say it. */
function localText(instant: string, timeZone: string): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return instant
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${of['year']}-${of['month']}-${of['day']} ${of['hour']}:${of['minute']}`
}

function datesText({ from, to }: ReportDates, { day, span }: ReportTexts): string {
  const last = dateOfDay((dayOfDate(to) ?? 1) - 1)
  return from === last ? fillTemplate(day, { from }) : fillTemplate(span, { from, to: last })
}

/** `Process: Complaint · Team: Frontline, none`; null for a report about everything. */
function narrowedText({ report, language }: ReportFrame, names: FilterNames, words: ReportTexts): string | null {
  const parts = reportDimensions.flatMap((dimension) => {
    const values = report.where?.[dimension]?.map((id) => {
      const name = names[dimension]?.[id]
      return id === '' ? words.none : name === undefined ? id : textIn(name, language)
    })
    const filter = { name: words.dimensions[dimension], values: values?.join(words.and) ?? '' }
    return values === undefined ? [] : [fillTemplate(words.filter, filter)]
  })
  return parts.length === 0 ? null : fillTemplate(words.only, { filters: parts.join(' · ') })
}

/** The same time and filters on the reports page. */
function addressOf({ report, dates, zone, publicUrl }: ReportFrame): string {
  const search = new URLSearchParams({ ...dates, zone })
  for (const name of reportDimensions) {
    const values = report.where?.[name]
    if (values !== undefined) search.set(name, values.map(valueText).join(','))
  }
  return `${publicUrl}/reports?${search.toString()}`
}

/** One value of a filter as the addresses of the web app hold it: `~` is none. */
function valueText(value: string): string {
  return value === '' ? '~' : value.replace(/[%,~]/g, (sign) => ({ '%': '%25', ',': '%2C' })[sign] ?? '%7E')
}
