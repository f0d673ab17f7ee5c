import type { ReportGrouping, ReportQuery, ReportSpan } from '../../core/contract/wire-reports.ts'
import { reportSpans } from '../../core/contract/wire-reports.ts'
import { isTallied, type Tallied, type TalliedDimension, type TallySpan, talliedDimensions } from './tally-shape.ts'

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
 * How the dates of a query are counted: whole months from the tallies of months, what is left before and after from those of days or of
 * thirds of months, and what no tally tells apart from the facts. Where these are days of a longer tally, the fewer of it are looked at:
 * those that belong to the range, or the others, which are taken away from the tally. `known` is what tallies there are, `filledFrom` the
 * first date that those of the zone know, null where there are none; `lastDate` is that of the newest fact. Pure.
 */
export function partsOf(
  query: ReportQuery,
  known: Tallied,
  filledFrom: string | null,
  lastDate: string,
): readonly ReportPart[] {
  const { from, to } = query
  const tallies = filledFrom === null ? to : later(filledFrom, from)
  const parts: ReportPart[] = [{ source: 'facts', from, to: earlier(tallies, to) }]
  parts.push(...covered({ from: tallies, to }, talliesFor(query, known), { filledFrom: filledFrom ?? to, lastDate }))
  return parts.filter((part) => part.from < part.to)
}

/** The tallies that can answer a query, those of the longest spans first. */
function talliesFor(query: ReportQuery, known: Tallied): readonly TallySpan[] {
  const { by = [] } = query
  const names = dimensionsOf(query)
  const wanted: Readonly<Record<string, readonly TallySpan[]>> = {
    hour: [],
    day: ['day'],
    week: ['day'],
    hourOfWeek: ['hours', 'thirdHours'],
  }
  return (wanted[spanOf(by) ?? ''] ?? ['month', 'third', 'day']).filter((span) => isTallied(known, span, names))
}

interface Ground {
  readonly filledFrom: string
  readonly lastDate: string
}

/** Counts a stretch from as few and as long tallies as there are. */
function covered(stretch: Stretch, spans: readonly TallySpan[], ground: Ground): readonly ReportPart[] {
  const { from, to } = stretch
  const [span, ...finer] = spans
  if (from >= to) return []
  if (span === undefined) return [{ source: 'facts', from, to }]
  const { startOf, after } = units[unitOf[span]]
  const firstFrom = (date: string) => (startOf(date) === date ? date : after(startOf(date)))
  const [first, end] = [firstFrom(from), startOf(to)]
  const within = (piece: Stretch): readonly ReportPart[] => {
    if (finer.length > 0 || piece.from >= piece.to) return covered(piece, finer, ground)
    const whole = { from: startOf(piece.from), to: after(startOf(piece.from)) }
    return cheaper(span, whole, piece, ground)
  }
  if (first > end) return within(stretch)
  return [{ source: span, from: first, to: end }, ...within({ from, to: first }), ...within({ from: end, to })]
}

/** A piece of a unit that has a tally: from its facts, or from the tally and the facts of the other days. */
function cheaper(
  source: TallySpan,
  whole: Stretch,
  piece: Stretch,
  { filledFrom, lastDate }: Ground,
): readonly ReportPart[] {
  const others = [
    { from: whole.from, to: piece.from },
    { from: piece.to, to: whole.to },
  ]
  const isFewer = daysUntil(lastDate, others) < daysUntil(lastDate, [piece])
  if (!isFewer || whole.from < filledFrom) return [{ source: 'facts', ...piece }]
  return [{ source, ...whole }, ...others.map((other) => ({ source: 'facts', ...other, isTakenAway: true }) as const)]
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

const unitOf = { day: 'day', third: 'third', thirdHours: 'third', month: 'month', hours: 'month' } as const

interface Unit {
  /** The first date of the unit that a date lies in. */
  readonly startOf: (date: string) => string
  /** The first date of the unit after the one that begins then. */
  readonly after: (start: string) => string
}

const monthOf = (date: string) => `${date.slice(0, 7)}-01`
const nextDay = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

function nextMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

const thirds = ['01', '11', '21'] as const

const units: Readonly<Record<(typeof unitOf)[TallySpan], Unit>> = {
  day: { startOf: (date) => date, after: nextDay },
  month: { startOf: monthOf, after: nextMonth },
  third: {
    startOf: (date) => `${date.slice(0, 8)}${thirds.findLast((day) => day <= date.slice(8)) ?? '01'}`,
    after: (start) => {
      const next = thirds.find((day) => day > start.slice(8))
      return next === undefined ? nextMonth(start) : `${start.slice(0, 8)}${next}`
    },
  },
}
