import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireCaseAtRisk, WireCaseForecast, WireForecastNames } from '../../core/contract/wire-forecast.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useNowNear } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { AsOf } from './as-of.tsx'
import classes from './forecast.module.css'
import type { ForecastSearch } from './forecast-search.ts'
import { RiskProof } from './risk-proof.tsx'
import { RiskReasons } from './risk-reasons.tsx'
import { useCasesAtRisk, useChangeForecast } from './use-forecast.ts'

/** Which running promises will probably be broken, and why. */
export function CasesAtRiskPart({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const change = useChangeForecast(search)
  const cases = useCasesAtRisk(search)
  const [first] = cases.data?.pages ?? []
  const isProven = search.proof === true
  return (
    <Surface
      id="forecast-cases"
      title={t('cases.title')}
      aside={
        <div className={classes.tools}>
          <AsOf at={first?.asOf ?? null} />
          {first !== undefined && first.model !== null && (
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={isProven}
              onClick={() => change({ proof: isProven ? undefined : true })}
            >
              {t('cases.proof')}
            </Button>
          )}
        </div>
      }
    >
      {cases.isError && <Failure error={cases.error} onRetry={() => void cases.refetch()} />}
      {first === undefined ? (
        cases.isError ? null : (
          <Skeleton height={240} />
        )
      ) : (
        <>
          {isProven && first.model !== null && <RiskProof model={first.model} />}
          <Answer first={first} pages={cases.data?.pages ?? []} />
          {cases.hasNextPage && (
            <Button
              className={classes.more ?? ''}
              size="xs"
              variant="default"
              loading={cases.isFetchingNextPage}
              onClick={() => void cases.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </Surface>
  )
}

function Answer({ first, pages }: { readonly first: WireCaseForecast; readonly pages: readonly WireCaseForecast[] }) {
  const { t } = useTranslation('forecast')
  const numbers = useNumberWords()
  if (first.state !== 'ready') {
    return (
      <Notice kind="info" title={t(`cases.${first.state}.title`)}>
        {t(`cases.${first.state}.text`)}
      </Notice>
    )
  }
  if (first.running === 0) return <p className={classes.sentence}>{t('cases.none')}</p>
  return (
    <>
      <p className={`${classes.sentence} figures`}>
        {t('cases.sum', {
          count: first.probable,
          probable: numbers.count(first.probable),
          running: numbers.count(first.running),
          expected: numbers.decimal(Math.round(first.expected * 10) / 10),
        })}
      </p>
      <ul className={classes.list}>
        {pages.flatMap(({ items, names }) =>
          items.map((item) => (
            <RiskLine key={`${item.caseId} ${item.clock} ${item.instance}`} item={item} names={names} />
          )),
        )}
      </ul>
    </>
  )
}

function RiskLine({ item, names }: { readonly item: WireCaseAtRisk; readonly names: WireForecastNames }) {
  const { t } = useTranslation(['forecast', 'cases'])
  const local = useLocalText()
  const numbers = useNumberWords()
  const words = useTimeWords()
  const dueAt = item.dueAt === null ? null : Date.parse(item.dueAt)
  const now = useNowNear(...(dueAt === null ? [] : [dueAt]))
  const share = numbers.wholeShare(Math.round(item.probability * 100) / 100)
  const team = item.team === null ? t('noTeam') : local(names.team?.[item.team], item.team)
  const person = item.assignee === null ? null : local(names.assignee?.[item.assignee], item.assignee)
  return (
    <li className={classes.line}>
      <span className={`${classes.measure} figures`}>
        <span aria-label={t('cases.probability', { share })}>{share}</span>
        <span className={classes.track} aria-hidden="true">
          <span className={classes.reach} style={{ display: 'block', width: `${item.probability * 100}%` }} />
        </span>
      </span>
      <span className={classes.subject}>
        <Link to="/cases/$caseId" params={{ caseId: item.caseId }} data-row-link="">
          <span className="figures">#{item.number}</span> {item.subject ?? t('cases:noSubject')}
        </Link>
        <span className={classes.about}>
          <span>{local(names.clock?.[`${item.flow}/${item.clock}`], item.clock)}</span>
          <span>{person === null ? team : `${team} → ${person}`}</span>
        </span>
      </span>
      <span className={`${classes.pressing} figures`}>
        {dueAt === null ? (
          t('cases.paused', { length: words.span(item.remainingMs) })
        ) : (
          <TimeText at={dueAt}>{words.dueText(dueAt, dueAt < now, now)}</TimeText>
        )}
      </span>
      <RiskReasons item={item} names={names} />
    </li>
  )
}
