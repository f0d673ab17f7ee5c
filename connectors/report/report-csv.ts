import type { ReportFigures } from '../../core/contract/wire-reports.ts'
import type { ReportLetter } from './letter.ts'

const figures = [
  'count',
  'late',
  'excluded',
  'lateExcluded',
  'compliance',
  'complianceWithoutExcluded',
  'mean',
  'median',
  'p90',
  'p95',
] as const satisfies readonly (keyof ReportFigures)[]

/**
 * The figures of a report as CSV (RFC 4180) that Excel reads as UTF-8: one line for each row of each table, as they were counted, with those
 * of the time before beside them; lengths of time in milliseconds. What a spreadsheet would take for a formula has an apostrophe in front.
 */
export function reportCsv({ tables, period }: Pick<ReportLetter, 'tables' | 'period'>): string {
  const header = ['table', 'name', 'period', ...figures, ...figures.map((name) => `${name}Before`)]
  const lines = tables.flatMap(({ title, rows }) =>
    rows.map(({ cells, figures: now, figuresBefore: before }) => [
      csvText(title),
      csvText(cells[0] ?? ''),
      csvText(period),
      ...figures.map((name) => numberText(now[name])),
      ...figures.map((name) => numberText(before?.[name] ?? null)),
    ]),
  )
  return `\uFEFF${[header, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}

function csvText(text: string): string {
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
