import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBoard } from '../../core/contract/wire-board.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import type { StateTone } from '../../look/elements/urgency-look.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './board.module.css'
import { type BoardSearch, casesBehind, withinOf } from './board-search.ts'

/** One figure of the board. */
export interface BoardFigure {
  readonly id: 'late' | 'dueSoon' | 'waiting' | 'unassigned' | 'open'
  readonly name: string
  readonly value: number
  readonly symbol: GlyphName
  readonly tone: StateTone
  /** What more there is to say of it. */
  readonly more: string | null
  /** The cases page that lists what was counted. */
  readonly to: ReturnType<typeof casesBehind>
}

/** The headline figures in the reader's words. */
export function useBoardFigures({ counts, since }: WireBoard, search: BoardSearch): readonly BoardFigure[] {
  const { t } = useTranslation('board')
  const words = useTimeWords()
  const now = useNow(10_000)
  const within = withinOf(search)
  const { late, lateSince, dueSoon, waiting, unassigned, oldestUnassignedAt, open } = counts
  const sinceText = words.short(Date.parse(since), now)
  const oldest = oldestUnassignedAt === null ? null : words.length(Math.max(0, now - Date.parse(oldestUnassignedAt)))
  return [
    {
      id: 'late',
      name: t('figure.late'),
      value: late,
      symbol: 'late',
      tone: late > 0 ? 'late' : 'plain',
      more: lateSince > 0 ? t('figure.lateSince', { count: lateSince, since: sinceText }) : null,
      to: casesBehind(search, { late: true }),
    },
    {
      id: 'dueSoon',
      name: t('figure.dueSoon', { length: words.length(within * 60_000) }),
      value: dueSoon,
      symbol: 'quarter',
      tone: dueSoon > 0 ? 'soon' : 'plain',
      more: null,
      to: casesBehind(search, { due: String(within) }),
    },
    {
      id: 'waiting',
      name: t('figure.waiting'),
      value: waiting,
      symbol: 'pause',
      tone: 'waiting',
      more: null,
      to: casesBehind(search, { state: 'waiting' }),
    },
    {
      id: 'unassigned',
      name: t('figure.unassigned'),
      value: unassigned,
      symbol: 'person',
      tone: 'plain',
      more: oldest === null ? null : t('figure.oldest', { length: oldest }),
      to: casesBehind(search, { assignee: 'none' }),
    },
    {
      id: 'open',
      name: t('figure.open'),
      value: open,
      symbol: 'circle',
      tone: 'plain',
      more: null,
      to: casesBehind(search),
    },
  ]
}

/** The headline of the board; each figure leads to its cases. */
export function BoardCounters({ figures }: { readonly figures: readonly BoardFigure[] }) {
  const { t } = useTranslation('board')
  return (
    <nav className={classes.counters} aria-label={t('figures')}>
      {figures.map(({ id, name, value, symbol, tone, more, to }) => (
        <Link key={id} to="/cases" search={to} className={classes.counter} data-tone={tone}>
          <span className={classes.counterName}>
            <Glyph name={symbol} size={13} /> {name}
          </span>
          <span className={`${classes.counterValue} figures`}>{value}</span>
          <span className={classes.counterMore}>{more}</span>
        </Link>
      ))}
    </nav>
  )
}
