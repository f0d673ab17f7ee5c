import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportLine, WireReport } from '../../core/contract/wire-reports.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { BarChart } from '../charts/bar-chart.tsx'
import { Definition } from './definition.tsx'
import { type FigureColumn, FigureTable } from './figure-table.tsx'
import { usedShare } from './rates.ts'
import { factLink, type Narrowing } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useFigures } from './use-figures.ts'
import { useReportNames } from './use-report-names.ts'

/** More promises than these cannot be told apart side by side; the table has them all. */
const mostClocks = 4

/** What each team used of each promise while it had the case. */
export function TeamsPart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart
      id="report-teams"
      title={
        <>
          {t('teams.title')} <Definition name={t('teams.title')} text={t('teams.help')} measures={['promiseUsed']} />
        </>
      }
    >
      {() => <TeamFigures space={space} />}
    </ReportPart>
  )
}

const keyOf = ({ group }: ReportLine) => group.key ?? ''
const teamOf = ({ group }: ReportLine) => group.team ?? ''
const shareOf = (value: number | null) => (value === null ? null : usedShare(value))

function TeamFigures({ space }: { readonly space: ReportSpace }) {
  const { now } = useFigures({ ...space, isCompared: false }, 'promiseUsed', { by: ['team', 'key'] })
  return (
    <>
      <PartFailure answers={[now]} />
      <div className={classes.teams}>
        <TeamChart space={space} report={now.data} isLoading={now.isPending} />
        <TeamTable space={space} report={now.data} />
      </div>
    </>
  )
}

interface OfReport {
  readonly space: ReportSpace
  readonly report: WireReport | undefined
}

/** Ids by how much was used with them, in all; the most first. */
function byUse(lines: readonly ReportLine[], idOf: (line: ReportLine) => string): readonly string[] {
  const used = new Map<string, number>()
  for (const line of lines) used.set(idOf(line), (used.get(idOf(line)) ?? 0) + (line.mean ?? 0) * line.count)
  return [...used].toSorted(([, one], [, other]) => other - one).map(([id]) => id)
}

function TeamChart({ space, report, isLoading }: OfReport & { readonly isLoading: boolean }) {
  const { t } = useTranslation('reports')
  const names = useReportNames()
  const lines = report?.lines ?? []
  const teams = byUse(lines, teamOf)
  const clocks = byUse(lines, keyOf)
  const shown = clocks.slice(0, mostClocks)
  const valueOf = (team: string, clock: string) =>
    shareOf(lines.find((line) => teamOf(line) === team && keyOf(line) === clock)?.mean ?? null)
  return (
    <div>
      <BarChart
        label={t('teams.chart')}
        unit="share"
        isHorizontal
        isLoading={isLoading}
        height={isLoading ? 220 : 40 + teams.length * (14 + 14 * shown.length)}
        categoryName={t('dimension.team')}
        categories={teams.map((id) => ({ id, name: names.valueName('team', id, report?.names) }))}
        series={shown.map((id) => ({
          id,
          name: names.keyName('promiseUsed', id, report?.names),
          values: teams.map((team) => valueOf(team, id)),
        }))}
        linkOf={({ series, category }) => factLink(space, 'promiseUsed', { key: series, where: { team: category } })}
      />
      {clocks.length > shown.length && (
        <p className={classes.hint}>{t('teams.more', { count: clocks.length - shown.length })}</p>
      )}
    </div>
  )
}

function TeamTable({ space, report }: OfReport) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const names = useReportNames()
  const clockName = (line: ReportLine) => names.keyName('promiseUsed', keyOf(line), report?.names)
  const teamName = (line: ReportLine) => names.valueName('team', teamOf(line), report?.names)
  const link = (line: ReportLine, text: string, narrowing: Narrowing = {}) => (
    <Link
      {...factLink(space, 'promiseUsed', { key: keyOf(line), where: { team: teamOf(line) }, ...narrowing })}
      className={classes.link}
    >
      {text}
    </Link>
  )
  const share = (value: number | null) => (value === null ? '–' : numbers.share(usedShare(value)))
  const columns: readonly FigureColumn<ReportLine>[] = [
    { id: 'team', name: t('dimension.team'), isText: true, sortBy: teamName, show: teamName },
    { id: 'clock', name: t('dimension.clock'), isText: true, sortBy: clockName, show: clockName },
    {
      id: 'had',
      name: t('column.had'),
      sortBy: ({ count }) => count,
      show: (line) => link(line, numbers.count(line.count)),
    },
    {
      id: 'late',
      name: t('column.brokenHere'),
      sortBy: ({ late }) => late,
      show: (line) => link(line, numbers.count(line.late), { late: true }),
    },
    { id: 'used', name: t('column.usedMean'), sortBy: ({ mean }) => mean, show: ({ mean }) => share(mean) },
    { id: 'median', name: t('column.usedMedian'), sortBy: ({ median }) => median, show: ({ median }) => share(median) },
    {
      id: 'p90',
      name: t('column.usedP90'),
      sortBy: ({ p90 }) => p90,
      show: (line) => (line.p90 === null ? '–' : link(line, share(line.p90), { sort: 'longest' })),
    },
  ]
  return (
    <FigureTable
      label={t('teams.table')}
      columns={columns}
      lines={report?.lines ?? null}
      idOf={(line) => `${teamOf(line)} ${keyOf(line)}`}
      first={{ column: 'used', isDown: true }}
      nothing={t('time.nothing')}
    />
  )
}
