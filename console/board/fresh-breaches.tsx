import { Button, CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import type { WireEvent } from '../../core/contract/wire.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { useLiveEvents } from '../shell/live-updates.tsx'
import classes from './board.module.css'
import type { AskedClock } from './board-line.tsx'
import type { BoardSearch } from './board-search.ts'

/** A breach that was heard of while one looks. */
export interface FreshBreach {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly clock: string
  readonly clockName: LocalText
  readonly breachedAt: number
  readonly team: string | null
  readonly assignee: string | null
}

const mostShown = 3
const shownForMs = 5 * 60_000

/** A breach event as the board tells it; null for any other event, and for what the board does not look at. Pure. */
export function freshBreachOf(event: WireEvent, { flow, team }: BoardSearch): FreshBreach | null {
  if (event.type !== 'breach' || event.case === undefined) return null
  const { id, clock, clockName, breachedAt, team: ownTeam = null, assignee = null } = event.data
  if (typeof clock !== 'string' || (flow !== undefined && event.flow !== flow)) return null
  const heldBy = typeof ownTeam === 'string' ? ownTeam : null
  if (team !== undefined && team !== (heldBy ?? 'none')) return null
  return {
    id: typeof id === 'string' ? id : event.id,
    caseId: event.case.id,
    number: event.case.number,
    clock,
    clockName: (clockName as LocalText | undefined) ?? clock,
    breachedAt: typeof breachedAt === 'number' ? breachedAt : Date.parse(event.at),
    team: heldBy,
    assignee: typeof assignee === 'string' ? assignee : null,
  }
}

/** What was breached since the page is open, the newest first; gone after some minutes. */
export function useFreshBreaches(search: BoardSearch) {
  const onLiveEvents = useLiveEvents()
  const now = useNow(10_000)
  const [breaches, setBreaches] = useState<readonly FreshBreach[]>([])
  const { flow, team } = search
  useEffect(
    () =>
      onLiveEvents((events) => {
        const narrowed = { ...(flow === undefined ? {} : { flow }), ...(team === undefined ? {} : { team }) }
        const fresh = events.flatMap((event) => freshBreachOf(event, narrowed) ?? [])
        if (fresh.length === 0) return
        setBreaches((known) => {
          const others = known.filter(({ id }) => fresh.every((one) => one.id !== id))
          return [...fresh.toReversed(), ...others].slice(0, mostShown)
        })
      }),
    [onLiveEvents, flow, team],
  )
  return {
    breaches: breaches.filter(({ breachedAt }) => now - breachedAt < shownForMs),
    dismiss: (id: string) => setBreaches((known) => known.filter((one) => one.id !== id)),
  }
}

interface FreshBreachesProps {
  readonly search: BoardSearch
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
  readonly onWhy: (asked: AskedClock) => void
}

/** Promises that were just broken, read out as they come. */
export function FreshBreaches({ search, teamName, personName, onWhy }: FreshBreachesProps) {
  const { t } = useTranslation(['board', 'case', 'cases'])
  const local = useLocalText()
  const { breaches, dismiss } = useFreshBreaches(search)
  return (
    <div role="status" aria-live="polite">
      {breaches.map(({ id, caseId, number, clock, clockName, breachedAt, team, assignee }) => {
        const name = local(clockName, clock)
        return (
          <div key={id} className={classes.fresh}>
            <span className={classes.freshMark}>
              <Glyph name="late" size={14} />
            </span>
            <span className={classes.freshText}>
              <Link to="/cases/$caseId" params={{ caseId }}>
                #{number}
              </Link>{' '}
              {t('fresh', {
                clock: name,
                team: team === null ? t('noTeam') : teamName(team),
                person: assignee === null ? t('cases:unassigned') : personName(assignee),
              })}{' '}
              <span className={classes.minor}>
                <AgoText at={breachedAt} />
              </span>
            </span>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('case:clocks.whyOf', { clock: `#${number} ${name}` })}
              onClick={() => onWhy({ caseId, id: clock, name })}
            >
              {t('case:clocks.why')}
            </Button>
            <CloseButton size="sm" aria-label={t('dismiss', { number })} onClick={() => dismiss(id)} />
          </div>
        )
      })}
    </div>
  )
}
