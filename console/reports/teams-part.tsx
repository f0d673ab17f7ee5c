import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportLine } from '../../core/contract/wire-reports.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'

/** What each team used of each promise while it had the case. */
export function TeamsPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart id="report-teams" title={t('teams.title')}>
      {() => <TeamTable space={space} />}
    </ReportPart>
  )
}

function TeamTable({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const names = useReportNames()
  const { now } = useFigures({ ...space, isCompared: false }, 'clock', { by: ['team', 'key'] })
  const keyOf = ({ group }: ReportLine) => group.key ?? ''
  const teamOf = ({ group }: ReportLine) => group.team ?? ''
  const clockName = (line: ReportLine) => names.keyName('clock', keyOf(line), now.data?.names)
  const teamName = (line: ReportLine) => names.valueName('team', teamOf(line), now.data?.names)
  const link = (line: ReportLine, late?: true) =>
    factLink(space, 'clock', { key: keyOf(line), where: { team: teamOf(line) }, ...(late ? { late } : {}) })
  const columns: readonly FigureColumn<ReportLine>[] = [
    { id: 'team', name: t('dimension.team'), isText: true, sortBy: teamName, show: teamName },
    { id: 'clock', name: t('dimension.clock'), isText: true, sortBy: clockName, show: clockName },
    {
      id: 'count',
      name: t('column.count'),
      sortBy: ({ count }) => count,
      show: (line) => (
        <Link {...link(line)} className={classes.link}>
          {numbers.count(line.count)}
        </Link>
      ),
    },
    {
      id: 'late',
      name: t('column.late'),
      sortBy: ({ late }) => late,
      show: (line) => (
        <Link {...link(line, true)} className={classes.link}>
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
    {
      id: 'used',
      name: t('column.used'),
      sortBy: ({ median }) => median,
      show: ({ median }) => (median === null ? '–' : words.span(median)),
    },
    {
      id: 'usedP90',
      name: t('column.usedP90'),
      sortBy: ({ p90 }) => p90,
      show: ({ p90 }) => (p90 === null ? '–' : words.span(p90)),
    },
  ]
  return (
    <>
      <p className={classes.hint}>{t('teams.help')}</p>
      <PartFailure answers={[now]} />
      <FigureTable
        label={t('teams.table')}
        columns={columns}
        lines={now.data?.lines ?? null}
        idOf={(line) => `${teamOf(line)} ${keyOf(line)}`}
        first={{ column: 'used', isDown: true }}
        nothing={t('time.nothing')}
      />
    </>
  )
}
