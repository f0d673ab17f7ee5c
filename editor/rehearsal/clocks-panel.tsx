import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { spanText } from '../../look/time/length.ts'
import { whyInWords } from '../../model/words/why-words.ts'
import { type ClockBar, clockBars } from './clock-bars.ts'
import classes from './clocks-panel.module.css'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

/** The clocks as they stood, on the calendar of the rehearsal: each as a bar from its beginning to its due time, with the sentence that says why. */
export function ClocksPanel({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const bars = clockBars(looked.main, looked.at, looked.records)
  if (bars.length === 0) return <p className={classes.quiet}>{t('clocks.none')}</p>
  return (
    <>
      <ul className={classes.clocks}>
        {bars.map((bar) => (
          <Clock key={`${bar.reading.id} ${bar.reading.instance}`} bar={bar} looked={looked} />
        ))}
      </ul>
      <p className={classes.legend} aria-hidden="true">
        {(['open', 'closed', 'pause', 'ahead'] as const).map((kind) => (
          <span key={kind}>
            <span className={classes.swatch} data-kind={kind} /> {t(`clocks.legend.${kind}`)}
          </span>
        ))}
      </p>
    </>
  )
}

function Clock({ bar, looked }: { readonly bar: ClockBar; readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const language = useLanguage()
  const words = useRehearsalWords(looked.main.plan)
  const { reading, explanation, stretches, marks, now } = bar
  const { id, name, instance, elapsedMs, targetMs } = reading
  const title = local(name, id)
  const share = targetMs === null || targetMs === 0 ? 0 : Math.round((elapsedMs / targetMs) * 100)
  const percent = (place: number) => `${place * 100}%`
  return (
    <li>
      <div className={classes.clockHead}>
        <strong>
          {title}
          {instance > 1 && <span className={classes.quiet}> · {t('clocks.turn', { instance })}</span>}
        </strong>
        <Badge reading={reading} />
      </div>
      <div className={classes.bar} role="img" aria-label={t('clocks.picture', { clock: title, share })}>
        {stretches.map(({ kind, from, to }) => (
          <span
            key={`${kind} ${from}`}
            className={classes.stretch}
            data-kind={kind}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {marks.map(({ kind, at, place }) => (
          <span
            key={`${kind} ${at}`}
            className={classes.mark}
            data-kind={kind}
            style={{ left: percent(place) }}
            title={`${t(`clocks.marks.${kind}`)}: ${words.at(at)}`}
          />
        ))}
        <span className={classes.nowLine} style={{ left: percent(now) }} />
      </div>
      {targetMs !== null && (
        <div className={classes.quiet}>
          {t('clocks.used', { elapsed: spanText(elapsedMs, language), target: spanText(targetMs, language) })}
          {marks.map(({ kind, at }) => (
            <span key={`${kind} ${at}`}>
              {' · '}
              {t(`clocks.marks.${kind}`)} {words.at(at)}
            </span>
          ))}
        </div>
      )}
      <p className={classes.why}>{whyInWords(explanation, language)}</p>
    </li>
  )
}

function Badge({ reading: { state, outcome } }: Pick<ClockBar, 'reading'>) {
  const { t } = useTranslation('designerRehearsal')
  if (outcome === 'missed') {
    return (
      <StateBadge tone="late" symbol="late">
        {t('clocks.outcome.missed')}
      </StateBadge>
    )
  }
  if (outcome === 'met') {
    return (
      <StateBadge tone="met" symbol="check">
        {t('clocks.outcome.met')}
      </StateBadge>
    )
  }
  const isPaused = state === 'paused'
  return (
    <StateBadge tone={isPaused ? 'waiting' : 'plain'} symbol={isPaused ? 'pause' : 'clock'}>
      {t(`clocks.state.${state}`)}
    </StateBadge>
  )
}
