import type { ReportQuery, WireReport } from '../../core/contract/wire-reports.ts'
import { newestPlanHashes } from '../../store/documents/plans.ts'
import { readReport } from '../../store/reports/read-report.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { namesOfLines } from './report-names.ts'

/** A report over the cases that somebody may see, with what the ids in its lines are called under the newest plans. Whether persons may be told apart is for the caller to ask first. */
export async function namedReport(
  sql: Sql,
  plans: PlanCache,
  query: ReportQuery,
  visibility: Visibility,
): Promise<WireReport> {
  const { fromAt, toAt, asOf, ...report } = await readReport(sql, query, visibility)
  const newest = await plans.getAll(await newestPlanHashes(sql))
  const names = await namesOfLines(sql, query.measure, report.lines, [...newest.values()])
  return {
    query,
    fromAt: wireInstant(fromAt),
    toAt: wireInstant(toAt),
    asOf: wireInstant(asOf),
    ...report,
    names,
  }
}
