import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportLine } from '../../core/contract/wire-reports.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import type { ChartPoint, LineSeries } from '../charts/chart-data.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { Sparkline } from '../charts/sparkline.tsx'
import { Change } from './change.tsx'
import { Definition } from './definition.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { lineOf, trendOf } from './rates.ts'
import { factLink, narrowLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import { rangeOfSpan, spansOf } from './report-range.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'
import { useSpanCategories } from './use-span-categories.ts'

/** How the promises are kept: over time, and each of them. */
export function CompliancePart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart
      id="report-compliance"
      title={
        <>
          {t('compliance.title')}{' '}
          <Definition name={t('headline.compliance')} text={t('definition.compliance')} measures={['clock']} />
        </>
      }
    >
      {() => (
        <div className={classes.trendAndTable}>
          <ComplianceTrend space={space} />
          <ClockTable space={space} />
        </div>
      )}
    </ReportPart>
  )
}

function ComplianceTrend({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const { range, span } = space
  const clock = useFigures(space, 'clock', { by: [span], beforeBy: [span] })
  const categories = useSpanCategories(space)
  const spans = spansOf(range, span)
  const trend = (report: typeof clock.now.data, ids: readonly string[]) =>
    trendOf(report, ids, span, ({ compliance }) => compliance)
  const hasExcluded = (clock.total?.excluded ?? 0) > 0
  const series: LineSeries[] = [
    { id: 'now', name: t('compliance.now'), look: 'area', values: trend(clock.now.data, spans) },
    ...(hasExcluded
      ? [
          {
            id: 'without',
            name: t('compliance.withoutExcluded'),
            tone: 3,
            values: trendOf(clock.now.data, spans, span, ({ complianceWithoutExcluded }) => complianceWithoutExcluded),
          } as const,
        ]
      : []),
    ...(space.isCompared
      ? [
          {
            id: 'before',
            name: t('compliance.before'),
            look: 'before',
            values: trend(clock.before.data, spansOf(range.before, span)).slice(0, spans.length),
          } as const,
        ]
      : []),
  ]
  const linkOf = ({ series: of, category }: ChartPoint) => {
    const index = spans.indexOf(category)
    const beforeId = spansOf(range.before, span)[index]
    if (of === 'before' && beforeId === undefined) return null
    const days = of === 'before' ? rangeOfSpan(beforeId ?? '', span, range.before) : rangeOfSpan(category, span, range)
    return factLink(space, 'clock', { late: true, range: days, ...(of === 'without' ? { excluded: false } : {}) })
  }
  return (
    <div>
      <PartFailure answers={[clock.now, clock.before]} />
      <LineChart
        label={t('compliance.trend')}
        unit="share"
        categoryName={t(`column.span.${span}`)}
        categories={categories}
        series={series}
        height={230}
        isLoading={clock.now.isPending}
        linkOf={linkOf}
      />
    </div>
  )
}

function ClockTable({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const names = useReportNames()
  const byClock = useFigures(space, 'clock', { by: ['key'], beforeBy: ['key'] })
  const trends = useFigures({ ...space, isCompared: false }, 'clock', { by: ['key', space.span] })
  const spans = spansOf(space.range, space.span)
  const keyOf = ({ group }: ReportLine) => group.key ?? ''
  const nameOf = (line: ReportLine) => names.keyName('clock', keyOf(line), byClock.now.data?.names)
  const trend = (key: string) => {
    const own = trends.now.data?.lines.filter(({ group }) => group.key === key)
    return spans.map((id) => own?.find(({ group }) => group[space.span] === id)?.compliance ?? null)
  }
  const beforeOf = (line: ReportLine) => lineOf(byClock.before.data, 'key', keyOf(line))?.compliance ?? null
  const hasExcluded = (byClock.total?.excluded ?? 0) > 0
  const withoutExcluded: FigureColumn<ReportLine> = {
    id: 'without',
    name: t('column.withoutExcluded'),
    sortBy: ({ complianceWithoutExcluded: share }) => share,
    show: ({ complianceWithoutExcluded: share }) => (share === null ? '–' : numbers.share(share)),
  }
  const change: FigureColumn<ReportLine> = {
    id: 'change',
    name: t('column.change'),
    show: (line) => <Change now={line.compliance} before={beforeOf(line)} kind="points" more="good" />,
  }
  const columns: readonly FigureColumn<ReportLine>[] = [
    {
      id: 'name',
      name: t('dimension.clock'),
      isText: true,
      sortBy: nameOf,
      show: (line) => (
        <Link {...narrowLink(space, 'clock', keyOf(line))} className={classes.link}>
          {nameOf(line)}
        </Link>
      ),
    },
    {
      id: 'count',
      name: t('column.count'),
      sortBy: ({ count }) => count,
      show: (line) => (
        <Link {...factLink(space, 'clock', { key: keyOf(line) })} className={classes.link}>
          {numbers.count(line.count)}
        </Link>
      ),
    },
    {
      id: 'late',
      name: t('column.late'),
      sortBy: ({ late }) => late,
      show: (line) => (
        <Link {...factLink(space, 'clock', { key: keyOf(line), late: true })} className={classes.link}>
          {numbers.count(line.late)}
        </Link>
      ),
    },
    {
      id: 'share',
      name: t('column.share'),
      sortBy: ({ compliance }) => compliance,
      show: ({ compliance }) => (compliance === null ? '–' : numbers.share(compliance)),
    },
    ...(hasExcluded ? [withoutExcluded] : []),
    ...(space.isCompared ? [change] : []),
    {
      id: 'used',
      name: t('column.used'),
      sortBy: ({ median }) => median,
      show: ({ median }) => (median === null ? '–' : words.span(median)),
    },
    { id: 'trend', name: t('column.trend'), show: (line) => <Sparkline values={trend(keyOf(line))} width={56} /> },
  ]
  return (
    <div>
      <PartFailure answers={[byClock.now, byClock.before, trends.now]} />
      <FigureTable
        label={t('compliance.table')}
        columns={columns}
        lines={byClock.now.data?.lines ?? null}
        idOf={keyOf}
        first={{ column: 'late', isDown: true }}
        nothing={t('time.nothing')}
      />
    </div>
  )
}
