import { Checkbox, Skeleton, UnstyledButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useTeams } from '../directory/directory.ts'
import classes from './desk.module.css'
import { useReasons } from './use-reasons.ts'

interface BreachListProps {
  /** Null while they load. */
  readonly items: readonly WireBreach[] | null
  readonly activeId: string | null
  readonly selected: ReadonlySet<string>
  /** Left out where nobody may select. */
  readonly onSelect: ((id: string) => void) | null
  readonly onOpen: (id: string) => void
  /** Whether the keys move the focus along. */
  readonly isFollowing: boolean
}

/** The queue of breaches; one of them is open beside it. */
export function BreachList({ items, activeId, selected, onSelect, onOpen, isFollowing }: BreachListProps) {
  const { t } = useTranslation('breaches')
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (!isFollowing || activeId === null) return
    const active = list.current?.querySelector<HTMLElement>(`[data-desk-item="${CSS.escape(activeId)}"]`)
    active?.focus({ preventScroll: true })
    active?.scrollIntoView({ block: 'nearest' })
  }, [activeId, isFollowing])
  return (
    <ul ref={list} className={classes.items} aria-label={t('list')} aria-busy={items === null}>
      {items === null
        ? Array.from({ length: 5 }, (_, index) => (
            <li key={index} className={classes.item} aria-hidden="true">
              <Skeleton height={36} my={8} />
            </li>
          ))
        : items.map((breach) => (
            <Item
              key={breach.id}
              breach={breach}
              isActive={breach.id === activeId}
              isSelected={selected.has(breach.id)}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
    </ul>
  )
}

interface ItemProps extends Pick<BreachListProps, 'onSelect' | 'onOpen'> {
  readonly breach: WireBreach
  readonly isActive: boolean
  readonly isSelected: boolean
}

function Item({ breach, isActive, isSelected, onSelect, onOpen }: ItemProps) {
  const { t } = useTranslation(['breaches', 'cases'])
  const local = useLocalText()
  const words = useTimeWords()
  const { teamName } = useTeams()
  const { reasonName } = useReasons()
  const clock = local(breach.clockName, breach.clock)
  const named = { number: breach.case.number, clock }
  return (
    <li className={classes.item} data-active={isActive || undefined}>
      {onSelect !== null && (
        <Checkbox
          size="xs"
          aria-label={t('breaches:select', named)}
          checked={isSelected}
          onChange={() => onSelect(breach.id)}
        />
      )}
      <UnstyledButton
        className={classes.open}
        data-desk-item={breach.id}
        aria-current={isActive}
        onClick={() => onOpen(breach.id)}
      >
        <div className={classes.line}>
          <span className="figures">#{breach.case.number}</span>
          <span className={classes.subject}>{breach.case.subject ?? t('cases:noSubject')}</span>
        </div>
        <div className={classes.line}>
          <StateBadge tone="late" symbol="late">
            {clock}
          </StateBadge>
          <span className={classes.minor}>
            <AgoText at={Date.parse(breach.breachedAt)} /> ·{' '}
            {t('breaches:lateFor', { length: words.length(breach.lateMs) })}
            {breach.team !== null && <> · {teamName(breach.team)}</>}
          </span>
        </div>
        <div className={classes.line}>
          <Marks breach={breach} />
          {breach.reason !== null && <span className={classes.minor}>{reasonName(breach.reason)}</span>}
        </div>
      </UnstyledButton>
    </li>
  )
}

function Marks({ breach }: { readonly breach: WireBreach }) {
  const { t } = useTranslation('breaches')
  return (
    <>
      {breach.isOverdue && (
        <StateBadge tone="soon" symbol="quarter">
          {t('waitsTooLong')}
        </StateBadge>
      )}
      {breach.contested && (
        <StateBadge tone="soon" symbol="alert">
          {t('contestedShort')}
        </StateBadge>
      )}
      {breach.exclusion !== 'none' && (
        <StateBadge
          tone={breach.exclusion === 'proposed' ? 'soon' : 'plain'}
          symbol={breach.exclusion === 'proposed' ? 'question' : 'check'}
        >
          {t(`exclusion.${breach.exclusion}`)}
        </StateBadge>
      )}
    </>
  )
}
