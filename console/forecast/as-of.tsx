import { useTranslation } from 'react-i18next'
import { useNow } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './forecast.module.css'

/** When something was worked out. */
export function AsOf({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('forecast')
  const words = useTimeWords()
  const now = useNow()
  if (at === null) return null
  const instant = Date.parse(at)
  return (
    <span className={classes.soft}>
      <TimeText at={instant}>{t('asOf', { when: words.ago(Math.min(instant, now), now) })}</TimeText>
    </span>
  )
}
