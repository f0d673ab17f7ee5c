import { createHash } from 'node:crypto'
import { fillTemplate } from '../../connectors/mail/fill-template.ts'
import type { Mail, MailFile } from '../../connectors/mail/mailer.ts'
import type { ReportAnswer } from '../../connectors/report/compose-report.ts'
import { gatherReport, tellsPersons } from '../../connectors/report/gather-report.ts'
import type { ReportLetter } from '../../connectors/report/letter.ts'
import { reportCsv } from '../../connectors/report/report-csv.ts'
import { reportHtml } from '../../connectors/report/report-html.ts'
import { reportPlain } from '../../connectors/report/report-plain.ts'
import { reportTexts } from '../../connectors/report/report-words.ts'
import type { ReportJob } from '../../core/contract/commit.ts'
import type { WireReportSending } from '../../core/contract/wire-delivery.ts'
import type { ReportQuery } from '../../core/contract/wire-reports.ts'
import { reportDates } from '../../core/delivery/report-dates.ts'
import { rhythmGround } from '../../store/delivery/rhythm-ground.ts'
import { getSchedule, type ScheduleRow } from '../../store/delivery/schedules.ts'
import { getSending, lettersOf, noteLetter, noteOutcome, type SendingRow } from '../../store/delivery/sendings.ts'
import { mostAttempts } from '../../store/jobs/lease.ts'
import { addressesOf } from '../addresses.ts'
import { errorLine, HopelessWork } from './outcome.ts'
import type { JobParts } from './perform-job.ts'

/** What reports by mail need of the world. */
export interface ReportParts {
  /** Over the cases that the keeper sees at that time. */
  readonly readReport: (query: ReportQuery, keeper: string) => Promise<ReportAnswer>
  /** Prints a page; null where there is no browser. */
  readonly printPdf: ((html: string) => Promise<Uint8Array>) | null
  /** Whether the user or key that keeps a report may still do something. */
  readonly mayKeeper: (
    keeper: string,
    permission: 'reports.read' | 'reports.schedule' | 'people.read',
  ) => Promise<boolean>
}

/**
 * Sends a report to whoever has not got it yet, and notes how that went, so that people see it beside the report. A report that was deleted
 * since is not sent. Rejects as every job does.
 */
export async function sendReport(parts: JobParts, job: ReportJob, attempt: number): Promise<void> {
  const { store, now } = parts
  const sending = await getSending(store, job.sendingId)
  const schedule = sending === null ? null : await getSchedule(store, sending.scheduleId)
  if (sending === null || schedule === null || sending.state === 'sent') return
  try {
    const note = await deliver(parts, schedule, sending)
    await noteOutcome(store, sending.id, { state: 'sent', attempt, error: null, note, at: now() })
  } catch (error) {
    const isLast = error instanceof HopelessWork || attempt >= mostAttempts
    const state = isLast ? 'failed' : 'waiting'
    await noteOutcome(store, sending.id, { state, attempt, error: errorOf(error), note: null, at: now() })
    throw error
  }
}

/** The code of a problem, which the reader's language has words for; else the first line. */
function errorOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' && code.includes('.') ? code : errorLine(error)
}

async function deliver(
  parts: JobParts,
  schedule: ScheduleRow,
  sending: SendingRow,
): Promise<WireReportSending['note']> {
  const { store, mailer, reports, now } = parts
  if (mailer === null || reports === undefined) throw new HopelessWork('delivery.no-mail')
  await refuseUnlessMay(reports, schedule)
  const belonging = { customer: null, facts: {} }
  const found = await Promise.all(schedule.recipients.map((to) => addressesOf(store, to, belonging)))
  const addresses = [...new Map(found.flat().map(({ email }) => [email.toLowerCase(), email])).values()]
  if (addresses.length === 0) throw new HopelessWork('delivery.nobody-to-send-to')
  const known = await lettersOf(store, sending.id)
  const { mail, note } = await writeMail(parts, reports, schedule, sending)
  const refused: unknown[] = []
  for (const to of addresses) {
    if (known.has(to.toLowerCase())) continue
    try {
      await mailer.send({ ...mail, to, id: `${sending.id}.${markOf(to)}` })
      await noteLetter(store, sending.id, to.toLowerCase(), now())
    } catch (error) {
      // An address that takes no mail keeps it from nobody else.
      refused.push(error)
    }
  }
  if (refused.length > 0) throw refused[0]
  return note
}

async function refuseUnlessMay({ mayKeeper }: ReportParts, schedule: ScheduleRow): Promise<void> {
  const needed = [
    'reports.schedule',
    'reports.read',
    ...(tellsPersons(schedule) ? (['people.read'] as const) : []),
  ] as const
  for (const permission of needed) {
    if (!(await mayKeeper(schedule.keeper, permission))) {
      throw new HopelessWork('delivery.not-permitted-any-more', { permission })
    }
  }
}

async function writeMail(
  { store, publicUrl }: JobParts,
  { readReport, printPdf }: ReportParts,
  schedule: ScheduleRow,
  { dueAt }: SendingRow,
): Promise<{ readonly mail: Omit<Mail, 'to' | 'id'>; readonly note: WireReportSending['note'] }> {
  const { name, report, language, rhythm, formats, keeper } = schedule
  const ground = await rhythmGround(store, rhythm)
  const { dates, before } = reportDates(report.period, ground, dueAt)
  const frame = { name, report, language, zone: rhythm.zone, dates, before, publicUrl }
  const letter = await gatherReport(frame, (query) => readReport(query, keeper))
  const pdf = formats.includes('pdf') ? await pdfOf(letter, printPdf) : null
  const file = fileName(name, dates.from)
  const files: MailFile[] = [
    ...(pdf?.bytes == null ? [] : [{ name: `${file}.pdf`, type: 'application/pdf', bytes: pdf.bytes }]),
    ...(formats.includes('csv')
      ? [{ name: `${file}.csv`, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(reportCsv(letter)) }]
      : []),
  ]
  const note = pdf?.note ?? null
  const foot = { files: files.map((one) => one.name), lacksPdf: note !== null }
  return {
    mail: {
      subject: fillTemplate(reportTexts(language).subject, { name, period: letter.period }),
      text: reportPlain(letter, foot),
      html: reportHtml(letter, foot),
      files,
    },
    note,
  }
}

/** A report without its PDF is better than none: the mail says that it is missing. */
async function pdfOf(
  letter: ReportLetter,
  printPdf: ReportParts['printPdf'],
): Promise<{ readonly bytes: Uint8Array | null; readonly note: WireReportSending['note'] }> {
  if (printPdf === null) return { bytes: null, note: 'no-chromium' }
  try {
    return { bytes: await printPdf(reportHtml(letter, null)), note: null }
  } catch {
    return { bytes: null, note: 'pdf-failed' }
  }
}

/** A name for files that every system takes. */
function fileName(name: string, from: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return `${plain.slice(0, 60) || 'report'}-${from}`
}

/** Tells addresses apart in the ids of letters without naming them. */
function markOf(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 16)
}
