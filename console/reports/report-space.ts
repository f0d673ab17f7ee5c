import { civilDateAt } from './civil-date.ts'
import { type ReportRange, rangeOf, rangeOfDates, spanFor, type TrendSpan } from './report-range.ts'
import type { ReportSearch } from './report-search.ts'

/** What a report is about: its address, with the days and the zone that it means today. */
export interface ReportSpace {
  readonly search: ReportSearch
  readonly range: ReportRange
  readonly zone: string
  /** The steps of its trends. */
  readonly span: TrendSpan
  /** Whether it is compared with the time before. */
  readonly isCompared: boolean
}

/** The days and the zone that an address means at an instant, for a reader in a zone. */
export function reportSpaceOf(search: ReportSearch, now: number, readerZone: string): ReportSpace {
  const zone = search.zone ?? readerZone
  const { from, to, range: preset = '30d' } = search
  const range =
    from !== undefined && to !== undefined ? rangeOfDates(from, to) : rangeOf(preset, civilDateAt(now, zone))
  return { search, range, zone, span: spanFor(range), isCompared: search.compare !== 'none' }
}
