import type { Language } from '../../core/contract/language.ts'

/** Spans of civil time that begin at a date. */
export type CivilSpan = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

const formats = new Map<string, Intl.DateTimeFormat>()

function say(at: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' })
  formats.set(key, format)
  return format.format(at)
}

/**
 * A span of civil time as people say it, from its first date (`2026-10-01`, of an hour `2026-10-01T13`): `13:00`, `1 Oct`, `1 Oct` for
 * the week from then on, `Oct 2026`, `Q4 2026`, `2026`. The same wherever it is read: civil time has no zone.
 */
export function civilText(id: string, span: CivilSpan, language: Language): string {
  const at = new Date(`${id.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return id
  switch (span) {
    case 'hour':
      return `${id.slice(11, 13)}:00`
    case 'day':
    case 'week':
      return say(at, language, { day: 'numeric', month: 'short' })
    case 'month':
      return say(at, language, { month: 'short', year: 'numeric' })
    case 'quarter': {
      const quarter = Math.floor(at.getUTCMonth() / 3) + 1
      return language === 'en' ? `Q${quarter} ${at.getUTCFullYear()}` : `${at.getUTCFullYear()} 年第 ${quarter} 季度`
    }
    case 'year':
      return language === 'en' ? String(at.getUTCFullYear()) : `${at.getUTCFullYear()} 年`
  }
}

/** A civil date in full: `1 Oct 2026`. */
export function civilDateText(date: string, language: Language): string {
  return say(new Date(`${date}T00:00:00Z`), language, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** The name of a weekday, 0 is Monday: `Mon`. */
export function weekdayText(weekday: number, language: Language): string {
  // 1 January 2024 was a Monday.
  return say(new Date(Date.UTC(2024, 0, 1 + weekday)), language, { weekday: 'short' })
}
