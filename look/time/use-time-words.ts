import { useTranslation } from 'react-i18next'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { useLanguage } from '../language/use-language.ts'
import { exactInstants, isKnownZone, shortInstant } from './instant-text.ts'
import { lengthText, spanText } from './length.ts'

/** Times in the reader's words. All of these are pure in what they are given; `now` comes from `useNow`. */
export function useTimeWords() {
  const { t } = useTranslation('time')
  const language = useLanguage()
  const length = (lengthMs: Millis) => lengthText(lengthMs, language)

  return {
    length,
    /** A span of a clock's own time. */
    span: (spanMs: Millis) => spanText(spanMs, language),
    /** `due in 42 min`, `late by 1 h 5 min`, as a running due time is told. */
    dueText(dueAt: Instant, isLate: boolean, now: Instant): string {
      if (isLate) return t('lateBy', { length: length(now - dueAt) })
      return dueAt <= now ? t('dueNow') : t('dueIn', { length: length(dueAt - now) })
    },
    short: (at: Instant, now: Instant) =>
      shortInstant(at, now, language, { yesterday: t('yesterday'), tomorrow: t('tomorrow') }),
    /** `5 min ago`; from a day on the date says more. */
    ago(at: Instant, now: Instant): string {
      const passed = now - at
      if (passed < 10_000) return t('justNow')
      return t('ago', { length: length(passed < 60_000 ? passed : Math.floor(passed / 60_000) * 60_000) })
    },
    /** The exact instant in the reader's zone and, where they differ, the calendar's; one line each. */
    exact: (at: Instant, calendarZone: string | null = null) =>
      exactInstants(at, language, calendarZone !== null && isKnownZone(calendarZone) ? calendarZone : null),
  }
}
