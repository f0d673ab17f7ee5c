import type { ReportGrouping, ReportQuery, ReportSpan } from '../../core/contract/wire-reports.ts'
import { reportSpans } from '../../core/contract/wire-reports.ts'
import { isTallied, type TalliedDimension, type TallySpan, talliedDimensions } from './tally-shape.ts'

/** A stretch of civil dates, `to` exclusive, and where what happened in it is counted. */
export interface ReportPart {
  readonly source: TallySpan | 'facts'
  readonly from: string
  readonly to: string
  /** It is in another part that should not have it, and is taken away from there. */
  readonly isTakenAway?: true
}

/** The span of time by which lines are grouped; null when they are not. */
export function spanOf(by: readonly ReportGrouping[]): ReportSpan | null {
  return by.find((name): name is ReportSpan => (reportSpans as readonly string[]).includes(name)) ?? null
}

/** The dimensions that a query groups or narrows by and that tallies have no column of their own for, in the order of tallies. */
export function dimensionsOf({ by = [], where = {} }: Pick<ReportQuery, 'by' | 'where'>): readonly TalliedDimension[] {
  return talliedDimensions.filter((name) => by.includes(name) || where[name] !== undefined)
}

/**
 * How the dates of a query are counted: whole months from the tallies of months, days before and after from those of days, and what no
 * tally tells apart from the facts. Where that are days, the fewer of a month are looked at: those that belong to it, or the others, which are
 * taken away from the month. `filledFrom` is the first date that the tallies of the zone know, null where there are none; `lastDate` is that of the
 * newest fact. Pure.
 */
export function partsOf(query: ReportQuery, filledFrom: string | null, lastDate: string): readonly ReportPart[] {
  const { from, to } = query
  const tallies = filledFrom === null ? to : later(filledFrom, from)
  const parts: ReportPart[] = [{ source: 'facts', from, to: earlier(tallies, to) }]
  if (tallies < to) parts.push(...talliedParts(query, tallies, filledFrom ?? to, lastDate))
  return parts.filter((part) => part.from < part.to)
}

function talliedParts(query: ReportQuery, from: string, filledFrom: string, lastDate: string): readonly ReportPart[] {
  const { to, by = [] } = query
  const span = spanOf(by)
  const names = dimensionsOf(query)
  const sourceOf = (wanted: TallySpan): ReportPart['source'] => (isTallied(wanted, names) ? wanted : 'facts')
  if (span === 'hour') return [{ source: 'facts', from, to }]
  if (span === 'day' || span === 'week') return [{ source: sourceOf('day'), from, to }]
  const whole = sourceOf(span === 'hourOfWeek' ? 'hours' : 'month')
  const edges = span === 'hourOfWeek' ? 'facts' : sourceOf('day')
  const [first, end] = [firstMonth(from), monthOf(to)]
  if (whole === 'facts' || first > end) return [{ source: edges, from, to }]
  const parts: ReportPart[] = [{ source: whole, from: first, to: end }]
  for (const edge of [
    { from, to: first },
    { from: end, to },
  ]) {
    const month = { from: monthOf(edge.from), to: firstMonth(later(edge.to, `${edge.from.slice(0, 7)}-02`)) }
    const others = [
      { from: month.from, to: edge.from },
      { from: edge.to, to: month.to },
    ]
    const isFewer = daysUntil(lastDate, others) < daysUntil(lastDate, [edge])
    if (edges === 'day' || !isFewer || month.from < filledFrom) parts.push({ source: edges, ...edge })
    else {
      parts.push({ source: whole, ...month })
      for (const other of others) parts.push({ source: 'facts', ...other, isTakenAway: true })
    }
  }
  return parts
}

interface Stretch {
  readonly from: string
  readonly to: string
}

/** How many days of these can hold a fact. */
function daysUntil(lastDate: string, stretches: readonly Stretch[]): number {
  const dayOf = (date: string) => Date.parse(date) / 86_400_000
  return stretches.reduce(
    (days, { from, to }) => days + Math.max(0, Math.min(dayOf(to), dayOf(lastDate) + 1) - dayOf(from)),
    0,
  )
}

const later = (one: string, other: string) => (one > other ? one : other)
const earlier = (one: string, other: string) => (one < other ? one : other)

const monthOf = (date: string) => `${date.slice(0, 7)}-01`

/** The first of a month that is not before the date. */
function firstMonth(date: string): string {
  if (date.endsWith('-01')) return date
  const [year = 0, month = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
