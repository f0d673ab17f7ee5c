import { Tooltip, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import classes from './scorecards.module.css'

interface PointsCellProps {
  readonly points: number | null
  readonly low?: number | null
  readonly high?: number | null
  /** With fewer nothing is said. */
  readonly minimum?: number
}

/** Points as a bar and a number; in words where there is too little to say. */
export function PointsCell({ points, low = null, high = null, minimum }: PointsCellProps) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  if (points === null) {
    return minimum === undefined ? (
      <TooFew />
    ) : (
      <Tooltip label={t('tooFewHelp', { minimum })}>
        <span className={`${classes.minor} ${classes.whole}`}>{t('tooFew')}</span>
      </Tooltip>
    )
  }
  const range = low === null || high === null ? null : { low: numbers.decimal(low), high: numbers.decimal(high) }
  return (
    <div className={classes.pointsCell} title={range === null ? undefined : t('interval', range)}>
      <span className={classes.meter} aria-hidden="true">
        <span className={classes.meterFill} style={{ width: `${points}%` }} />
      </span>
      <span className="figures">{numbers.decimal(points)}</span>
    </div>
  )
}

/** No points, where a table has many of them: a dash that is read out as what it means, and explained once below. */
export function TooFew() {
  const { t } = useTranslation('scorecards')
  return (
    <span className={classes.minor} title={t('tooFew')}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>{t('tooFew')}</VisuallyHidden>
    </span>
  )
}
