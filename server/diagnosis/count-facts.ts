import type { ReportQuery } from '../../core/contract/wire-reports.ts'
import { readReport } from '../../store/reports/read-report.ts'
import type { Sql } from '../../store/store.ts'
import type { Window } from './diagnosis-window.ts'

/** How many facts a study is about, and what tells whether anything has changed since. */
export interface FactCount {
  readonly found: number
  readonly late: number
  readonly print: string
  /** False while the cases from before an upgrade or a restore are still being counted. */
  readonly isComplete: boolean
}

/** Counts what happened in a window, as the reports do, without looking at each fact. What an approved review leaves out is left out. */
export async function countFacts(
  sql: Sql,
  { wire: { from, to, zone } }: Window,
  query: Pick<ReportQuery, 'measure' | 'key' | 'where'>,
): Promise<FactCount> {
  const { total, isComplete } = await readReport(sql, { ...query, from, to, zone })
  const { count, late, excluded, lateExcluded } = total
  return { found: count - excluded, late: late - lateExcluded, print: JSON.stringify([total, isComplete]), isComplete }
}
