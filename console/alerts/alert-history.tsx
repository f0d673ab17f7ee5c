import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireAlertEpisode } from '../../core/contract/wire-alerts.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useChange } from '../administration/use-change.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './alerts.module.css'
import { NoticeLine } from './notice-line.tsx'
import { useAlertWords } from './use-alert-words.ts'

const refreshMs = 10_000

/** What alerts said: when, how bad it was, who was told, and who has seen it. */
export function AlertHistory() {
  const { t } = useTranslation(['alerts', 'shell'])
  const pledge = usePledge()
  const list = useInfiniteQuery({
    queryKey: queryKeys.alertHistory(null),
    queryFn: ({ pageParam }) =>
      pledge.alerts.history({ limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: refreshMs,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Surface id="alert-history" title={t('history.title')}>
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={48} />}
      {list.data !== undefined && items.length === 0 && <p className={classes.alertText}>{t('history.none')}</p>}
      <ul className={classes.alerts}>
        {items.map((episode) => (
          <EpisodeLine key={episode.id} episode={episode} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('shell:loadMore')}
        </Button>
      )}
    </Surface>
  )
}

function EpisodeLine({ episode }: { readonly episode: WireAlertEpisode }) {
  const { t } = useTranslation('alerts')
  const pledge = usePledge()
  const words = useAlertWords()
  const time = useTimeWords()
  const now = useNow(10_000)
  const see = useChange(() => pledge.alerts.acknowledge(episode.id), queryKeys.alerts)
  const { measure, beganAt, overAt, value, worst, acknowledgedBy, acknowledgedAt, notices } = episode
  const began = Date.parse(beganAt)
  const length = time.length(Math.max(0, (overAt === null ? now : Date.parse(overAt)) - began))
  return (
    <li className={classes.alert}>
      <div className={classes.alertHead}>
        <h3 className={classes.alertName}>
          <span className={classes.mark} data-active={overAt === null || undefined}>
            <Glyph name={overAt === null ? 'late' : 'check'} />
          </span>{' '}
          {words.episodeName(episode)}
        </h3>
        <TimeText at={began} />
        <span className={classes.alertText}>{t(overAt === null ? 'history.lasts' : 'history.lasted', { length })}</span>
        {acknowledgedBy === null ? (
          <Button variant="default" size="compact-xs" loading={see.isPending} onClick={() => see.mutate(undefined)}>
            {t('history.acknowledge')}
          </Button>
        ) : (
          <span className={classes.alertText}>
            {t('history.seen', { name: acknowledgedBy.name })}{' '}
            {acknowledgedAt !== null && <TimeText at={Date.parse(acknowledgedAt)} />}
          </span>
        )}
      </div>
      <p className={classes.alertText}>
        {t('history.values', { value: words.value(measure, value), worst: words.value(measure, worst) })}
      </p>
      {see.error !== null && <Failure error={see.error} />}
      <ul className={classes.notices}>
        {notices.length === 0 && <li className={classes.alertText}>{t('history.nobody')}</li>}
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </li>
  )
}
