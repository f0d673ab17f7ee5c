import { useTranslation } from 'react-i18next'
import type { TargetDefinition } from '../../core/contract/policy.ts'
import classes from './clocks.module.css'
import { coveredBy } from './target-matrix.ts'
import { useClockWords } from './use-clock-words.ts'

/** All times of a clock as sentences, in the order in which they count, with those that never do. */
export function TargetOrder({ targets }: { readonly targets: readonly TargetDefinition[] }) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const hasFallback = targets.some(({ when = {} }) => Object.keys(when).length === 0)
  return (
    <details className={classes.order}>
      <summary>{t('times.order')}</summary>
      <p className={classes.quiet}>{t('times.orderHelp')}</p>
      <ol>
        {targets.map((target, place) => {
          const above = coveredBy(targets, place)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a target is known by its place.
            <li key={place} data-never={above !== null || undefined}>
              {words.target(target)}
              {above !== null && <em> – {t('times.never', { place: above + 1 })}</em>}
            </li>
          )
        })}
      </ol>
      {!hasFallback && <p className={classes.quiet}>{t('times.noFallback')}</p>}
    </details>
  )
}
