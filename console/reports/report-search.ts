import {
  type ReportDimension,
  type ReportMeasure,
  reportDimensions,
  reportMeasures,
} from '../../core/contract/wire-reports.ts'
import { isKnownZone } from '../../look/time/instant-text.ts'
import { isCivilDate } from './civil-date.ts'
import { type RangePreset, rangePresets } from './report-range.ts'

/** What narrows a report: the dimensions, and the clock. */
export const reportFilters = [...reportDimensions, 'clock'] as const

export type ReportFilter = (typeof reportFilters)[number]

/** What lengths can be looked at: each is a measure with a value. */
export const lengthMeasures = ['resolved', 'firstReply', 'clock', 'closed', 'held', 'node', 'waited'] as const

export type LengthMeasure = (typeof lengthMeasures)[number]

/** A report as it stands in the address, so that a link is a saved report. What is left out is as usual. Lists are texts of `writeValues`. */
export interface ReportSearch extends Readonly<Partial<Record<ReportFilter, string>>> {
  /** The last 30 days, unless there are dates of one's own. */
  readonly range?: RangePreset
  /** Dates of one's own, `to` exclusive. */
  readonly from?: string
  readonly to?: string
  /** The zone whose days count; the reader's, if left out. */
  readonly zone?: string
  /** `none` does not compare with the time before. */
  readonly compare?: 'none'
  /** The dimension of the table; the team, if left out. */
  readonly by?: ReportDimension
  /** The lengths that are looked at; how long solving took, if left out. */
  readonly length?: LengthMeasure
  /** What hours are coloured by; what came in, if left out. */
  readonly hours?: 'late'
}

/** Which facts are listed: a report, further narrowed, as it stands in the address. */
export interface FactSearch extends ReportSearch {
  readonly measure: ReportMeasure
  readonly key?: string
  readonly late?: 'yes' | 'no'
  readonly excluded?: 'yes' | 'no'
  /** An hour of the week, 0 to 167. */
  readonly hour?: string
  readonly atLeast?: string
  readonly below?: string
  /** Those with the highest value first; else the newest. */
  readonly sort?: 'longest'
}

type Address = Readonly<Record<string, unknown>>

const longest = 2000

function textIn(address: Address, name: string): string | undefined {
  const value = Object.hasOwn(address, name) ? address[name] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, longest) : undefined
}

function oneIn<T extends string>(address: Address, name: string, known: readonly T[]): T | undefined {
  const text = textIn(address, name)
  return known.find((candidate) => candidate === text)
}

/** Reads an address; whatever is not understood is dropped. */
export function readReportSearch(address: Address): ReportSearch {
  const [from, to, zone] = [textIn(address, 'from'), textIn(address, 'to'), textIn(address, 'zone')]
  const hasDates = from !== undefined && to !== undefined && isCivilDate(from) && isCivilDate(to) && from < to
  const range = oneIn(address, 'range', rangePresets)
  const by = oneIn(address, 'by', reportDimensions)
  const length = oneIn(address, 'length', lengthMeasures)
  const filters = reportFilters.flatMap((name) => {
    const text = textIn(address, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  return {
    ...(hasDates ? { from, to } : range && range !== '30d' ? { range } : {}),
    ...(zone !== undefined && isKnownZone(zone) ? { zone } : {}),
    ...(textIn(address, 'compare') === 'none' ? { compare: 'none' } : {}),
    ...(by && by !== 'team' ? { by } : {}),
    ...(length && length !== 'resolved' ? { length } : {}),
    ...(textIn(address, 'hours') === 'late' ? { hours: 'late' } : {}),
    ...Object.fromEntries(filters),
  }
}

/** Reads the address of a list of facts; without a measure it is that of clocks. */
export function readFactSearch(address: Address): FactSearch {
  const number = (name: string, isGood: (value: number) => boolean) => {
    const text = textIn(address, name)
    return text !== undefined && Number.isFinite(Number(text)) && isGood(Number(text)) ? text : undefined
  }
  const hour = number('hour', (value) => Number.isInteger(value) && value >= 0 && value < 168)
  const [atLeast, below] = [number('atLeast', () => true), number('below', () => true)]
  const [late, excluded] = [oneIn(address, 'late', yesNo), oneIn(address, 'excluded', yesNo)]
  const key = textIn(address, 'key')
  return {
    ...readReportSearch(address),
    measure: oneIn(address, 'measure', reportMeasures) ?? 'clock',
    ...(key === undefined ? {} : { key }),
    ...(late === undefined ? {} : { late }),
    ...(excluded === undefined ? {} : { excluded }),
    ...(hour === undefined ? {} : { hour }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(below === undefined ? {} : { below }),
    ...(textIn(address, 'sort') === 'longest' ? { sort: 'longest' } : {}),
  }
}

const yesNo = ['yes', 'no'] as const

/** What narrows the report, without what only tells how it is shown. */
export function isNarrowed(search: ReportSearch): boolean {
  return reportFilters.some((name) => search[name] !== undefined)
}
