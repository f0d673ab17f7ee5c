import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { CaseFilters } from './case-filters.tsx'
import { type CaseSearch, caseQuery, isNarrowed } from './case-search.ts'
import { CaseTable } from './case-table.tsx'
import classes from './cases.module.css'

/** The live list of cases, what is due first on top. */
export function CasesPage() {
  const { t } = useTranslation('cases')
  const can = useCan()
  const search = useSearch({ from: '/cases' })
  const navigate = useNavigate({ from: '/cases' })
  const { items, list } = useCaseList(search)

  return (
    <Page
      title={t('title')}
      aside={can('cases.create') ? <ButtonLink to="/start">{t('start', { ns: 'shell' })}</ButtonLink> : undefined}
    >
      <CaseFilters search={search} onChange={(next) => void navigate({ search: next as CaseSearch, replace: true })} />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 ? (
        <NoCases search={search} />
      ) : (
        !list.isError && <CaseTable items={items} label={t('list')} />
      )}
      {items !== null && items.length > 0 && (
        <div className={classes.footer}>
          <span aria-live="polite">{t('shown', { count: items.length })}</span>
          {list.hasNextPage && (
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
          <span className={classes.keys}>{t('keys')}</span>
        </div>
      )}
    </Page>
  )
}

function useCaseList(search: CaseSearch) {
  const api = useApi()
  const query = caseQuery(search)
  const list = useInfiniteQuery({
    queryKey: queryKeys.cases(query),
    queryFn: ({ pageParam, signal }) => api.cases.list(query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? null, [list.data])
  return { items, list }
}

function NoCases({ search }: { readonly search: CaseSearch }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const everything = useCaseList({ state: 'all' })
  if (everything.items === null) return null
  if (everything.items.length === 0) {
    return (
      <Empty title={t('empty.title')} text={t('empty.text')}>
        {can('cases.create') && <ButtonLink to="/start">{t('empty.first')}</ButtonLink>}
      </Empty>
    )
  }
  if (!isNarrowed(search)) return <Empty title={t('allDone.title')} text={t('allDone.text')} />
  return (
    <Empty title={t('nothingFits.title')} text={t('nothingFits.text')}>
      <ButtonLink to="/cases" variant="default">
        {t('filter.clear')}
      </ButtonLink>
    </Empty>
  )
}
