import { useTranslation } from 'react-i18next'
import type { Instant } from '../../core/contract/time.ts'
import type { WirePlaceFigures } from '../../core/contract/wire-operation.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { ageOfOldest, lateShareOf, type Measure, valueOf } from './measures.ts'

/** Figures in the reader's words. */
export function useFigureWords() {
  const { t } = useTranslation('designerOperation')
  const language = useLanguage()
  const times = useTimeWords()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const length = (ms: number | null) => (ms === null ? '–' : ms < 1000 ? t('atOnce') : times.length(ms))
  // In a sentence, “within at once” is no word.
  const within = (ms: number | null) => (ms !== null && ms < 1000 ? t('aMoment') : length(ms))
  const share = (value: number | null) => (value === null ? '–' : percent.format(value))

  return {
    length,
    within,
    share,
    value(figures: WirePlaceFigures, measure: Measure, now: Instant): string {
      const value = valueOf(figures, measure, now)
      if (value === null) return '–'
      if (measure === 'cases') {
        const { cases, late } = figures
        return late === 0 ? String(cases) : t('countLate', { cases, late })
      }
      return measure === 'late' ? share(value) : length(value)
    },
    /** All figures of a step in one sentence each. */
    sentences(figures: WirePlaceFigures, now: Instant): readonly string[] {
      const { cases, late, visits, lateVisits } = figures
      const oldest = ageOfOldest(figures, now)
      return [
        cases === 0 ? t('sentence.nobody') : t('sentence.cases', { count: cases }),
        ...(late === 0 ? [] : [t('sentence.late', { count: late })]),
        ...(oldest === null ? [] : [t('sentence.oldest', { length: length(oldest) })]),
        visits === 0
          ? t('sentence.noVisits')
          : t('sentence.visits', { count: visits, median: within(figures.medianMs), p90: within(figures.p90Ms) }),
        ...(lateVisits === 0 ? [] : [t('sentence.lateVisits', { share: share(lateShareOf(figures)) })]),
      ]
    },
  }
}
