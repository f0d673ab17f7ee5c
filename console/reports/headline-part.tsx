import { useTranslation } from 'react-i18next'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { Change } from './change.tsx'
import { FigureTile } from './figure-tile.tsx'
import { lineOf, ratio, trendOf } from './rates.ts'
import { factLink } from './report-links.ts'
import { PartFailure, ReportPart } from './report-part.tsx'
import { spansOf } from './report-range.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { type Figures, useFigures } from './use-figures.ts'

/** The figures that one looks at first, each with what it changed by. */
export function HeadlinePart({ space }: { readonly space: ReportSpace }) {
  const { t } = useTranslation('reports')
  return (
    <ReportPart id="report-headline" title={t('headline.title')}>
      {() => <HeadlineTiles space={space} />}
    </ReportPart>
  )
}

function HeadlineTiles({ space }: { readonly space: ReportSpace }) {
  const by = [space.span]
  const trend = { by, beforeBy: by }
  const clock = useFigures(space, 'clock', trend)
  const opened = useFigures(space, 'opened', { by })
  const closed = useFigures(space, 'closed', { by })
  const cancelled = useFigures(space, 'cancelled')
  const resolved = useFigures(space, 'resolved', { by })
  const firstReply = useFigures(space, 'firstReply', { by })
  const reopened = useFigures(space, 'reopened')
  const handover = useFigures(space, 'handover')
  const escalation = useFigures(space, 'escalation')
  const satisfaction = useFigures(space, 'satisfaction', { by: ['key'], beforeBy: ['key'] })
  const all = [clock, opened, closed, cancelled, resolved, firstReply, reopened, handover, escalation, satisfaction]
  return (
    <>
      <PartFailure answers={all.flatMap(({ now, before }) => [now, before])} />
      <ul className={classes.tiles}>
        <ComplianceTile space={space} clock={clock} />
        <VolumeTiles space={space} opened={opened} closed={closed} cancelled={cancelled} />
        <LengthTiles space={space} resolved={resolved} firstReply={firstReply} />
        <RateTile space={space} name="reopened" part={reopened} whole={resolved} measures={['reopened', 'resolved']} />
        <RateTile space={space} name="handover" part={handover} whole={closed} measures={['handover', 'closed']} />
        <RateTile
          space={space}
          name="escalation"
          part={escalation}
          whole={opened}
          measures={['escalation', 'opened']}
        />
        <SatisfactionTile space={space} satisfaction={satisfaction} />
      </ul>
    </>
  )
}

interface OfSpace {
  readonly space: ReportSpace
}

function ComplianceTile({ space, clock }: OfSpace & { readonly clock: Figures }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const { total, totalBefore } = clock
  const without = total?.complianceWithoutExcluded ?? null
  return (
    <FigureTile
      name={t('headline.compliance')}
      value={total === undefined ? null : total.compliance === null ? '–' : numbers.share(total.compliance)}
      link={factLink(space, 'clock', { late: true })}
      definition={t('definition.compliance')}
      measures={['clock']}
      trend={trendOf(clock.now.data, spansOf(space.range, space.span), space.span, ({ compliance }) => compliance)}
      change={
        <Change now={total?.compliance ?? null} before={totalBefore?.compliance ?? null} kind="points" more="good" />
      }
      minor={
        total !== undefined && total.excluded > 0 && without !== null
          ? t('headline.withoutExcluded', { share: numbers.share(without) })
          : total !== undefined && t('headline.noneExcluded')
      }
    />
  )
}

interface VolumeTilesProps extends OfSpace {
  readonly opened: Figures
  readonly closed: Figures
  readonly cancelled: Figures
}

function VolumeTiles({ space, opened, closed, cancelled }: VolumeTilesProps) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const spans = spansOf(space.range, space.span)
  const counts = (figures: Figures) =>
    trendOf(figures.now.data, spans, space.span, ({ count }) => count).map((n) => n ?? 0)
  const [came, done, dropped] = [opened.total?.count, closed.total?.count, cancelled.total?.count]
  const gone = done === undefined || dropped === undefined ? undefined : done + dropped
  const change = (figures: Figures) => (
    <Change
      now={figures.total?.count ?? null}
      before={figures.totalBefore?.count ?? null}
      kind="relative"
      more="plain"
    />
  )
  return (
    <>
      <FigureTile
        name={t('headline.opened')}
        value={came === undefined ? null : numbers.count(came)}
        link={factLink(space, 'opened')}
        definition={t('definition.opened')}
        measures={['opened']}
        trend={counts(opened)}
        change={change(opened)}
      />
      <FigureTile
        name={t('headline.closed')}
        value={done === undefined ? null : numbers.count(done)}
        link={factLink(space, 'closed')}
        definition={t('definition.closed')}
        measures={['closed', 'cancelled']}
        trend={counts(closed)}
        change={change(closed)}
        minor={dropped ? t('headline.cancelled', { shown: numbers.count(dropped) }) : undefined}
      />
      <FigureTile
        name={t('headline.backlog')}
        value={came === undefined || gone === undefined ? null : numbers.change(came - gone)}
        link={factLink(space, 'opened')}
        definition={t('definition.backlog')}
        measures={['opened', 'closed', 'cancelled']}
        minor={
          came === undefined || gone === undefined
            ? undefined
            : t('headline.backlogOf', { opened: numbers.count(came), gone: numbers.count(gone) })
        }
      />
    </>
  )
}

