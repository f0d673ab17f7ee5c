import type { BenchResult } from './result.ts'

/** A number with as many digits as mean anything. */
export function shownNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const text = value.toFixed(digits)
  return digits === 0 ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text
}

/** The results as a table for people. */
export function tableOf(results: readonly BenchResult[]): string {
  const rows = [
    ['name', 'value', 'unit', 'baseline', 'ratio', 'runs'],
    ...results.map(({ name, value, unit, baseline, ratio, runs }) => [
      name,
      shownNumber(value),
      unit,
      baseline === undefined ? '' : shownNumber(baseline),
      ratio === undefined ? '' : shownNumber(ratio),
      String(runs),
    ]),
  ]
  const isText = (column: number): boolean => column === 0 || column === 2
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lineOf = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return rows.map(lineOf).join('\n')
}
