import { SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { readerZone } from '../../look/time/instant-text.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows } from '../directory/directory.ts'
import { Page } from '../shell/page.tsx'
import classes from './diagnosis.module.css'
import { DiagnosisFilters } from './diagnosis-filters.tsx'
import { type DiagnosisSearch, diagnosisViews, mostDaysByHour, usualDays } from './diagnosis-search.ts'
import { FactorsPart } from './factors-part.tsx'
import { TogetherPart } from './together-part.tsx'
import { useNarrow } from './use-narrow.ts'
import { WaysPart } from './ways-part.tsx'

const dayMs = 86_400_000

/** Why cases are late: what distinguishes them, where their time goes, and which figures move together. */
export function DiagnosisPage() {
  const { t } = useTranslation('diagnosis')
  const search = useSearch({ from: '/diagnosis' })
  const navigate = useNavigate({ from: '/diagnosis' })
  const { flows, query } = useFlows()
  const flow = flows.find(({ id }) => id === search.flow)?.id ?? flows[0]?.id ?? null
  const process = useProcess(flow)
  const clock = process.clocks.some(({ id }) => id === search.clock) ? (search.clock ?? null) : null
  const period = usePeriod(search)
  const view = search.view ?? 'factors'
  const isNarrow = useNarrow(600)
  const change = (next: DiagnosisSearch) => void navigate({ search: next, replace: true, resetScroll: false })

  if (query.isSuccess && flow === null) {
    return (
      <Page title={t('title')}>
        <Empty title={t('noFlow.title')} text={t('noFlow.text')} />
      </Page>
    )
  }
  const failure = query.error ?? process.error
  return (
    <Page title={t('title')}>
      <SegmentedControl
        size="xs"
        className={classes.views ?? ''}
        // Three questions in words do not stand side by side on a phone.
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        fullWidth={isNarrow}
        aria-label={t('view.label')}
        value={view}
        data={diagnosisViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(value) => {
          const { view: _view, ...rest } = search
          const next = diagnosisViews.find((known) => known === value)
          change(next === undefined || next === 'factors' ? rest : { ...rest, view: next })
        }}
      />
      <DiagnosisFilters
        search={search}
        view={view}
        flow={flow}
        clock={view === 'factors' ? (clock ?? process.usual) : clock}
        clocks={process.clocks}
        onChange={change}
      />
      {failure !== null && failure !== undefined && <Failure error={failure} onRetry={process.retry} />}
      {process.isPending && <Skeleton height={160} />}
      {flow !== null && process.isKnown && view === 'factors' && process.usual === null && (
        <Empty title={t('noClock.title')} text={t('noClock.text')} />
      )}
      {flow !== null && process.isKnown && view === 'factors' && process.usual !== null && (
        <FactorsPart
          key={flow}
          query={{
            flow,
            clock: clock ?? process.usual,
            ...period,
            ...(search.team === undefined ? {} : { team: [search.team] }),
            ...(search.channel === undefined ? {} : { channel: [search.channel] }),
          }}
        />
      )}
      {flow !== null && process.isKnown && view === 'ways' && (
        <WaysPart key={flow} query={{ flow, ...(clock === null ? {} : { clock }), ...period }} />
      )}
      {flow !== null && process.isKnown && view === 'together' && (
        <TogetherPart
          query={{
            ...(search.flow === undefined ? {} : { flow }),
            ...(search.flow === undefined || clock === null ? {} : { clock }),
            ...period,
            ...(search.span === undefined ? {} : { span: search.span }),
          }}
        />
      )}
    </Page>
  )
}

/** Civil dates of the reader; the same until the day is over. */
function usePeriod({ days = usualDays, span, view }: DiagnosisSearch) {
  // Days change at midnight only; a minute is soon enough to notice.
  const now = useNow(60_000)
  const zone = readerZone()
  const dateAt = (at: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  const back = span === 'hour' && view === 'together' ? Math.min(days, mostDaysByHour) : days
  return { from: dateAt(now - (back - 1) * dayMs), to: dateAt(now + dayMs), zone }
}

/** The promises of a process, and the one that is broken most often. */
function useProcess(flow: string | null) {
  const pledge = usePledge()
  const found = useQuery({
    queryKey: queryKeys.diagnosedProcess(flow ?? ''),
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - 365 * dayMs).toISOString()
      return pledge.operation(flow ?? '', { from }, { signal })
    },
    enabled: flow !== null,
    staleTime: 10 * 60_000,
  })
  const all = Object.entries(found.data?.clocks ?? {})
  const clocks = all.flatMap(([id, { name }]) => (name === null ? [] : [{ id, name }]))
  const usual = all.filter(([, { name }]) => name !== null).sort(([, one], [, other]) => other.missed - one.missed)[0]
  return {
    clocks,
    usual: usual?.[0] ?? null,
    isKnown: found.isSuccess,
    isPending: flow !== null && found.isPending,
    error: found.error,
    retry: () => void found.refetch(),
  }
}
