import { type Day, dayMs, dayOfDate } from '../calendar/civil-date.ts'
import { earliestAt, latestAt } from '../calendar/range.ts'
import type { Instant } from '../contract/time.ts'

/** A date or an instant, as a fact's text says it. Two moments compare only if they are of one kind. */
export type Moment = { readonly kind: 'date'; readonly at: Day } | { readonly kind: 'instant'; readonly at: Instant }

const instantForm = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d\d):(\d\d))$/
const shortestInstant = 'YYYY-MM-DDThh:mmZ'.length
const longestInstant = 'YYYY-MM-DDThh:mm:ss.sss+hh:mm'.length

/** The moment that a text means, null if it means none: a date is `YYYY-MM-DD`, an instant as `parseInstant` reads it. Dates that do not exist mean nothing. */
export function momentOf(text: string): Moment | null {
  if (text.length === 10) {
    const day = dayOfDate(text)
    return day === null ? null : { kind: 'date', at: day }
  }
  const at = parseInstant(text)
  return at === null ? null : { kind: 'instant', at }
}

/**
 * The instant that a text in ISO 8601 means, null if it means none: an existing date, a time and an offset or `Z`.
 * Seconds and up to three decimals may be left out; leap seconds, and instants outside 1970 … 2100, mean nothing.
 */
export function parseInstant(text: string): Instant | null {
  if (text.length < shortestInstant || text.length > longestInstant) return null
  const match = instantForm.exec(text)
  if (match === null) return null
  const [, date = '', hour, minute, second = '0', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = match
  const day = dayOfDate(date)
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (Number(offsetHours) > 18 || Number(offsetMinutes) > 59) return null
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -60_000 : 60_000)
  const timeMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0'))
  const at = day * dayMs + timeMs - offsetMs
  return at >= earliestAt && at <= latestAt ? at : null
}
