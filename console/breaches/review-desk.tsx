import { Button, Skeleton, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'
import { BreachFilters } from './breach-filters.tsx'
import { BreachList } from './breach-list.tsx'
import { type BreachSearch, breachQuery, narrowing } from './breach-search.ts'
import classes from './desk.module.css'
import { ReviewPanel } from './review-panel.tsx'
import { SeveralPanel } from './several-panel.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { useBreachContext } from './use-judging.ts'

const hourMs = 3_600_000
const atOnce = 50

/** The queue of breaches and the one that is judged; the keys j and k walk through it, x selects. */
export function ReviewDesk({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const { items, list } = useBreaches(search)
  return (
    <>
      <BreachFilters search={search} items={items} />
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && search.breach === undefined ? (
        <Nothing search={search} />
      ) : (
        !list.isError && <Desk search={search} items={items} hasMore={list.hasNextPage} />
      )}
      {list.hasNextPage && (
        <Button mt="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </>
  )
}

function useBreaches(search: BreachSearch) {
  const pledge = usePledge()
  const query = breachQuery(search, useNow(hourMs))
  const list = useInfiniteQuery({
    queryKey: queryKeys.breaches(query),
    queryFn: ({ pageParam, signal }) =>
      pledge.breaches.list(
        { ...query, limit: atOnce, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? null, [list.data])
  return { items, list }
}

interface DeskProps {
  readonly search: BreachSearch
  readonly items: readonly WireBreach[] | null
  /** Whether there are more than are listed. */
  readonly hasMore: boolean
}

function Desk({ search, items, hasMore }: DeskProps) {
  const { t } = useTranslation('breaches')
  const can = useCan()
  const mayReview = can('breaches.review')
  const { active, linked, place, open, move, isFollowing } = useActive(search, items)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const review = useRef<HTMLDivElement>(null)
  const chosen = items?.filter(({ id }) => selected.has(id)) ?? []
  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    setSelected(next)
  }
  const goOn = (by: number) => {
    move(by)
    bringInSight(review.current)
  }
  useDeskKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', () => (mayReview && active !== null ? toggle(active.id) : undefined)],
  ])
  // The last one was judged, and the address still names it.
  if (items?.length === 0 && linked === null) return <Nothing search={search} />
  return (
    <div className={classes.desk}>
      <div className={classes.queue}>
        <div className={classes.tools}>
          {items !== null && items.length > 0 && (
            <span className={classes.minor}>
              {t(hasMore ? 'positionShown' : 'position', { place: place + 1, count: items.length })}
            </span>
          )}
          {mayReview && items !== null && (
            <UnstyledButton
              fz="xs"
              onClick={() => setSelected(new Set(chosen.length === 0 ? items.map(({ id }) => id).slice(0, 100) : []))}
            >
              {t(chosen.length === 0 ? 'selectAll' : 'selectNone')}
            </UnstyledButton>
          )}
        </div>
        <BreachList
          items={items}
          activeId={linked ?? active?.id ?? null}
          selected={selected}
          onSelect={mayReview ? toggle : null}
          onOpen={(id) => {
            open(id)
            bringInSight(review.current)
          }}
          isFollowing={isFollowing}
        />
        <Keys />
      </div>
      <div ref={review} className={classes.review}>
        {chosen.length > 0 ? (
          <SeveralPanel breaches={chosen} onDone={setSelected} />
        ) : linked !== null ? (
          <LinkedPanel key={linked} id={linked} onNext={() => goOn(0)} />
        ) : active !== null ? (
          <ReviewPanel key={active.id} breach={active} onNext={() => goOn(1)} />
        ) : (
          <p className={classes.minor}>{t('chooseOne')}</p>
        )}
      </div>
    </div>
  )
}

/** Whoever opens a breach is brought to its beginning, where that is out of sight: on a phone it stands below the queue. */
function bringInSight(review: HTMLElement | null): void {
  if (review === null) return
  const { top } = review.getBoundingClientRect()
  if (top < 0 || top > window.innerHeight * 0.6) review.scrollIntoView()
}

/**
 * Which breach is looked at: the one in the address, else the first. When one leaves the list, since it was judged, the one that stands
 * in its place is next.
 */
function useActive(search: BreachSearch, items: readonly WireBreach[] | null) {
  const navigate = useNavigate({ from: '/breaches' })
  const [isFollowing, setFollowing] = useState(false)
  const [lastPlace, setLastPlace] = useState(0)
  const named = items?.findIndex(({ id }) => id === search.breach) ?? -1
  const place = named === -1 ? Math.min(lastPlace, Math.max(0, (items?.length ?? 0) - 1)) : named
  const active = items?.[place] ?? null
  const go = (next: number) => {
    const breach = items?.[next]
    if (breach === undefined) return
    setLastPlace(next)
    void navigate({ search: { ...search, breach: breach.id }, replace: true, resetScroll: false })
  }
  return {
    active,
    /** A link leads to one that is not in the list as it is narrowed now. */
    linked: named === -1 && items !== null && !isFollowing ? (search.breach ?? null) : null,
    place,
    isFollowing,
    open: (id: string) => go(items?.findIndex((breach) => breach.id === id) ?? -1),
    move: (by: number) => {
      setFollowing(true)
      go(Math.min(Math.max(0, place + by), (items?.length ?? 1) - 1))
    },
  }
}

function LinkedPanel({ id, onNext }: { readonly id: string; readonly onNext: () => void }) {
  const { data, isError, error, refetch } = useBreachContext(id)
  if (data !== undefined) return <ReviewPanel breach={data.breach} onNext={onNext} />
  return isError ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} />
}

const keys = [
  ['move', 'j k'],
  ['reason', '1–9'],
  ['note', 'n'],
  ['exclude', 'e'],
  ['select', 'x'],
  ['save', 'Enter'],
] as const

function Keys() {
  const { t } = useTranslation('breaches')
  const can = useCan()
  if (!can('breaches.review')) return null
  return (
    <div className={classes.keys} role="note" aria-label={t('keys.label')}>
      {keys.map(([name, key]) => (
        <span key={name}>
          <kbd className={classes.key}>{key}</kbd>
          {t(`keys.${name}`)}
        </span>
      ))}
    </div>
  )
}

function Nothing({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('breaches')
  const navigate = useNavigate({ from: '/breaches' })
  const everything = useBreaches({ review: 'all' })
  if (everything.items === null) return null
  if (everything.items.length === 0) return <Empty title={t('empty.title')} text={t('empty.text')} />
  const isNarrowed = narrowing.some((name) => search[name] !== undefined)
  if (isNarrowed || (search.review ?? 'open') !== 'open') {
    return <Empty title={t('nothingFits.title')} text={t('nothingFits.text')} />
  }
  return (
    <Empty title={t('allJudged.title')} text={t('allJudged.text')}>
      <Button variant="default" onClick={() => void navigate({ search: { review: 'all' } })}>
        {t('allJudged.all')}
      </Button>
    </Empty>
  )
}
