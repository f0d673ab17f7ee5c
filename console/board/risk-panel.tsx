import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireCaseAtRisk, WireForecastNames } from '../../core/contract/wire-forecast.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { numberWordsOf } from '../../look/numbers/number-words.ts'
import { useNowNear } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { usePledge } from '../api/pledge.ts'
import classes from './board.module.css'
import type { BoardSearch } from './board-search.ts'

const shown = 5
const refreshMs = 60_000

/** Who will be late, and how sure that is; nothing at all while there are no probabilities that are worth anything. */
export function RiskPanel({ search }: { readonly search: BoardSearch }) {
  const { t } = useTranslation('board')
  const pledge = usePledge()
  const { flow, team } = search
  const narrowed = { ...(flow === undefined ? {} : { flow }), ...(team === undefined ? {} : { team }) }
  const { data } = useQuery({
    queryKey: ['forecast', 'board', narrowed],
    queryFn: ({ signal }) => pledge.forecast.cases({ ...narrowed, limit: shown }, { signal }),
    refetchInterval: refreshMs,
    retry: false,
  })
  if (data?.state !== 'ready' || data.items.length === 0) return null
  return (
    <Surface
      id="board-risk"
      title={t('risk.title')}
      aside={
        <Link to="/forecast" search={narrowed} className={classes.all}>
          {t('risk.count', { probable: data.probable, running: data.running })}
        </Link>
      }
    >
      <ul className={classes.lines}>
        {data.items.map((item) => (
          <RiskLine key={`${item.caseId} ${item.clock} ${item.instance}`} item={item} names={data.names} />
        ))}
      </ul>
    </Surface>
  )
}

function RiskLine({ item, names }: { readonly item: WireCaseAtRisk; readonly names: WireForecastNames }) {
  const { t } = useTranslation(['board', 'cases'])
  const local = useLocalText()
  const numbers = numberWordsOf(useLanguage())
  const words = useTimeWords()
  const { caseId, number, subject, flow, clock, team, dueAt, probability } = item
  const due = dueAt === null ? null : Date.parse(dueAt)
  const now = useNowNear(...(due === null ? [] : [due]))
  return (
    <li className={classes.risk}>
      <span className={`${classes.probability} figures`}>
        {numbers.wholeShare(Math.round(probability * 100) / 100)}
      </span>
      <Link to="/cases/$caseId" params={{ caseId }} className={classes.case}>
        <span className="figures">#{number}</span> {subject ?? t('cases:noSubject')}
      </Link>
      <span className={classes.about}>
        <span>{local(names.clock?.[`${flow}/${clock}`], clock)}</span>
        <span>{team === null ? t('noTeam') : local(names.team?.[team], team)}</span>
        {due !== null && <span>{words.dueText(due, due < now, now)}</span>}
      </span>
    </li>
  )
}
