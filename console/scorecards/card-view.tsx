import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireScorecard, WireScorecardTrend } from '../../core/contract/wire-scorecards.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { TimePhrase } from '../../look/time/time-text.tsx'
import type { ScorecardSubject } from '../../sdk/scorecards.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { useTeams } from '../directory/directory.ts'
import { ComponentTable } from './component-table.tsx'
import { FigureCases } from './figure-cases.tsx'
import { useQuarterName } from './quarter-words.ts'
import type { ScorecardSearch } from './scorecard-search.ts'
import classes from './scorecards.module.css'
import { useScorecard, useTrend } from './use-scorecards.ts'

interface CardViewProps {
  readonly subject: ScorecardSubject
  readonly search: ScorecardSearch
  readonly go: (next: ScorecardSearch) => void
  /** Where to go from a card on which nothing is. */
  readonly children?: ReactNode
}

/** The scorecard of one person or team: the total, the groups, each figure with its cases, and how it went quarter by quarter. */
export function CardView({ subject, search, go, children }: CardViewProps) {
  const { t } = useTranslation('scorecards')
  const card = useScorecard(subject, search.quarter)
  const trend = useTrend(subject)
  const { figure, ...rest } = search
  if (card.isError) return <Failure error={card.error} onRetry={() => void card.refetch()} />
  if (card.data === undefined) return <Skeleton height={320} />
  const isEmpty = card.data.groups.every(({ components }) => components.every(({ count }) => count === 0))
  return (
    <div className={classes.stack}>
      <CardHead card={card.data} isEmpty={isEmpty} />
      {isEmpty && (
        <Empty title={t('empty.title')} text={t('empty.text')}>
          {children}
        </Empty>
      )}
      {card.data.groups
        .filter(({ components }) => !isEmpty && components.length > 0)
        .map((group) => (
          <ComponentTable key={group.id} group={group} onShowCases={(next) => go({ ...search, figure: next })} />
        ))}
      {!isEmpty && <Beside card={card.data} />}
      {trend.data?.quarters.some(({ total }) => total !== null) && <TrendPart trend={trend.data} />}
      {figure !== undefined && (
        <FigureCases subject={subject} quarter={search.quarter} figure={figure} onClose={() => go(rest)} />
      )}
    </div>
  )
}

function CardHead({ card, isEmpty }: { readonly card: WireScorecard; readonly isEmpty: boolean }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const { teamName } = useTeams()
  const name = card.kind === 'team' ? teamName(card.id) : card.name
  const { corrected, closedAt } = card
  return (
    <div>
      <div className={classes.bar}>
        <h2 style={{ margin: 0, fontSize: 16 }}>{name}</h2>
        {card.team !== null && <span className={classes.minor}>{teamName(card.team)}</span>}
        <span className={classes.minor}>
          <TimePhrase
            at={Date.parse(closedAt ?? card.asOf)}
            phrase={(when) => t(closedAt === null ? 'asOf' : 'closedAt', { when })}
          />
        </span>
      </div>
      {corrected !== null && (
        <Notice kind="info">
          {corrected.total === null
            ? t('correctedToNone')
            : t('corrected', { total: numbers.decimal(corrected.total) })}
        </Notice>
      )}
      {!isEmpty && <Totals card={card} />}
    </div>
  )
}

function Totals({ card }: { readonly card: WireScorecard }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const { total, low, high } = card
  return (
    <div className={classes.totals}>
      <Total name={t('total')} points={total} median={card.median}>
        {low !== null && high !== null && (
          <span title={t('intervalHelp')}>
            {t('interval', { low: numbers.decimal(low), high: numbers.decimal(high) })}
          </span>
        )}
      </Total>
      {card.groups.map((group) => (
        <Total key={group.id} name={t(`group.${group.id}`)} points={group.points} median={null} />
      ))}
    </div>
  )
}

interface TotalProps {
  readonly name: string
  readonly points: number | null
  readonly median: number | null
  readonly children?: ReactNode
}

function Total({ name, points, median, children }: TotalProps) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  return (
    <div className={classes.total}>
      <div className={classes.totalName}>{name}</div>
      {points === null ? (
        <div className={classes.totalNone}>{t('tooFew')}</div>
      ) : (
        <div className={classes.totalValue}>{numbers.decimal(points)}</div>
      )}
      <div className={classes.minor}>
        {children}
        {median !== null && (
          <div title={t('medianHelp')}>
            {t('column.median')} {numbers.decimal(median)}
          </div>
        )}
      </div>
    </div>
  )
}

function Beside({ card }: { readonly card: WireScorecard }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const { shareOfTeam, comments, handedOn, handedBack } = card.beside
  const rows = [
    ...(shareOfTeam === null ? [] : [['shareOfTeam', numbers.share(shareOfTeam)] as const]),
    ['comments', numbers.count(comments)] as const,
    ['handedOn', numbers.count(handedOn)] as const,
    ['handedBack', numbers.count(handedBack)] as const,
  ]
  return (
    <Surface id="beside" title={t('beside')}>
      <table className={classes.table}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(name)}</th>
              <td className={classes.number}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Surface>
  )
}

function TrendPart({ trend }: { readonly trend: WireScorecardTrend }) {
  const { t } = useTranslation('scorecards')
  const name = useQuarterName()
  const { quarters } = trend
  return (
    <Surface id="trend" title={t('trend')}>
      <LineChart
        label={t('trend')}
        height={180}
        categoryName={t('quarter')}
        categories={quarters.map(({ quarter }) => ({ id: quarter, name: name(quarter) }))}
        unit="number"
        min={0}
        max={100}
        series={[{ id: 'total', name: t('total'), values: quarters.map(({ total }) => total) }]}
      />
    </Surface>
  )
}
