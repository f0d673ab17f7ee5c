import { type ReportQuery, reportDimensions } from '../../core/contract/wire-reports.ts'
import { composeReport, type FilterNames, type ReportAnswer, type ReportFrame } from './compose-report.ts'
import type { ReportLetter } from './letter.ts'
import { type ReportQuestion, reportQuestions } from './report-questions.ts'

/** Asks what a report is made of, one question after the other so that nobody else waits long, and says what came of it. */
export async function gatherReport(
  frame: ReportFrame,
  read: (query: ReportQuery) => Promise<ReportAnswer>,
): Promise<ReportLetter> {
  const { report, dates, before, zone } = frame
  const earlier = new Map(reportQuestions(report, before, zone))
  const answers = new Map<ReportQuestion, { readonly now: ReportAnswer; readonly before: ReportAnswer }>()
  for (const [question, query] of reportQuestions(report, dates, zone)) {
    const now = await read(query)
    answers.set(question, { now, before: await read(earlier.get(question) ?? query) })
  }
  return composeReport(frame, answers, await filterNames(frame, read))
}

/** What the values that a report is narrowed to are called, as far as they occur in its time. */
async function filterNames(
  { report: { where }, dates, zone }: ReportFrame,
  read: (query: ReportQuery) => Promise<ReportAnswer>,
): Promise<FilterNames> {
  let names: FilterNames = {}
  for (const dimension of reportDimensions) {
    if (where?.[dimension] === undefined) continue
    const answer = await read({ measure: 'clock', ...dates, zone, where, by: [dimension] })
    names = { ...names, [dimension]: answer.names[dimension] ?? {} }
  }
  return names
}

/** Whether a report tells persons apart, which takes the right to see figures of them. Pure. */
export function tellsPersons({ report }: Pick<ReportFrame, 'report'>): boolean {
  const groups: readonly string[] = report.kind === 'figures' ? (report.by ?? []) : []
  return groups.includes('assignee') || report.where?.assignee !== undefined
}
