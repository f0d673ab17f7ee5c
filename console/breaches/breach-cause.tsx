import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './breaches.module.css'

/** A breach is noticed within this time when everything runs. */
const promptMs = 60_000

/** Why a promise was broken, in sentences. */
export function BreachCause({ breach }: { readonly breach: WireBreach }) {
  const { t } = useTranslation('breaches')
  const words = useTimeWords()
  const noticedLaterMs = Date.parse(breach.detectedAt) - Date.parse(breach.breachedAt)
  return (
    <>
      {t(`cause.${breach.cause}`, { target: words.span(breach.targetMs) })}
      {noticedLaterMs > promptMs && <> {t('noticedLater', { length: words.length(noticedLaterMs) })}</>}
      {breach.contested && (
        <div className={classes.contested}>
          <Glyph name="alert" /> {t('contested')}
        </div>
      )}
    </>
  )
}
