import type { Language } from '../../core/contract/language.ts'
import type { ScheduledReport } from '../../core/contract/wire-delivery.ts'
import type { ReportFigures, ReportGrouping, ReportLine } from '../../core/contract/wire-reports.ts'
import { textIn } from '../mail/fill-template.ts'
import type { ReportAnswer } from './compose-report.ts'
import type { LetterRow, LetterTable } from './letter.ts'
import type { ReportQuestion } from './report-questions.ts'
import { shareTrend } from './report-trends.ts'
import { countText, durationText, type ReportTexts, shareText, spanText } from './report-words.ts'

/** More rows than that nobody reads in a mail. */
const mostRows = 60

/** The table that answers a question; null for those that the large figures answer. Pure. */
export function tableOf(
  question: ReportQuestion,
  now: ReportAnswer,
  before: ReportAnswer,
  report: ScheduledReport,
  language: Language,
  words: ReportTexts,
): LetterTable | null {
  const { tables, columns } = words
  const rows = (
    cells: (line: ReportFigures, earlier: ReportFigures | null) => readonly string[],
    kind: 'share' | 'count',
  ) => rowsOf(now, before, language, words, kind, cells)
  const kept = (line: ReportFigures, earlier: ReportFigures | null) => [
    countText(line.count),
    countText(line.late),
    shareText(line.compliance),
    shareTrend(line.compliance, earlier?.compliance ?? null, words)?.text ?? '–',
  ]
  switch (question) {
    case 'byClock':
    case 'byTeam':
    case 'byTier':
    case 'byTime': {
      const heads = [columns.name, columns.decided, columns.late, columns.kept, columns.change]
      // The hours and days of the time before have other names: nothing stands beside them.
      if (question === 'byTime') {
        return {
          title: tables.byTime,
          columns: heads.slice(0, -1),
          rows: rows((line) => kept(line, null).slice(0, -1), 'share'),
        }
      }
      return { title: tables[question], columns: heads, rows: rows(kept, 'share') }
    }
    case 'waited':
      return {
        title: tables.waited,
        columns: [columns.name, columns.count, columns.countBefore, columns.median, columns.p90],
        rows: rows(
          (line, earlier) => [
            countText(line.count),
            countText(earlier?.count ?? 0),
            durationText(line.median, words),
            durationText(line.p90, words),
          ],
          'count',
        ),
      }
    case 'satisfaction':
      return {
        title: tables.satisfaction,
        columns: [columns.name, columns.count, columns.mean, columns.lowShare, columns.change],
        rows: rows(
          (line, earlier) => [
            countText(line.count),
            line.mean === null ? '–' : line.mean.toFixed(2),
            shareText(line.compliance),
            shareTrend(line.compliance, earlier?.compliance ?? null, words)?.text ?? '–',
          ],
          'share',
        ),
      }
    case 'figures':
      return report.kind === 'figures' ? figuresTable(report.measure, rows, words) : null
    default:
      return null
  }
}

type Rows = (
  cells: (line: ReportFigures, earlier: ReportFigures | null) => readonly string[],
  kind: 'share' | 'count',
) => readonly LetterRow[]

/** The measures of which something can be late. */
const withLate: ReadonlySet<string> = new Set(['resolved', 'clock', 'promiseUsed', 'node', 'held', 'satisfaction'])
/** The measures whose values are lengths of time. */
const withLength: ReadonlySet<string> = new Set([
  'closed',
  'cancelled',
  'firstReply',
  'resolved',
  'clock',
  'node',
  'held',
  'waited',
  'closedHours',
])

/** A value in words: a length, or the share of a promise, which is kept in millionths. */
function valueText(measure: string, value: number | null, words: ReportTexts): string {
  if (measure !== 'promiseUsed') return durationText(value, words)
  return shareText(value === null ? null : value / 1e6)
}

function figuresTable(measure: keyof ReportTexts['measures'], rows: Rows, words: ReportTexts): LetterTable {
  const { columns, measures } = words
  const hasLate = withLate.has(measure)
  const hasValue = measure === 'promiseUsed' || withLength.has(measure)
  return {
    title: measures[measure],
    columns: [
      columns.name,
      columns.count,
      columns.countBefore,
      ...(hasLate ? [columns.late, columns.kept] : []),
      ...(hasValue ? [columns.median, columns.p90] : []),
    ],
    rows: rows(
      (line, earlier) => [
        countText(line.count),
        countText(earlier?.count ?? 0),
        ...(hasLate ? [countText(line.late), shareText(line.compliance)] : []),
        ...(hasValue ? [valueText(measure, line.median, words), valueText(measure, line.p90, words)] : []),
      ],
      hasLate ? 'share' : 'count',
    ),
  }
}

function rowsOf(
  now: ReportAnswer,
  before: ReportAnswer,
  language: Language,
  words: ReportTexts,
  kind: 'share' | 'count',
  cells: (line: ReportFigures, earlier: ReportFigures | null) => readonly string[],
): readonly LetterRow[] {
  const earlier = new Map(before.lines.map((line) => [keyOf(line), line]))
  const most = Math.max(1, ...now.lines.map(({ count }) => count))
  const rowOf = (label: string, line: ReportFigures, was: ReportFigures | null): LetterRow => ({
    cells: [label, ...cells(line, was)],
    bar: kind === 'share' ? line.compliance : line.count / most,
    isLate: line.late > 0,
    figures: line,
    figuresBefore: was,
  })
  const rows = now.lines
    .slice(0, mostRows)
    .map((line) => rowOf(labelOf(line, now, language, words), line, earlier.get(keyOf(line)) ?? null))
  if (now.lines.length > 0) return rows
  return now.total.count === 0 ? [] : [rowOf(words.total, now.total, before.total)]
}

function keyOf({ group }: ReportLine): string {
  return JSON.stringify(Object.entries(group))
}

function labelOf({ group }: ReportLine, { names }: ReportAnswer, language: Language, words: ReportTexts): string {
  return Object.entries(group)
    .map(([grouping, id]) => {
      if (id === '') return words.none
      const name = names[grouping as ReportGrouping]?.[id]
      if (name !== undefined) return textIn(name, language)
      if (grouping === 'key') return words.asked[id] ?? words.waits[id] ?? id
      return spanText(id, words)
    })
    .join(' · ')
}
