import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBoardCase } from '../../core/contract/wire-board.ts'
import { Surface } from '../../look/elements/surface.tsx'
import type { CaseSearch } from '../cases/case-search.ts'
import classes from './board.module.css'
import { type AskedClock, BoardLine } from './board-line.tsx'

interface BoardListProps {
  readonly id: string
  readonly title: string
  /** How many there are in all. */
  readonly count: number
  readonly items: readonly WireBoardCase[]
  /** What is said where there are none. */
  readonly none: string
  /** The cases page that lists all of them. */
  readonly to: CaseSearch
  readonly teamName: (id: string) => string
  readonly personName: (id: string) => string
  readonly onWhy: (asked: AskedClock) => void
}

/** One list of the board: its first cases, and the way to all of them. */
export function BoardList({ id, title, count, items, none, to, ...line }: BoardListProps) {
  const { t } = useTranslation('board')
  return (
    <Surface
      id={id}
      title={title}
      aside={
        count > 0 && (
          <Link to="/cases" search={to} className={classes.all}>
            {t('all', { count })}
          </Link>
        )
      }
    >
      {items.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.lines}>
          {items.map((item) => (
            <BoardLine key={item.id} item={item} {...line} />
          ))}
        </ul>
      )}
    </Surface>
  )
}
