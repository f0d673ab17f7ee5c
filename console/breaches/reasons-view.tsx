import { SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireReasonReport } from '../../core/contract/wire-review.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNow } from '../../look/time/ticking-clock.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import { CommonFilters, ContestedFilter, FurtherFilters, useNarrow } from './breach-filters.tsx'
import { type BreachSearch, reasonQuery } from './breach-search.ts'
import classes from './breaches.module.css'
import { ReasonGroups } from './reason-groups.tsx'
import { barLink } from './reason-links.ts'
import { ReasonTable } from './reason-table.tsx'
import { useReasons } from './use-reasons.ts'

const hourMs = 3_600_000

/** Why promises were broken: a Pareto in both counts, its figures, and who it concerns; everything leads to the breaches behind it. */
export function ReasonsView({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const query = reasonQuery(search, useNow(hourMs))
  const report = useQuery({
    queryKey: queryKeys.reasonReport(query),
    queryFn: ({ signal }) => pledge.review.reasons(query, { signal }),
    placeholderData: (before) => before,
  })
  return (
    <>
      <ReasonFilters search={search} />
      {report.data !== undefined ? (
        <Report report={report.data} search={search} />
      ) : report.isError ? (
        <Failure error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton height={320} aria-label={t('reasons.chart')} />
      )}
    </>
  )
}

function ReasonFilters({ search }: { readonly search: BreachSearch }) {
  const { t } = useTranslation(['review', 'breaches'])
  const narrow = useNarrow(search)
  return (
    <div role="search" aria-label={t('breaches:filter.label')} className={classes.filters}>
      <CommonFilters search={{ days: '30', ...search }} />
      <SegmentedControl
        size="xs"
        aria-label={t('review:reasons.level')}
        value={search.level ?? '1'}
        data={[
          { value: '1', label: t('review:reasons.levels.top') },
          { value: '2', label: t('review:reasons.levels.kinds') },
        ]}
        onChange={(value) => narrow({ level: value === '2' ? '2' : undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('review:reasons.counting')}
        value={search.counting ?? 'all'}
        data={(['all', 'counted'] as const).map((value) => ({ value, label: t(`review:reasons.${value}`) }))}
        onChange={(value) => narrow({ counting: value === 'counted' ? 'counted' : undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('review:reasons.weigh')}
        value={search.weigh ?? 'count'}
        data={[
          { value: 'count', label: t('review:reasons.byCount') },
          { value: 'time', label: t('review:reasons.byTime') },
        ]}
        onChange={(value) => narrow({ weigh: value === 'time' ? 'time' : undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('review:reasons.by')}
        value={search.by ?? 'none'}
        data={[
          { value: 'none', label: t('review:reasons.noBy') },
          ...(['team', 'node', 'flow'] as const).map((value) => ({ value, label: t(`review:reasons.${value}`) })),
        ]}
        onChange={(value) => narrow({ by: (['team', 'node', 'flow'] as const).find((known) => known === value) })}
      />
      <ContestedFilter search={search} />
      <FurtherFilters search={search} />
    </div>
  )
}

function Report({ report, search }: { readonly report: WireReasonReport; readonly search: BreachSearch }) {
  const { t } = useTranslation('review')
  if (report.total.count === 0) return <Empty title={t('reasons.empty.title')} text={t('reasons.empty.text')} />
  return (
    <div className={classes.report}>
      <Surface id="pareto" title={t('reasons.chart')}>
        <Pareto report={report} search={search} />
      </Surface>
      <Surface id="figures" title={t('reasons.table')}>
        <ReasonTable report={report} search={search} />
      </Surface>
      {report.by !== null && <ReasonGroups report={report} search={search} />}
    </div>
  )
}

function Pareto({ report, search }: { readonly report: WireReasonReport; readonly search: BreachSearch }) {
  const { t } = useTranslation('review')
  const { reasonName } = useReasons()
  const bars = report.bars.filter(({ count }) => count > 0)
  const isTime = report.weigh === 'time'
  const counts = bars.map((bar) => (isTime ? bar.lateMs - bar.lateMsExcluded : bar.count - bar.excluded))
  const excluded = bars.map((bar) => (isTime ? bar.lateMsExcluded : bar.excluded))
  const counted = { id: 'counted', name: t(isTime ? 'reasons.byTime' : 'reasons.counts'), values: counts }
  const leftOut = { id: 'excluded', name: t('reasons.countsExcluded'), values: excluded, tone: 'soft' as const }
  return (
    <BarChart
      label={t('reasons.chart')}
      categoryName={t('reasons.category')}
      categories={bars.map(({ id }) => ({ id, name: reasonName(id) }))}
      unit={isTime ? 'duration' : 'count'}
      series={report.counting === 'all' ? [counted, leftOut] : [counted]}
      isStacked
      cumulativeName={t('reasons.cumulative')}
      height={280}
      linkOf={({ series, category }) => {
        const bar = bars.find(({ id }) => id === category)
        return bar === undefined ? null : barLink(report, search, bar.filter, series === 'excluded' ? 'yes' : 'no')
      }}
    />
  )
}
