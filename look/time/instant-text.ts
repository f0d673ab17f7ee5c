import type { Language } from '../../core/contract/language.ts'
import type { Instant } from '../../core/contract/time.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, made)
  return made
}

/** The reader's own zone, as the browser knows it. */
export function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

const dayNumber = (at: Instant, zone: string): number => {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at).split('-').map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / 86_400_000
}

/** Which day it is as seen from now, in whole civil days of the zone: -1 yesterday, 0 today, 1 tomorrow. */
export function daysFromNow(at: Instant, now: Instant, zone: string): number {
  return dayNumber(at, zone) - dayNumber(now, zone)
}

/**
 * A time as people say it: `14:12` today, `yesterday 14:12`, `Tue 14:12` within six days, `3 Mar 14:12` this year, else with the year.
 * `nearDays` names yesterday, today and tomorrow.
 */
export function shortInstant(
  at: Instant,
  now: Instant,
  language: Language,
  nearDays: { readonly yesterday: string; readonly tomorrow: string },
  zone: string = readerZone(),
): string {
  const time = format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
  const days = daysFromNow(at, now, zone)
  if (days === 0) return time
  if (days === 1) return `${nearDays.tomorrow} ${time}`
  if (days === -1) return `${nearDays.yesterday} ${time}`
  if (Math.abs(days) < 7) return `${format(language, { weekday: 'short', timeZone: zone }).format(at)} ${time}`
  const isSameYear = Math.abs(days) < 300
  const date = format(language, {
    day: 'numeric',
    month: 'short',
    ...(isSameYear ? {} : { year: 'numeric' }),
    timeZone: zone,
  })
  return `${date.format(at)} ${time}`
}

/** A time to the second, with date and zone: `Tue, 24 Nov 2026, 14:12:00 (Asia/Shanghai)`. */
export function exactInstant(at: Instant, language: Language, zone: string = readerZone()): string {
  const text = format(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)
  return `${text} (${zone})`
}

/** The exact time in the reader's zone and, where its wall clock differs, in the calendar's. */
export function exactInstants(
  at: Instant,
  language: Language,
  calendarZone: string | null,
  zone = readerZone(),
): readonly string[] {
  const own = exactInstant(at, language, zone)
  if (calendarZone === null || calendarZone === zone) return [own]
  return [own, exactInstant(at, language, calendarZone)]
}

/** Whether `zone` is one that this browser knows; a calendar's always should be. */
export function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
