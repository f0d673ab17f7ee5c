import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockSummary, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { comparedBy, lateIn } from './result-rows.ts'
import { ShareBar } from './share-bar.tsx'
import classes from './simulation.module.css'
import { useResultWords } from './use-result-words.ts'

interface ResultSummaryProps {
  readonly before: SimulationAnswer | null
  readonly after: SimulationAnswer
  readonly children?: ReactNode
}

/** The first thing to know of a simulation: how many promises are broken, and how that compares. */
export function ResultSummary({ before, after, children }: ResultSummaryProps) {
  const { t } = useTranslation('designerSimulation')
  const words = useResultWords()
  return (
    <div className={classes.panel}>
      <LateHeadline before={before === null ? null : lateIn(before)} after={lateIn(after)} />
      {children}
      <h3 className={classes.subtitle}>{t('clocks')}</h3>
      <ClockBars before={before?.clocks ?? null} after={after.clocks} />
      <p className={classes.quiet}>
        {t('ran', {
          count: after.cases,
          cases: words.count(after.cases),
          ended: words.count(after.ended),
          seed: after.seed,
        })}
        {after.unfinished > 0 && ` ${t('unfinished', { count: after.unfinished })}`}
      </p>
    </div>
  )
}

/** How many promises are broken, before and after, as the sentence that matters. */
export function LateHeadline({ before, after }: { readonly before: number | null; readonly after: number }) {
  const { t } = useTranslation('designerSimulation')
  const words = useResultWords()
  const tone = before === null || before === after ? undefined : after < before ? 'better' : 'worse'
  return (
    <h2 className={classes.headline} data-tone={tone}>
      {before === null
        ? t('late', { count: after })
        : t('lateFromTo', { before: words.count(before), after: words.count(after) })}
      {tone !== undefined && <span className={classes.tone}>{t(tone)}</span>}
    </h2>
  )
}

interface ClockBarsProps {
  readonly before: Readonly<Record<string, ClockSummary>> | null
  readonly after: Readonly<Record<string, ClockSummary>>
}

/** The share in which each promise is kept, as bars. */
export function ClockBars({ before, after }: ClockBarsProps) {
  const { t } = useTranslation('designerSimulation')
  const local = useLocalText()
  const words = useResultWords()
  return (
    <dl className={classes.list}>
      {comparedBy(before, after).map(({ id, name, before: one, after: other }) => (
        <div key={id} className={classes.entry}>
          <dt>{local(name, id)}</dt>
          <dd>
            <ShareBar label={t('now')} share={other?.compliance ?? null} text={words.share(other?.compliance)} />
            {before !== null && (
              <ShareBar
                isBefore
                label={t('before')}
                share={one?.compliance ?? null}
                text={words.share(one?.compliance)}
              />
            )}
            <span className={classes.quiet}>
              {before === null || one?.missed === other?.missed
                ? t('missed', { count: other?.missed ?? 0 })
                : t('missedFromTo', { before: words.count(one?.missed ?? 0), after: words.count(other?.missed ?? 0) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
