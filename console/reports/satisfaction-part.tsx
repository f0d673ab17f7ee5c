import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import type { ChartPoint } from '../charts/chart-data.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { Definition } from './definition.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { ratio, recommendationOf, trendOf } from './rates.ts'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import { rangeOfSpan, spansOf } from './report-range.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'
import { useSpanCategories } from './use-span-categories.ts'

/** What customers say, beside how punctual one was. */
export function SatisfactionPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart
      id="report-satisfaction"
      title={
        <>
          {t('satisfaction.title')}{' '}
          <Definition name={t('satisfaction.satisfied')} text={t('satisfaction.help')} measures={['satisfaction']} />
        </>
      }
    >
      {() => (
        <div className={classes.halves}>
          <BesidePunctuality space={space} />
          <Scales space={space} />
        </div>
      )}
    </ReportPart>
  )
}

function BesidePunctuality({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const { range, span } = space
  const answers = useFigures({ ...space, isCompared: false }, 'satisfaction', { by: [span], key: ['csat'] })
  const clock = useFigures({ ...space, isCompared: false }, 'clock', { by: [span] })
  const categories = useSpanCategories(space)
  const spans = spansOf(range, span)
  const share = (report: typeof clock.now.data) => trendOf(report, spans, span, ({ compliance }) => compliance)
  const linkOf = ({ series, category }: ChartPoint) => {
    const days = { range: rangeOfSpan(category, span, range) }
    return series === 'punctual'
      ? factLink(space, 'clock', { ...days, late: true })
      : factLink(space, 'satisfaction', { ...days, key: 'csat' })
  }
  return (
    <div>
      <PartFailure answers={[answers.now, clock.now]} />
      <LineChart
        label={t('satisfaction.chart')}
        isLoading={clock.now.isPending || answers.now.isPending}
        unit="share"
        categoryName={t(`column.span.${span}`)}
        categories={categories}
        series={[
          { id: 'satisfied', name: t('satisfaction.satisfied'), tone: 4, values: share(answers.now.data) },
          { id: 'punctual', name: t('satisfaction.punctual'), tone: 1, values: share(clock.now.data) },
        ]}
        linkOf={linkOf}
      />
    </div>
  )
}

interface ScaleLine {
  readonly scale: string
  readonly answers: number
  readonly satisfied: number | null
  readonly mean: number | null
  readonly promoters: number | null
  readonly detractors: number | null
  readonly nps: number | null
}

function Scales({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const names = useReportNames()
  const { now } = useFigures({ ...space, isCompared: false }, 'satisfaction', { by: ['key'] })
  const nps = useFigures({ ...space, isCompared: false }, 'satisfaction', { key: ['nps'] })
  const said = recommendationOf(nps.now.data?.distribution ?? [])
  const lines = now.data?.lines.map((line): ScaleLine => {
    const scale = line.group.key ?? ''
    const isNps = scale === 'nps'
    return {
      scale,
      answers: line.count,
      satisfied: isNps ? null : line.compliance,
      mean: line.mean,
      promoters: isNps ? ratio(said.promoters, line.count) : null,
      detractors: isNps ? ratio(said.detractors, line.count) : null,
      nps: isNps ? said.nps : null,
    }
  })
  const shareColumn = (
    id: 'satisfied' | 'promoters' | 'detractors',
    below: boolean | null,
  ): FigureColumn<ScaleLine> => ({
    id,
    name: t(`column.${id}`),
    sortBy: (line) => line[id],
    show: (line) =>
      line[id] === null ? (
        '–'
      ) : (
        <Link
          {...factLink(space, 'satisfaction', {
            key: line.scale,
            ...(below === null ? { late: false } : below ? { below: 7 } : { atLeast: 9 }),
          })}
          className={classes.link}
        >
          {numbers.share(line[id])}
        </Link>
      ),
  })
  const npsColumn: FigureColumn<ScaleLine> = {
    id: 'nps',
    name: t('column.nps'),
    sortBy: (line) => line.nps,
    show: (line) => (line.nps === null ? '–' : numbers.change(line.nps)),
  }
  const hasNps = lines?.some(({ nps: points }) => points !== null) === true
  const columns: readonly FigureColumn<ScaleLine>[] = [
    {
      id: 'scale',
      name: t('satisfaction.scale'),
      isText: true,
      sortBy: ({ scale }) => names.keyName('satisfaction', scale),
      show: ({ scale }) => names.keyName('satisfaction', scale),
    },
    {
      id: 'answers',
      name: t('column.answers'),
      sortBy: ({ answers }) => answers,
      show: ({ scale, answers }) => (
        <Link {...factLink(space, 'satisfaction', { key: scale })} className={classes.link}>
          {numbers.count(answers)}
        </Link>
      ),
    },
    shareColumn('satisfied', null),
    {
      id: 'mean',
      name: t('column.mean'),
      sortBy: ({ mean }) => mean,
      show: ({ mean }) => (mean === null ? '–' : numbers.decimal(mean)),
    },
    ...(hasNps ? [shareColumn('promoters', false), shareColumn('detractors', true), npsColumn] : []),
  ]
  return (
    <div>
      <PartFailure answers={[now, nps.now]} />
      <FigureTable
        label={t('satisfaction.scales')}
        columns={columns}
        lines={lines ?? null}
        idOf={({ scale }) => scale}
        first={{ column: 'answers', isDown: true }}
        nothing={t('headline.noAnswers')}
      />
    </div>
  )
}
