import { addDays, dateOf, dayOf, monthStart, quarterStart, weekStart, yearStart } from './civil-date.ts'

/** Spans of days that have a name. `month`, `quarter` and `year` are the present one so far. */
export const rangePresets = ['today', '7d', '30d', 'month', 'lastMonth', 'quarter', 'lastQuarter', 'year'] as const

export type RangePreset = (typeof rangePresets)[number]

/** Civil dates, `to` exclusive. */
export interface CivilRange {
  readonly from: string
  readonly to: string
}

/** A range of days and what it is compared with: as many days of what was before. */
export interface ReportRange extends CivilRange {
  readonly before: CivilRange
}

/** The days of a name, as of today; a present month, quarter or year ends with today, and is compared with as many days of the one before. */
export function rangeOf(preset: RangePreset, today: string): ReportRange {
  const tomorrow = addDays(today, 1)
  switch (preset) {
    case 'today':
      return sameLength(today, tomorrow)
    case '7d':
      return sameLength(addDays(today, -6), tomorrow)
    case '30d':
      return sameLength(addDays(today, -29), tomorrow)
    case 'month':
      return soFar(monthStart(today), tomorrow, monthStart(today, -1))
    case 'lastMonth':
      return whole(monthStart(today, -1), monthStart(today), monthStart(today, -2))
    case 'quarter':
      return soFar(quarterStart(today), tomorrow, monthStart(quarterStart(today), -3))
    case 'lastQuarter': {
      const start = quarterStart(today)
      return whole(monthStart(start, -3), start, monthStart(start, -6))
    }
    case 'year':
      return soFar(yearStart(today), tomorrow, yearStart(addDays(yearStart(today), -1)))
  }
}

/** Days of one's own: whole months are compared with as many months before, as reports by mail do; other days with as many right before. */
export function rangeOfDates(from: string, to: string): ReportRange {
  const isWhole = monthStart(from) === from && monthStart(to) === to
  return isWhole ? whole(from, to, monthStart(from, monthOf(from) - monthOf(to))) : sameLength(from, to)
}

/** The number of a date's month, counted through all years. */
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

function sameLength(from: string, to: string): ReportRange {
  return { from, to, before: { from: addDays(from, dayOf(from) - dayOf(to)), to: from } }
}

function whole(from: string, to: string, before: string): ReportRange {
  return { from, to, before: { from: before, to: from } }
}

function soFar(from: string, to: string, before: string): ReportRange {
  const end = addDays(before, dayOf(to) - dayOf(from))
  return { from, to, before: { from: before, to: end < from ? end : from } }
}

/** How a trend over days is cut into steps. */
export const trendSpans = ['hour', 'day', 'week', 'month'] as const

export type TrendSpan = (typeof trendSpans)[number]

/** The steps that make a line one can read: hours up to two days, days up to nine weeks, weeks up to a year, else months. */
export function spanFor({ from, to }: CivilRange): TrendSpan {
  const days = dayOf(to) - dayOf(from)
  return days <= 2 ? 'hour' : days <= 63 ? 'day' : days <= 370 ? 'week' : 'month'
}

/** The steps of a range, named as a report names them; the first may begin before the range does. */
export function spansOf({ from, to }: CivilRange, span: TrendSpan): readonly string[] {
  const days = Array.from({ length: Math.max(0, dayOf(to) - dayOf(from)) }, (_, index) => dateOf(dayOf(from) + index))
  if (span === 'hour') {
    return days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`))
  }
  if (span === 'day') return days
  return [...new Set(days.map(span === 'week' ? weekStart : (day) => monthStart(day)))]
}

/** The days of one step, within the range: what a point of a trend stands for. An hour is its day. */
export function rangeOfSpan(id: string, span: TrendSpan, { from, to }: CivilRange): CivilRange {
  const start = id.slice(0, 10)
  const end = span === 'month' ? monthStart(start, 1) : addDays(start, span === 'week' ? 7 : 1)
  return { from: start < from ? from : start, to: end > to ? to : end }
}
