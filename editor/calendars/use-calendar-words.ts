import { useTranslation } from 'react-i18next'
import { dayMs, dayOfDate } from '../../core/calendar/civil-date.ts'
import { type MinuteInterval, weekdays } from '../../core/contract/calendar.ts'
import type { Language } from '../../core/contract/language.ts'
import type { CivilDate, Instant } from '../../core/contract/time.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { type Bar, dayMinutes, timeText } from './week.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, made)
  return made
}

/** Days, dates and hours in the reader's words. */
export function useCalendarWords() {
  const { t } = useTranslation('designerCalendars')
  const language = useLanguage()
  const day = (index: number) => t(`days.${weekdays[((index % 7) + 7) % 7] ?? 'mon'}`)
  const hours = (intervals: readonly MinuteInterval[]) =>
    intervals.map(([from, to]) => `${timeText(from)}–${timeText(to)}`).join(language === 'en' ? ', ' : '、')

  return {
    day,
    /** `Monday, 09:00 to 12:00`. */
    opening: (bar: Bar) =>
      t(bar.to > dayMinutes ? 'week.openingOver' : 'week.opening', {
        day: day(bar.day),
        from: timeText(bar.from),
        to: timeText(bar.to),
        next: day(bar.day + 1),
      }),
    /** `09:00–12:00, 13:30–18:00`; says when there are none. */
    hours: (intervals: readonly MinuteInterval[]) => (intervals.length === 0 ? t('week.closed') : hours(intervals)),
    /** `Thursday, 1 January 2026`. */
    date: (date: CivilDate) =>
      format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        (dayOfDate(date) ?? 0) * dayMs,
      ),
    month: (date: CivilDate) =>
      format(language, { month: 'long', timeZone: 'UTC' }).format((dayOfDate(date) ?? 0) * dayMs),
    /** `Mon, 16 February 2026, 14:30`, as the clocks of a zone show it. */
    moment: (at: Instant, zone: string) =>
      format(language, {
        weekday: 'short',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: zone,
      }).format(at),
  }
}
