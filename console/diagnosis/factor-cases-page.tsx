import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireFactorCases } from '../../core/contract/wire-diagnosis.ts'
import type { WireReport } from '../../core/contract/wire-reports.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import type { FactorCasesQuery } from '../../sdk/diagnosis.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows } from '../directory/directory.ts'
import { FactTable } from '../reports/fact-table.tsx'
import { useRangeWords } from '../reports/space-words.tsx'
import { useReport } from '../reports/use-report.ts'
import { useReportNames } from '../reports/use-report-names.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import classes from './diagnosis.module.css'
import { diagnosisDaysOf, factorCasesQuery } from './factor-cases-search.ts'
import { useFactorWords } from './use-factor-words.ts'

const casesOfPage = 50

/** Every late case behind a factor, the newest first. */
export function FactorCasesPage() {
  const { t } = useTranslation(['diagnosis', 'reports', 'shell'])
  const search = useSearch({ from: '/diagnosis/cases' })
  const query = useMemo(() => factorCasesQuery(search), [search])
  const { first, items, list } = useFactorCases(query)
  const words = useFactorWords(first?.people ?? {})
  const { flow, clock, team, channel } = search
  const days = diagnosisDaysOf(search)
  const names = useNamesOf(first, query)
  const what = first === null ? null : words.conditions(first.conditions)
  return (
    <Page
      title={what === null ? t('cases.anyTitle') : t('cases.title', { what })}
      aside={
        <ButtonLink
          to="/diagnosis"
          search={{
            flow,
            clock,
            ...(team === undefined ? {} : { team }),
            ...(channel === undefined ? {} : { channel }),
            ...(days === undefined ? {} : { days }),
          }}
          variant="default"
        >
          {t('cases.back')}
        </ButtonLink>
      }
    >
      {first !== null && <About first={first} query={query} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && !list.hasNextPage ? (
        <Empty title={t('cases.none.title')} text={t('cases.none.text')} />
      ) : (
        (items !== null || !list.isError) && <FactTable items={items?.length === 0 ? null : items} names={names} />
      )}
      {items !== null && items.length > 0 && (
        <div className={classes.footer}>
          <span aria-live="polite">{t(list.hasNextPage ? 'cases.shown' : 'cases.all', { count: items.length })}</span>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('shell:loadMore')}
            </Button>
          )}
        </div>
      )}
    </Page>
  )
}

/** What ids in the list are called: the report over the same promises knows. */
function useNamesOf(first: WireFactorCases | null, { flow, clock }: FactorCasesQuery): WireReport['names'] | undefined {
  const { from, to, zone } = first?.window ?? {}
  const isKnown = from !== undefined && to !== undefined && zone !== undefined
  const { data } = useReport(
    isKnown ? { measure: 'clock', key: [clock], from, to, zone, by: ['business'], where: { flow: [flow] } } : null,
  )
  return first === null ? undefined : { ...data?.names, key: { [clock]: first.clockName ?? clock } }
}

/** The pages of the list; one that found nothing among all that it looked at is followed by the next of itself. */
function useFactorCases(query: FactorCasesQuery) {
  const pledge = usePledge()
  const list = useInfiniteQuery({
    queryKey: queryKeys.factorCases(query),
    queryFn: ({ pageParam, signal }) =>
      pledge.diagnosis.factorCases(
        { ...query, limit: casesOfPage, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const pages = list.data?.pages
  const { hasNextPage, isFetching, isError, fetchNextPage } = list
  const foundNothing = pages?.at(-1)?.items.length === 0
  useEffect(() => {
    if (foundNothing && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [foundNothing, hasNextPage, isFetching, isError, fetchNextPage])
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? null, [pages])
  return { first: pages?.[0] ?? null, items, list }
}

interface AboutProps {
  readonly first: WireFactorCases
  readonly query: FactorCasesQuery
}

/** Of what, and of which time the list is. */
function About({ first: { clockName, window }, query }: AboutProps) {
  const { t } = useTranslation(['diagnosis', 'reports'])
  const local = useLocalText()
  const rangeWords = useRangeWords()
  const names = useReportNames()
  const { flows } = useFlows()
  const { flow, clock, team = [], channel = [] } = query
  const parts = [
    t('reports:range.text', rangeWords(window)),
    flows.find(({ id }) => id === flow)?.shownName ?? flow,
    local(clockName, clock),
    ...team.map((id) => names.valueName('team', id)),
    ...channel.map((id) => names.valueName('channel', id)),
    t('reports:zone.text', { zone: window.zone }),
  ]
  return <p className={classes.about}>{parts.join(' · ')}</p>
}
