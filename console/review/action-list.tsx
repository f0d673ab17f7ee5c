import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAction } from '../../core/contract/wire-review.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import type { ActionQuery } from '../../sdk/review.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useNarrow } from '../breaches/breach-filters.tsx'
import type { BreachSearch } from '../breaches/breach-search.ts'
import { ActionDialog } from './action-dialog.tsx'
import { ActionItem } from './action-item.tsx'
import classes from './review.module.css'

const which = ['mine', 'late', 'all'] as const

const queries: Readonly<Record<(typeof which)[number], ActionQuery>> = {
  mine: { owner: 'me', state: 'open' },
  late: { late: true },
  all: {},
}

/** What is to be done of all retrospectives: mine, what is late, or everything; what is due first on top. */
export function ActionList({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('review')
  const narrow = useNarrow(search)
  const pledge = usePledge()
  const [edited, setEdited] = useState<WireAction | null>(null)
  const chosen = search.actions ?? 'mine'
  const query = queries[chosen]
  const list = useInfiniteQuery({
    queryKey: queryKeys.actions(query),
    queryFn: ({ pageParam, signal }) =>
      pledge.review.actions({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('action.filter.label')}
          value={chosen}
          data={which.map((value) => ({ value, label: t(`action.filter.${value}`) }))}
          onChange={(value) => narrow({ actions: which.find((known) => known === value && known !== 'mine') })}
        />
      </div>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items === undefined && !list.isError && <Skeleton height={160} />}
      {items?.length === 0 && <Empty title={t('action.empty.title')} text={t('action.empty.text')} />}
      {items !== undefined && items.length > 0 && (
        <ul className={classes.list} aria-label={t('action.title')}>
          {items.map((action) => (
            <ActionItem key={action.id} action={action} onEdit={() => setEdited(action)}>
              <Link
                to="/retrospectives/$retrospective"
                params={{ retrospective: action.retrospective.id }}
                className={classes.link}
              >
                {t('action.of', { title: action.retrospective.title })}
              </Link>
            </ActionItem>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button mt="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {edited !== null && (
        <ActionDialog retrospective={edited.retrospective.id} action={edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
