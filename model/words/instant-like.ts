import { formatInstant } from '../../core/calendar/format-instant.ts'
import type { Instant } from '../../core/contract/time.ts'

const minuteMs = 60_000

/**
 * An instant written the way another one was: with the offset of `sample` (`2026-11-23T09:00:00-05:00`), and with
 * milliseconds only where it has some, so that people can compare the two at a glance.
 */
export function instantLike(at: Instant, sample: string): string {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(sample) ?? []
  const offset = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs
  const local = formatInstant(sign === undefined ? at : at + offsetMs)
  return local.replace(/(?:\.000)?Z$/, offset)
}
