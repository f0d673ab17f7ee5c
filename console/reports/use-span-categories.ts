import { useLanguage } from '../../look/language/use-language.ts'
import { civilText } from '../../look/time/civil-text.ts'
import type { ChartCategory } from '../charts/chart-data.ts'
import { spansOf } from './report-range.ts'
import type { ReportSpace } from './report-space.ts'

/** The steps of a trend in the reader's words. Of hours over more than a day each says its day, too. */
export function useSpanCategories({ range, span }: ReportSpace): readonly ChartCategory[] {
  const language = useLanguage()
  const ids = spansOf(range, span)
  const needsDay = span === 'hour' && ids.length > 24
  return ids.map((id) => ({
    id,
    name: needsDay
      ? `${civilText(id, 'day', language)} ${civilText(id, span, language)}`
      : civilText(id, span, language),
  }))
}
