import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportLine } from '../../core/contract/wire-reports.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { Definition } from './definition.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'

const places = ['node', 'held', 'waited', 'closedHours'] as const

type Place = (typeof places)[number]

const headings = { node: 'step', held: 'team', waited: 'reason', closedHours: 'clock' } as const

/** Where the time went: in which steps, with which teams, waiting for what, and outside of working hours. */
export function TimePart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart id="report-time" title={t('time.title')}>
      {() => (
        <div className={classes.halves}>
          {places.map((place) => (
            <TimeTable key={place} space={space} place={place} />
          ))}
        </div>
      )}
    </ReportPart>
  )
}

function TimeTable({ space, place }: { readonly space: ReportSpace; readonly place: Place }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const names = useReportNames()
  const { now } = useFigures({ ...space, isCompared: false }, place, { by: ['key'] })
  const lines = now.data?.lines ?? null
  const keyOf = ({ group }: ReportLine) => group.key ?? ''
  const nameOf = (line: ReportLine) => names.keyName(place, keyOf(line), now.data?.names)
  const totalOf = ({ mean, count }: ReportLine) => (mean ?? 0) * count
  const whole = (lines ?? []).reduce((sum, line) => sum + totalOf(line), 0)
  const heading = headings[place]
  const columns: readonly FigureColumn<ReportLine>[] = [
    {
      id: 'name',
      name: heading === 'team' || heading === 'clock' ? t(`dimension.${heading}`) : t(`column.${heading}`),
      isText: true,
      sortBy: nameOf,
      show: nameOf,
    },
    {
      id: 'times',
      name: t('column.times'),
      sortBy: ({ count }) => count,
      show: (line) => (
        <Link {...factLink(space, place, { key: keyOf(line) })} className={classes.link}>
          {numbers.count(line.count)}
        </Link>
      ),
    },
    {
      id: 'median',
      name: t('column.median'),
      sortBy: ({ median }) => median,
      show: ({ median }) => (median === null ? '–' : words.span(median)),
    },
    {
      id: 'p90',
      name: t('column.p90'),
      sortBy: ({ p90 }) => p90,
      show: ({ p90 }) => (p90 === null ? '–' : words.span(p90)),
    },
    {
      id: 'part',
      name: t('column.part'),
      sortBy: totalOf,
      show: (line) => <PartBar share={whole === 0 ? 0 : totalOf(line) / whole} total={words.length(totalOf(line))} />,
    },
  ]
  return (
    <div>
      <h3 className={classes.subtitle}>
        {t(`time.${place}`)} <Definition name={t(`time.${place}`)} text={t(`time.help.${place}`)} measures={[place]} />
      </h3>
      <PartFailure answers={[now]} />
      <FigureTable
        label={t(`time.${place}`)}
        columns={columns}
        lines={lines}
        idOf={keyOf}
        first={{ column: 'part', isDown: true }}
        nothing={t('time.nothing')}
      />
    </div>
  )
}

/** A share as a bar with its figure; what it comes to is said on hover. */
function PartBar({ share, total }: { readonly share: number; readonly total: string }) {
  const numbers = useNumberWords()
  return (
    <span className={classes.partBar} title={total}>
      <span className={classes.partBarTrack} aria-hidden="true">
        <span className={classes.partBarFill} style={{ width: `${share * 100}%` }} />
      </span>
      {numbers.share(share)}
    </span>
  )
}
