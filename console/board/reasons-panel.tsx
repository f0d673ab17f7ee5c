import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './board.module.css'
import type { BoardSearch } from './board-search.ts'

const shown = 5
const dayMs = 86_400_000

/** Why promises were broken in the last seven days, the weightiest reason first; nothing while nothing was broken. */
export function ReasonsPanel({ search, asOf }: { readonly search: BoardSearch; readonly asOf: number }) {
  const { t } = useTranslation('board')
  const pledge = usePledge()
  const local = useLocalText()
  const can = useCan()
  const { flow, team } = search
  // Whole hours, so that the same question is asked for an hour.
  const to = Math.ceil(asOf / 3_600_000) * 3_600_000
  const query = {
    from: new Date(to - 7 * dayMs).toISOString(),
    to: new Date(to).toISOString(),
    ...(flow === undefined ? {} : { flow }),
    ...(team === undefined ? {} : { team }),
  }
  const { data } = useQuery({
    queryKey: [...queryKeys.allBreaches, 'reasons', 'board', query],
    queryFn: ({ signal }) => pledge.review.reasons(query, { signal }),
    // Breaches of no team cannot be asked for, and those of all teams are none of this board.
    enabled: can('breaches.read') && team !== 'none',
    retry: false,
  })
  if (data === undefined || data.total.count === 0) return null
  const most = Math.max(...data.bars.map(({ count }) => count))
  const narrowed = {
    ...(query.flow === undefined ? {} : { flow: query.flow }),
    ...('team' in query ? { team: query.team } : {}),
  }
  return (
    <Surface
      id="board-reasons"
      title={t('reasons.title')}
      aside={
        <Link
          to="/breaches"
          search={{ ...narrowed, view: 'reasons', from: query.from, to: query.to }}
          className={classes.all}
        >
          {t('reasons.all', { count: data.total.count })}
        </Link>
      }
    >
      <ul className={classes.lines}>
        {data.bars.slice(0, shown).map(({ id, name, count, filter }) => (
          <li key={id} className={classes.reason}>
            <Link
              to="/breaches"
              search={{ ...narrowed, review: 'all', reason: filter, from: query.from, to: query.to }}
              className={classes.reasonName}
            >
              {id === '~none' ? t('reasons.none') : id === '~own' ? t('reasons.own') : local(name ?? undefined, id)}
            </Link>
            <span className="figures">{count}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Surface>
  )
}
