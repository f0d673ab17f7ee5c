import { dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import type { Language } from '../../core/contract/language.ts'
import { report as english } from '../../locales/en/mail/report.ts'
import { report as chinese } from '../../locales/zh-CN/mail/report.ts'

export type ReportTexts = typeof english

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, ReportTexts>

/** The texts of a report in a language. */
export function reportTexts(language: Language): ReportTexts {
  return texts[language]
}

/** A whole number with its thousands apart. Pure. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A share as per cent with one decimal; a dash where there is none. Pure. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`
}

const units = [
  { name: 'days', ms: 86_400_000, next: 3_600_000, nextName: 'hours' },
  { name: 'hours', ms: 3_600_000, next: 60_000, nextName: 'minutes' },
  { name: 'minutes', ms: 60_000, next: null, nextName: null },
] as const

/** A length of time in the two largest units that count; a dash where there is none. Pure. */
export function durationText(ms: number | null, { duration }: ReportTexts): string {
  if (ms === null) return '–'
  const said = (name: keyof typeof duration, n: number) => duration[name].replace('{{n}}', String(n))
  for (const { name, ms: size, next, nextName } of units) {
    if (ms < size) continue
    const whole = Math.floor(ms / size)
    const rest = next === null ? 0 : Math.floor((ms - whole * size) / next)
    return rest === 0 || nextName === null ? said(name, whole) : `${said(name, whole)} ${said(nextName, rest)}`
  }
  return said('seconds', Math.round(ms / 1000))
}

/** A span of time as a line of a report names it: a date with its weekday, or an hour. Pure. */
export function spanText(span: string, { weekdays }: ReportTexts): string {
  const [date = '', hour] = span.split('T')
  if (hour !== undefined) return `${hour}:00`
  const day = dayOfDate(date)
  return day === null ? span : `${date} ${weekdays[weekdayOf(day)] ?? ''}`
}
