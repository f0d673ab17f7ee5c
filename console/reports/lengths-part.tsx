import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import type { ChartPoint } from '../charts/chart-data.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { Definition } from './definition.tsx'
import { type LengthClass, lengthClasses } from './length-classes.ts'
import { trendOf } from './rates.ts'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import { rangeOfSpan, spansOf } from './report-range.ts'
import { type LengthMeasure, lengthMeasures, type ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useSpanCategories } from './use-span-categories.ts'

/** How long things take: median and 90 % over time, and how many took how long. */
export function LengthsPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const navigate = useNavigate()
  const { search } = space
  const measure = search.length ?? 'resolved'
  return (
    <ReportPart
      id="report-lengths"
      title={
        <>
          {t('lengths.title')} <Definition name={t(`lengths.${measure}`)} measures={[measure]} />
        </>
      }
      aside={
        <Select
          size="xs"
          aria-label={t('lengths.choose')}
          className={classes.choice}
          allowDeselect={false}
          value={measure}
          data={lengthMeasures.map((value) => ({ value, label: t(`lengths.${value}`) }))}
          onChange={(length) =>
            void navigate({
              to: '/reports',
              search: { ...search, length } as ReportSearch,
              replace: true,
              resetScroll: false,
            })
          }
        />
      }
    >
      {() => <Lengths space={space} measure={measure} />}
    </ReportPart>
  )
}

function Lengths({ space, measure }: { readonly space: ReportSpace; readonly measure: LengthMeasure }) {
  const { t } = useTranslation('reports')
  const { range, span } = space
  const figures = useFigures({ ...space, isCompared: false }, measure, { by: [span] })
  const categories = useSpanCategories(space)
  const spans = spansOf(range, span)
  return (
    <>
      <PartFailure answers={[figures.now]} />
      <div className={classes.halves}>
        <LineChart
          label={t('lengths.trend')}
          unit="duration"
          categoryName={t(`column.span.${span}`)}
          categories={categories}
          series={[
            {
              id: 'median',
              name: t('lengths.median'),
              values: trendOf(figures.now.data, spans, span, ({ median }) => median),
            },
            { id: 'p90', name: t('lengths.p90'), values: trendOf(figures.now.data, spans, span, ({ p90 }) => p90) },
          ]}
          isLoading={figures.now.isPending}
          linkOf={({ category }) => factLink(space, measure, { range: rangeOfSpan(category, span, range) })}
        />
        <Distribution
          space={space}
          measure={measure}
          isLoading={figures.now.isPending}
          classes={lengthClasses(figures.now.data?.distribution ?? [])}
        />
      </div>
    </>
  )
}

interface DistributionProps {
  readonly space: ReportSpace
  readonly measure: LengthMeasure
  readonly isLoading: boolean
  readonly classes: readonly LengthClass[]
}

function Distribution({ space, measure, isLoading, classes: lengths }: DistributionProps) {
  const { t } = useTranslation('reports')
  const words = useTimeWords()
  const nameOf = ({ from, to }: LengthClass) =>
    from === null
      ? t('lengths.under', { to: words.length(to ?? 0) })
      : to === null
        ? t('lengths.over', { from: words.length(from) })
        : t('lengths.between', { from: words.length(from), to: words.length(to) })
  const idOf = (one: LengthClass) => String(one.from ?? 0)
  const hasLate = lengths.some(({ late }) => late > 0)
  const linkOf = ({ series, category }: ChartPoint) => {
    const one = lengths.find((candidate) => idOf(candidate) === category)
    if (one === undefined) return null
    return factLink(space, measure, {
      atLeast: one.atLeast,
      below: one.below,
      ...(hasLate ? { late: series === 'late' } : {}),
    })
  }
  return (
    <BarChart
      label={t('lengths.distribution')}
      unit="count"
      isStacked
      isDense
      isLoading={isLoading}
      categoryName={t('lengths.took')}
      categories={lengths.map((one) => ({ id: idOf(one), name: nameOf(one) }))}
      series={[
        { id: 'fine', name: t(`lengths.fine.${measure}`), values: lengths.map(({ count, late }) => count - late) },
        ...(hasLate
          ? [
              {
                id: 'late',
                name: t(`lengths.late.${measure}`),
                tone: 'late',
                values: lengths.map(({ late }) => late),
              } as const,
            ]
          : []),
      ]}
      linkOf={linkOf}
    />
  )
}
