import { Button, SegmentedControl, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows, useTeams } from '../directory/directory.ts'
import { Page } from '../shell/page.tsx'
import { BreachList } from './breach-list.tsx'
import { type BreachSearch, breachQuery } from './breach-search.ts'
import classes from './breaches.module.css'

const reviews = ['all', 'open', 'proposed', 'done'] as const

/** Every broken promise, newest first, as it happens, and its review. */
export function BreachesPage() {
  const { t } = useTranslation('breaches')
  const search = useSearch({ from: '/breaches' })
  const { items, list } = useBreachList(search)
  const isNarrowed = Object.keys(search).length > 0
  return (
    <Page title={t('title')}>
      <BreachFilters search={search} />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 ? (
        <Empty
          title={t(isNarrowed ? 'nothingFits.title' : 'empty.title')}
          text={t(isNarrowed ? 'nothingFits.text' : 'empty.text')}
        />
      ) : (
        !list.isError && <BreachList items={items} />
      )}
      {list.hasNextPage && (
        <Button mt="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('loadMore', { ns: 'shell' })}
        </Button>
      )}
    </Page>
  )
}

function useBreachList(search: BreachSearch) {
  const api = useApi()
  const query = breachQuery(search)
  const list = useInfiniteQuery({
    queryKey: queryKeys.breaches(query),
    queryFn: ({ pageParam, signal }) => api.breaches.list(query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? null, [list.data])
  return { items, list }
}

function BreachFilters({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const navigate = useNavigate({ from: '/breaches' })
  const { teams } = useTeams()
  const { flows } = useFlows()
  const narrow = (part: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: { ...search, ...part } as BreachSearch, replace: true })
  return (
    <div role="search" className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('filter.review')}
        value={search.review ?? 'all'}
        data={reviews.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => narrow({ review: value === 'all' ? undefined : value })}
      />
      {flows.length > 0 && (
        <Select
          size="xs"
          aria-label={t('filter.flow')}
          placeholder={t('filter.anyFlow')}
          clearable
          value={search.flow ?? null}
          data={flows.map((flow) => ({ value: flow.id, label: flow.shownName }))}
          onChange={(flow) => narrow({ flow: flow ?? undefined })}
        />
      )}
      <Select
        size="xs"
        aria-label={t('filter.team')}
        placeholder={t('filter.anyTeam')}
        clearable
        value={search.team ?? null}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        onChange={(team) => narrow({ team: team ?? undefined })}
      />
    </div>
  )
}
