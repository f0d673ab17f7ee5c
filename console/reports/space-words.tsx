import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { civilDateText } from '../../look/time/civil-text.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { addDays } from './civil-date.ts'
import type { CivilRange } from './report-range.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'

/** What the report is about, in words: its days, their zone, what it is compared with, and up to when it counts. */
export function SpaceWords({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const rangeWords = useRangeWords()
  const words = useTimeWords()
  const now = useNow(60_000)
  const by = [space.span]
  const { data } = useFigures(space, 'clock', { by, beforeBy: by }).now
  return (
    <>
      <p className={classes.about} aria-live="polite">
        <strong>{t('range.text', rangeWords(space.range))}</strong> · {t('zone.text', { zone: space.zone })}
        {space.isCompared && <> · {t('against', rangeWords(space.range.before))}</>}
        {data !== undefined && (
          <>
            {space.isCompared ? ' ' : ' · '}
            {t('asOf', { at: words.short(Date.parse(data.asOf), now) })}
          </>
        )}
      </p>
      {data?.isComplete === false && (
        <div className={classes.part}>
          <Notice kind="caution">{t('incomplete')}</Notice>
        </div>
      )}
    </>
  )
}

/** The first and the last day of a range, in words. */
export function useRangeWords() {
  const language = useLanguage()
  return ({ from, to }: CivilRange) => ({
    from: civilDateText(from, language),
    to: civilDateText(addDays(to, -1), language),
  })
}
