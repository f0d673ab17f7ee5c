import { Select } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ReportDimension, type ReportLine, reportDimensions } from '../../core/contract/wire-reports.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import type { ChartPoint } from '../charts/chart-data.ts'
import { useCan } from '../sign-in/use-session.ts'
import { Change } from './change.tsx'
import { Definition } from './definition.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { lineOf } from './rates.ts'
import { factLink, narrowLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import type { ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'

/** So many bars are drawn; the table has them all. */
const mostBars = 12

/** The promises by one dimension: which team, which channel, …; a click on a name narrows everything to it. */
export function DimensionPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const can = useCan()
  const navigate = useNavigate()
  const { search } = space
  const offered = reportDimensions.filter((dimension) => dimension !== 'assignee' || can('people.read'))
  const dimension = offered.find((known) => known === search.by) ?? 'team'
  const title = t('dimensions.title', { name: t(`dimension.${dimension}`) })
  return (
    <ReportPart
      id="report-dimension"
      title={
        <>
          {title} <Definition name={title} text={t('dimensions.help')} measures={['clock']} />
        </>
      }
      aside={
        <Select
          size="xs"
          aria-label={t('dimensions.choose')}
          className={classes.choice}
          allowDeselect={false}
          value={dimension}
          data={offered.map((value) => ({ value, label: t(`dimension.${value}`) }))}
          onChange={(by) =>
            void navigate({
              to: '/reports',
              search: { ...search, by } as ReportSearch,
              replace: true,
              resetScroll: false,
            })
          }
        />
      }
    >
      {() => <DimensionFigures space={space} dimension={dimension} />}
    </ReportPart>
  )
}

function DimensionFigures({ space, dimension }: { readonly space: ReportSpace; readonly dimension: ReportDimension }) {
  const { t } = useTranslation('reports')
  const names = useReportNames()
  const by = [dimension]
  const clock = useFigures(space, 'clock', { by, beforeBy: by })
  const opened = useFigures({ ...space, isCompared: false }, 'opened', { by })
  const resolved = useFigures({ ...space, isCompared: false }, 'resolved', { by })
  const valueOf = ({ group }: ReportLine) => group[dimension] ?? ''
  const nameOf = (line: ReportLine) => names.valueName(dimension, valueOf(line), clock.now.data?.names)
  const lines = clock.now.data?.lines ?? null
  const shown = (lines ?? []).toSorted((a, b) => b.count - a.count).slice(0, mostBars)
  const linkOf = ({ series, category }: ChartPoint) =>
    factLink(space, 'clock', { late: series === 'late', where: { [dimension]: category } })
  const rest = (lines?.length ?? 0) - shown.length
  return (
    <>
      <PartFailure answers={[clock.now, clock.before, opened.now, resolved.now]} />
      <div className={classes.trendAndTable}>
        <div>
          <BarChart
            label={t('dimensions.chart', { name: t(`dimension.${dimension}`) })}
            unit="count"
            isHorizontal
            isLoading={clock.now.isPending}
            {...(clock.now.isPending ? { height: 220 } : {})}
            isStacked
            categoryName={t(`dimension.${dimension}`)}
            categories={shown.map((line) => ({ id: valueOf(line), name: nameOf(line) }))}
            series={[
              {
                id: 'kept',
                name: t('dimensions.kept'),
                tone: 'met',
                values: shown.map(({ count, late }) => count - late),
              },
              { id: 'late', name: t('dimensions.broken'), tone: 'late', values: shown.map(({ late }) => late) },
            ]}
            linkOf={linkOf}
          />
          {rest > 0 && <p className={classes.hint}>{t('dimensions.more', { count: rest })}</p>}
        </div>
        <DimensionTable
          space={space}
          dimension={dimension}
          lines={lines}
          nameOf={nameOf}
          beforeOf={(line) => (space.isCompared ? lineOf(clock.before.data, dimension, valueOf(line)) : null)}
          openedOf={(line) => lineOf(opened.now.data, dimension, valueOf(line))}
          resolvedOf={(line) => lineOf(resolved.now.data, dimension, valueOf(line))}
        />
      </div>
    </>
  )
}

interface DimensionTableProps {
  readonly space: ReportSpace
  readonly dimension: ReportDimension
  readonly lines: readonly ReportLine[] | null
  readonly nameOf: (line: ReportLine) => string
  readonly beforeOf: (line: ReportLine) => ReportLine | null
  readonly openedOf: (line: ReportLine) => ReportLine | null
  readonly resolvedOf: (line: ReportLine) => ReportLine | null
}

function DimensionTable({ space, dimension, lines, nameOf, beforeOf, openedOf, resolvedOf }: DimensionTableProps) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const valueOf = ({ group }: ReportLine) => group[dimension] ?? ''
  const where = (line: ReportLine) => ({ [dimension]: valueOf(line) })
  const counted = (
    id: string,
    name: string,
    countOf: (line: ReportLine) => number,
    link: (line: ReportLine) => ReturnType<typeof factLink>,
  ) => ({
    id,
    name,
    sortBy: countOf,
    show: (line: ReportLine) => (
      <Link {...link(line)} className={classes.link}>
        {numbers.count(countOf(line))}
      </Link>
    ),
  })
  const change: FigureColumn<ReportLine> = {
    id: 'change',
    name: t('column.change'),
    show: (line) => (
      <Change now={line.compliance} before={beforeOf(line)?.compliance ?? null} kind="points" more="good" />
    ),
  }
  const columns: readonly FigureColumn<ReportLine>[] = [
    {
      id: 'name',
      name: t(`dimension.${dimension}`),
      isText: true,
      sortBy: nameOf,
      show: (line) => (
        <Link
          {...narrowLink(space, dimension, valueOf(line))}
          className={classes.link}
          title={t('filter.narrowTo', { name: nameOf(line) })}
        >
          {nameOf(line)}
        </Link>
      ),
    },
    counted(
      'opened',
      t('column.opened'),
      (line) => openedOf(line)?.count ?? 0,
      (line) => factLink(space, 'opened', { where: where(line) }),
    ),
    counted(
      'count',
      t('column.count'),
      ({ count }) => count,
      (line) => factLink(space, 'clock', { where: where(line) }),
    ),
    counted(
      'late',
      t('column.late'),
      ({ late }) => late,
      (line) => factLink(space, 'clock', { late: true, where: where(line) }),
    ),
    {
      id: 'share',
      name: t('column.share'),
      sortBy: ({ compliance }) => compliance,
      show: ({ compliance }) => (compliance === null ? '–' : numbers.share(compliance)),
    },
    ...(space.isCompared ? [change] : []),
    {
      id: 'solution',
      name: t('column.solution'),
      sortBy: (line) => resolvedOf(line)?.median ?? null,
      show: (line) => {
        const median = resolvedOf(line)?.median ?? null
        return median === null ? '–' : words.length(median)
      },
    },
  ]
  return (
    <FigureTable
      label={t('dimensions.title', { name: t(`dimension.${dimension}`) })}
      columns={columns}
      lines={lines}
      idOf={valueOf}
      first={{ column: 'late', isDown: true }}
      nothing={t('time.nothing')}
    />
  )
}
