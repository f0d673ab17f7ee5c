import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireRetrospectiveSummary } from '../../core/contract/wire-review.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { AgoText } from '../../look/time/time-text.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useReasons } from '../breaches/use-reasons.ts'
import { useCan } from '../sign-in/use-session.ts'
import { NewRetrospectiveButton } from './new-retrospective-button.tsx'
import classes from './review.module.css'

/** Every retrospective, the newest first, with how far its actions are. */
export function RetrospectiveList() {
  const { t } = useTranslation('review')
  const can = useCan()
  const pledge = usePledge()
  const list = useInfiniteQuery({
    queryKey: queryKeys.retrospectives({}),
    queryFn: ({ pageParam, signal }) =>
      pledge.review.retrospectives(pageParam === null ? {} : { cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = list.data?.pages.flatMap((page) => page.items)
  const button = can('breaches.review') && (
    <NewRetrospectiveButton text={t('retrospective.new')} about={{ title: '' }} />
  )
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (items === undefined) return <Skeleton height={160} />
  if (items.length === 0) {
    return (
      <Empty title={t('retrospective.empty.title')} text={t('retrospective.empty.text')}>
        {button}
      </Empty>
    )
  }
  return (
    <>
      <div className={classes.bar}>{button}</div>
      <ul className={classes.list} aria-label={t('retrospective.listed')}>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button mt="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function Item({ item }: { readonly item: WireRetrospectiveSummary }) {
  const { t } = useTranslation('review')
  const { reasonName } = useReasons()
  const { actions } = item
  return (
    <li className={classes.item}>
      <div className={classes.line}>
        <Link to="/retrospectives/$retrospective" params={{ retrospective: item.id }} className={classes.link}>
          {item.title}
        </Link>
        {actions.late > 0 && (
          <StateBadge tone="late" symbol="late">
            {t('retrospective.late', { count: actions.late })}
          </StateBadge>
        )}
      </div>
      <div className={classes.line}>
        <span className={classes.minor}>
          {item.createdBy?.name ?? '–'} · <AgoText at={Date.parse(item.createdAt)} />
          {item.reason !== null && <> · {reasonName(item.reason)}</>} ·{' '}
          {t('retrospective.counts', {
            breaches: t('retrospective.breachCount', { count: item.breachCount }),
            actions: t('retrospective.openActions', { count: actions.open }),
          })}
          {actions.done > 0 && <> · {t('retrospective.doneActions', { count: actions.done })}</>}
        </span>
      </div>
    </li>
  )
}
