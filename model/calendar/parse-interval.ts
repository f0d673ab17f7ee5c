import type { IntervalText, MinuteInterval } from '../../core/contract/calendar.ts'

const form = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24:00))$/
const minutesOfDay = 1440

/** What an interval text says: minutes of the date it starts on, or why it says nothing. */
export type ParsedInterval =
  | { readonly ok: true; readonly interval: MinuteInterval }
  | { readonly ok: false; readonly code: 'calendar.bad-interval' | 'calendar.zero-length' }

/** Reads `"09:00-17:00"`; pure. An end before the start lies on the next date (`"22:00-06:00"` is 1320 to 1800); `24:00` may end an interval, not begin one. */
export function parseInterval(text: IntervalText): ParsedInterval {
  const match = form.exec(text)
  if (match === null) return { ok: false, code: 'calendar.bad-interval' }
  const from = Number(match[1]) * 60 + Number(match[2])
  const to = match[5] === undefined ? Number(match[3]) * 60 + Number(match[4]) : minutesOfDay
  if (from === to) return { ok: false, code: 'calendar.zero-length' }
  return { ok: true, interval: to < from ? [from, to + minutesOfDay] : [from, to] }
}

/** An interval as people write it; the inverse of `parseInterval`. */
export function intervalText([from, to]: MinuteInterval): IntervalText {
  return `${timeText(from)}-${timeText(to > minutesOfDay ? to - minutesOfDay : to)}`
}

function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
