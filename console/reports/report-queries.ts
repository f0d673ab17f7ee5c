import {
  type ReportDimension,
  type ReportFactQuery,
  type ReportGrouping,
  type ReportMeasure,
  type ReportQuery,
  reportDimensions,
} from '../../core/contract/wire-reports.ts'
import type { CivilRange } from './report-range.ts'
import type { FactSearch, ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import { readValues } from './value-list.ts'

/** Measures whose key is a clock: the filter by clock narrows them, and no other. */
export const keyedByClock: ReadonlySet<ReportMeasure> = new Set(['clock', 'promiseUsed', 'closedHours', 'escalation'])

interface Asked {
  readonly measure: ReportMeasure
  readonly by?: readonly ReportGrouping[]
  readonly key?: readonly string[]
  /** Other days than those of the report. */
  readonly range?: CivilRange
}

/** The query of one part of a report. */
export function reportQuery(
  { search, range, zone }: ReportSpace,
  { measure, by, key, range: own = range }: Asked,
): ReportQuery {
  const keys = key ?? (keyedByClock.has(measure) ? listIn(search.clock) : [])
  const where = whereOf(search)
  return {
    measure,
    from: own.from,
    to: own.to,
    zone,
    ...(keys.length === 0 ? {} : { key: keys }),
    ...(by === undefined ? {} : { by }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
  }
}

/** The query of a list of facts. */
export function factQuery(space: ReportSpace, search: FactSearch): ReportFactQuery {
  const { measure, key, late, excluded, hour, atLeast, below } = search
  const { by: _, ...query } = reportQuery(space, { measure, ...(key === undefined ? {} : { key: readValues(key) }) })
  return {
    ...query,
    ...(late === undefined ? {} : { late: late === 'yes' }),
    ...(excluded === undefined ? {} : { excluded: excluded === 'yes' }),
    ...(hour === undefined ? {} : { hourOfWeek: Number(hour) }),
    ...(atLeast === undefined ? {} : { atLeast: Number(atLeast) }),
    ...(below === undefined ? {} : { below: Number(below) }),
  }
}

function whereOf(search: ReportSearch): Partial<Record<ReportDimension, readonly string[]>> {
  const pairs = reportDimensions.flatMap((dimension) => {
    const values = listIn(search[dimension])
    return values.length === 0 ? [] : [[dimension, values] as const]
  })
  return Object.fromEntries(pairs)
}

const listIn = (text: string | undefined): readonly string[] => (text === undefined ? [] : readValues(text))
