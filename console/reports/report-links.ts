import type { ReportMeasure } from '../../core/contract/wire-reports.ts'
import type { CivilRange } from './report-range.ts'
import type { FactSearch, ReportFilter, ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import { writeValues } from './value-list.ts'

/** What narrows a list of facts beyond the report that it stands behind. */
export interface Narrowing {
  readonly key?: string
  readonly late?: boolean
  readonly excluded?: boolean
  readonly hour?: number
  readonly atLeast?: number
  readonly below?: number
  /** Those with the highest value first. */
  readonly sort?: 'longest'
  /** Other days than those of the report. */
  readonly range?: CivilRange
  /** Values of dimensions, beside those that the report has. */
  readonly where?: Partial<Readonly<Record<ReportFilter, string>>>
}

/** The address of the facts behind a figure. */
export function factLink({ search }: ReportSpace, measure: ReportMeasure, narrowing: Narrowing = {}) {
  const { key, late, excluded, hour, atLeast, below, sort, range, where = {} } = narrowing
  const { range: preset, from, to, ...rest } = search
  const days = range ?? (from !== undefined && to !== undefined ? { from, to } : null)
  const values: Partial<Record<ReportFilter, string>> = Object.fromEntries(
    Object.entries(where).map(([name, value]) => [name, writeValues([value])]),
  )
  const found: FactSearch = {
    ...rest,
    ...values,
    ...(days === null ? (preset === undefined ? {} : { range: preset }) : { from: days.from, to: days.to }),
    measure,
    ...(key === undefined ? {} : { key: writeValues([key]) }),
    ...(late === undefined ? {} : { late: late ? 'yes' : 'no' }),
    ...(excluded === undefined ? {} : { excluded: excluded ? 'yes' : 'no' }),
    ...(hour === undefined ? {} : { hour: String(hour) }),
    ...(atLeast === undefined ? {} : { atLeast: String(atLeast) }),
    ...(below === undefined ? {} : { below: String(below) }),
    ...(sort === undefined ? {} : { sort }),
  }
  return { to: '/reports/cases', search: found } as const
}

/** The address of the report with one value of a filter alone. */
export function narrowLink({ search }: ReportSpace, filter: ReportFilter, value: string) {
  return { to: '/reports', search: { ...search, [filter]: writeValues([value]) } as ReportSearch } as const
}