function LengthTiles({
  space,
  resolved,
  firstReply,
}: OfSpace & { readonly resolved: Figures; readonly firstReply: Figures }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const spans = spansOf(space.range, space.span)
  const { total, totalBefore } = resolved
  const lengthTile = (name: 'solution' | 'firstReply', measure: 'resolved' | 'firstReply', figures: Figures) => (
    <FigureTile
      name={t(`headline.${name}`)}
      value={
        figures.total === undefined ? null : figures.total.median === null ? '–' : words.length(figures.total.median)
      }
      link={factLink(space, measure)}
      definition={t(`definition.${name}`)}
      measures={[measure]}
      trend={trendOf(figures.now.data, spans, space.span, ({ median }) => median)}
      change={
        <Change
          now={figures.total?.median ?? null}
          before={figures.totalBefore?.median ?? null}
          kind="relative"
          more="bad"
        />
      }
      minor={
        figures.total?.p90 === null || figures.total === undefined
          ? undefined
          : t('headline.p90', { length: words.length(figures.total.p90) })
      }
    />
  )
  return (
    <>
      {lengthTile('solution', 'resolved', resolved)}
      {lengthTile('firstReply', 'firstReply', firstReply)}
      <FigureTile
        name={t('headline.firstContact')}
        value={total === undefined ? null : total.compliance === null ? '–' : numbers.share(total.compliance)}
        link={factLink(space, 'resolved', { late: false })}
        definition={t('definition.firstContact')}
        measures={['resolved']}
        trend={trendOf(resolved.now.data, spans, space.span, ({ compliance }) => compliance)}
        change={
          <Change now={total?.compliance ?? null} before={totalBefore?.compliance ?? null} kind="points" more="good" />
        }
        minor={total === undefined ? undefined : t('headline.ofSolved', { shown: numbers.count(total.count) })}
      />
    </>
  )
}

interface RateTileProps extends OfSpace {
  readonly name: 'reopened' | 'handover' | 'escalation'
  readonly part: Figures
  readonly whole: Figures
  readonly measures: readonly ['reopened' | 'handover' | 'escalation', 'resolved' | 'closed' | 'opened']
}

function RateTile({ space, name, part, whole, measures }: RateTileProps) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const rate = ratio(part.total?.count, whole.total?.count)
  const before = ratio(part.totalBefore?.count, whole.totalBefore?.count)
  const hundred = (value: number | null) => (value === null ? null : value * 100)
  const text = {
    reopened: numbers.share,
    handover: numbers.decimal,
    escalation: (value: number) => numbers.decimal(value * 100),
  }
  return (
    <FigureTile
      name={t(`headline.${name}`)}
      value={part.total === undefined || whole.total === undefined ? null : rate === null ? '–' : text[name](rate)}
      link={factLink(space, name)}
      definition={t(`definition.${name}`)}
      measures={measures}
      change={
        name === 'reopened' ? (
          <Change now={rate} before={before} kind="points" more="bad" />
        ) : name === 'handover' ? (
          <Change now={rate} before={before} kind="relative" more="bad" />
        ) : (
          <Change now={hundred(rate)} before={hundred(before)} kind="difference" more="bad" />
        )
      }
      minor={
        part.total === undefined
          ? undefined
          : t('headline.times', { count: part.total.count, shown: numbers.count(part.total.count) })
      }
    />
  )
}

function SatisfactionTile({ space, satisfaction }: OfSpace & { readonly satisfaction: Figures }) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const csat = lineOf(satisfaction.now.data, 'key', 'csat')
  const before = space.isCompared ? lineOf(satisfaction.before.data, 'key', 'csat') : null
  const isThere = satisfaction.now.data !== undefined
  return (
    <FigureTile
      name={t('headline.satisfaction')}
      value={!isThere ? null : csat?.compliance == null ? '–' : numbers.share(csat.compliance)}
      link={factLink(space, 'satisfaction', { key: 'csat' })}
      definition={t('definition.satisfaction')}
      measures={['satisfaction']}
      change={<Change now={csat?.compliance ?? null} before={before?.compliance ?? null} kind="points" more="good" />}
      minor={
        !isThere
          ? undefined
          : csat === null
            ? t('headline.noAnswers')
            : t('headline.answers', { count: csat.count, shown: numbers.count(csat.count) })
      }
    />
  )
}
