import { useTranslation } from 'react-i18next'
import type { WireClock } from '../../core/contract/wire.ts'
import { DueRing } from '../../look/elements/due-ring.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { urgencySymbol, urgencyTone } from '../../look/elements/urgency-look.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNowNear } from '../../look/time/ticking-clock.ts'
import { TimePhrase, TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { clockView } from './clock-view.ts'
import classes from './clocks-panel.module.css'

/** One clock: its ring, its time left or its result, and when it is or was due. */
export function ClockLine({ clock }: { readonly clock: WireClock }) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const words = useTimeWords()
  const dueAt = clock.dueAt === null ? null : Date.parse(clock.dueAt)
  const now = useNowNear(...(clock.state === 'running' && dueAt !== null ? [dueAt] : []))
  const { urgency, share } = clockView(clock, now)
  return (
    <div className={classes.line}>
      <DueRing share={share} urgency={urgency} size={36} />
      <div className={classes.words}>
        <div className={classes.name}>
          {local(clock.name, clock.id)}
          {clock.instance > 1 && (
            <span className={classes.minor}> · {t('clocks.turn', { instance: clock.instance })}</span>
          )}
        </div>
        <ClockTime clock={clock} now={now} />
        <div className={classes.minor}>
          {clock.targetMs !== null &&
            t(clock.state === 'stopped' ? 'clocks.took' : 'clocks.of', {
              elapsed: words.span(clock.elapsedMs),
              target: words.span(clock.targetMs),
            })}
          {clock.type !== 'sla' && <> · {t(`type.${clock.type}`, { ns: 'status' })}</>}
          {clock.stoppedWhilePaused && <> · {t('clocks.stoppedWhilePaused')}</>}
        </div>
        {clock.breachedAt !== null && (
          <div className={classes.broken}>
            <TimePhrase
              at={Date.parse(clock.breachedAt)}
              zone={clock.calendar.timeZone}
              phrase={(when) => t('clocks.broken', { when })}
            />
          </div>
        )}
      </div>
      <ClockBadge clock={clock} urgency={urgency} />
    </div>
  )
}

function ClockTime({ clock, now }: { readonly clock: WireClock; readonly now: number }) {
  const { t } = useTranslation('time')
  const words = useTimeWords()
  if (clock.state === 'paused') {
    return (
      <div className={classes.time}>
        {clock.remainingMs === null
          ? t('paused')
          : clock.remainingMs < 0
            ? t('over', { length: words.span(clock.remainingMs) })
            : t('leftPaused', { length: words.span(clock.remainingMs) })}
      </div>
    )
  }
  if (clock.state !== 'running' || clock.dueAt === null) return null
  const dueAt = Date.parse(clock.dueAt)
  const isLate = clockView(clock, now).urgency === 'late'
  return (
    <div className={classes.time} data-late={isLate || undefined}>
      <TimeText at={dueAt} zone={clock.calendar.timeZone}>
        {words.dueText(dueAt, isLate, now)}
      </TimeText>
      <div className={classes.minor}>{t('due', { when: words.short(dueAt, now) })}</div>
    </div>
  )
}

function ClockBadge({
  clock,
  urgency,
}: {
  readonly clock: WireClock
  readonly urgency: ReturnType<typeof clockView>['urgency']
}) {
  const { t } = useTranslation('status')
  if (clock.state === 'running' || clock.state === 'paused') {
    return (
      <StateBadge tone={urgencyTone[urgency]} symbol={urgencySymbol[urgency]}>
        {t(`urgency.${urgency}`)}
      </StateBadge>
    )
  }
  if (clock.outcome === 'met' || clock.outcome === 'missed') {
    return (
      <StateBadge tone={clock.outcome === 'met' ? 'met' : 'late'} symbol={clock.outcome === 'met' ? 'check' : 'late'}>
        {t(`outcome.${clock.outcome}`)}
      </StateBadge>
    )
  }
  return (
    <StateBadge tone="plain" symbol="dash">
      {t(`clock.${clock.state}`)}
    </StateBadge>
  )
}
