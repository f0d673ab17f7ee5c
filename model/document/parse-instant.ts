import { dayOfDate } from '../../core/calendar/civil-date.ts'
import { earliestAt, latestAt } from '../../core/calendar/range.ts'
import type { Instant } from '../../core/contract/time.ts'

const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/

/**
 * The instant that a text in ISO 8601 names, or `null`; pure. Asked for are an existing date, a time and an offset or `Z`:
 * `2026-11-23T09:00:00-05:00`; seconds and up to three decimals may be left out. `null` too outside 1970 … 2100, and for leap seconds.
 */
export function parseInstant(text: string): Instant | null {
  const match = form.exec(text)
  if (match === null) return null
  const [, date = '', hours, minutes, seconds = '0', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] =
    match
  const day = dayOfDate(date)
  if (day === null) return null
  const time = [Number(hours), Number(minutes), Number(seconds)] as const
  if (time[0] > 23 || time[1] > 59 || time[2] > 59 || Number(offsetHours) > 18 || Number(offsetMinutes) > 59)
    return null
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -60_000 : 60_000)
  const at =
    day * 86_400_000 + ((time[0] * 60 + time[1]) * 60 + time[2]) * 1000 + Number(fraction.padEnd(3, '0')) - offset
  return at >= earliestAt && at <= latestAt ? at : null
}
