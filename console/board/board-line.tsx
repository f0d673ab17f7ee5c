import { Button, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBoardCase } from '../../core/contract/wire-board.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { urgencySymbol } from '../../look/elements/urgency-look.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useNowNear } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { type Urgency, urgencyOf } from '../../look/time/urgency.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './board.module.css'

/** A clock that somebody wants explained. */
export interface AskedClock {
  readonly caseId: string
  readonly id: string
  readonly name: string
}

interface BoardLineProps {
  readonly item: WireBoardCase
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
  readonly onWhy: (asked: AskedClock) => void
}

/** One case in one line: how pressing, which, of what class, by which promise, who has it, and why it is due then. */
export function BoardLine({ item, teamName, personName, onWhy }: BoardLineProps) {
  const { t } = useTranslation(['board', 'case', 'status', 'cases'])
  const local = useLocalText()
  const names = useNames()
  const { urgency, text, at } = usePressure(item)
  const clock = item.nextDue
  const clockName = clock === null ? null : local(clock.name, clock.clock)
  return (
    <li className={classes.line} data-urgency={urgency}>
      <span className={classes.mark}>
        <Glyph name={urgencySymbol[urgency]} />
        <VisuallyHidden>{t(`status:urgency.${urgency}`)}</VisuallyHidden>
      </span>
      <Link to="/cases/$caseId" params={{ caseId: item.id }} className={classes.case} data-row-link="">
        <span className="figures">#{item.number}</span> {item.subject ?? t('cases:noSubject')}
      </Link>
      <span className={`${classes.pressure} figures`}>{at === null ? text : <TimeText at={at}>{text}</TimeText>}</span>
      <span className={classes.about}>
        {item.customer?.tier !== undefined && <span>{names.tier(item.customer.tier)}</span>}
        {clockName !== null && <span>{clockName}</span>}
        <span>
          {item.team === null ? t('noTeam') : teamName(item.team)}
          {' → '}
          {item.assignee === null ? t('cases:unassigned') : personName(item.assignee)}
        </span>
      </span>
      {clock !== null && clockName !== null && (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.why ?? ''}
          aria-label={t('case:clocks.whyOf', { clock: `#${item.number} ${clockName}` })}
          onClick={() => onWhy({ caseId: item.id, id: clock.clock, name: clockName })}
        >
          {t('case:clocks.why')}
        </Button>
      )}
    </li>
  )
}

/** How pressing a case is, in words that count down by themselves; who waits is told how long already. */
export function usePressure(item: WireBoardCase): {
  readonly urgency: Urgency
  readonly text: string
  readonly at: number | null
} {
  const { t } = useTranslation(['board', 'cases'])
  const words = useTimeWords()
  const names = useNames()
  const { nextDue, wait } = item
  const dueAt = nextDue === null ? null : Date.parse(nextDue.dueAt)
  const breachesAt = nextDue?.breachesAt == null ? null : Date.parse(nextDue.breachesAt)
  const now = useNowNear(...(dueAt === null ? [] : [dueAt, breachesAt ?? dueAt]))
  if (wait !== null && (dueAt === null || urgencyOf(dueAt, breachesAt, now) === 'onTime')) {
    const since = Date.parse(wait.since)
    const length = words.length(Math.max(0, now - since))
    return { urgency: 'waiting', text: t('waitsFor', { whom: names.waitReason(wait.reason), length }), at: since }
  }
  if (dueAt === null) return { urgency: 'none', text: t('cases:nothingDue'), at: null }
  const urgency = urgencyOf(dueAt, breachesAt, now)
  return { urgency, text: words.dueText(dueAt, urgency === 'late', now), at: dueAt }
}
