import type { UseQueryResult } from '@tanstack/react-query'
import type { ReportFigures, ReportGrouping, ReportMeasure, WireReport } from '../../core/contract/wire-reports.ts'
import { reportQuery } from './report-queries.ts'
import type { ReportSpace } from './report-space.ts'
import { useReport } from './use-report.ts'

/** A measure in the time of the report, and in the time before where it is compared. */
export interface Figures {
  readonly now: UseQueryResult<WireReport>
  readonly before: UseQueryResult<WireReport>
  /** Undefined until they are there. */
  readonly total: ReportFigures | undefined
  readonly totalBefore: ReportFigures | undefined
}

interface AskedFigures {
  readonly by?: readonly ReportGrouping[]
  /** Grouped by the same, or only as a whole. */
  readonly beforeBy?: readonly ReportGrouping[]
  readonly key?: readonly string[]
}

/** Asks for a measure, now and before. */
export function useFigures(
  space: ReportSpace,
  measure: ReportMeasure,
  { by, beforeBy, key }: AskedFigures = {},
): Figures {
  const own = { measure, ...(key === undefined ? {} : { key }) }
  const now = useReport(reportQuery(space, { ...own, ...(by === undefined ? {} : { by }) }))
  const before = useReport(
    space.isCompared
      ? reportQuery(space, { ...own, range: space.range.before, ...(beforeBy === undefined ? {} : { by: beforeBy }) })
      : null,
  )
  return {
    now,
    before,
    total: now.data?.total,
    totalBefore: space.isCompared ? before.data?.total : undefined,
  }
}
