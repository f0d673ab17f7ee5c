import { useTranslation } from 'react-i18next'
import type { WireCaseSummary } from '../../core/contract/wire.ts'
import { DueRing } from '../../look/elements/due-ring.tsx'
import { Glyph } from '../../look/elements/glyph.tsx'
import { urgencySymbol } from '../../look/elements/urgency-look.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNowNear } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { dueSoonMs, urgencyOf } from '../../look/time/urgency.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './cases.module.css'

/** What a case owes next, counting down: the ring's face is the last hour, so it starts to empty when the case is due soon. */
export function DueCell({ item }: { readonly item: WireCaseSummary }) {
  if (item.nextDue !== null) return <RunningDue due={item.nextDue} />
  return <NothingDue isWaiting={item.state === 'waiting'} />
}

function RunningDue({ due }: { readonly due: NonNullable<WireCaseSummary['nextDue']> }) {
  const { t } = useTranslation('status')
  const local = useLocalText()
  const words = useTimeWords()
  const dueAt = Date.parse(due.dueAt)
  const breachesAt = due.breachesAt === null ? null : Date.parse(due.breachesAt)
  const now = useNowNear(dueAt, breachesAt ?? dueAt)
  const urgency = urgencyOf(dueAt, breachesAt, now)
  return (
    <div className={classes.due} data-urgency={urgency}>
      <DueRing share={(dueAt - now) / dueSoonMs} urgency={urgency} />
      <div className={classes.dueWords}>
        <TimeText at={dueAt} className={classes.dueText}>
          {words.dueText(dueAt, urgency === 'late', now)}
        </TimeText>
        <span className={classes.dueClock}>
          {t(`urgency.${urgency}`)} · {local(due.name, due.clock)}
        </span>
      </div>
    </div>
  )
}

function NothingDue({ isWaiting }: { readonly isWaiting: boolean }) {
  const { t } = useTranslation(['status', 'cases'])
  return (
    <div className={classes.due} data-urgency={isWaiting ? 'waiting' : 'none'}>
      {isWaiting ? (
        <DueRing share={1} urgency="waiting" />
      ) : (
        <span className={classes.noRing}>
          <Glyph name={urgencySymbol.none} />
        </span>
      )}
      <span className={classes.dueClock}>{isWaiting ? t('status:urgency.waiting') : t('cases:nothingDue')}</span>
    </div>
  )
}
