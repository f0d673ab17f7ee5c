import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledCalendar, MinuteInterval } from '../../core/contract/calendar.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { useCalendarWords } from '../calendars/use-calendar-words.ts'
import { useDocument } from '../drafts/use-document.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { documentIn, flowIn } from '../workspace/workspace.ts'
import { type CoveredDay, coverageOf } from './coverage.ts'
import { type PromisedHours, promisedHours } from './team-uses.ts'
import classes from './teams-view.module.css'

interface TeamCoverageProps {
  /** What the team is called. */
  readonly team: string
  /** The calendar by which it works. */
  readonly calendar: string | undefined
  readonly now: number
}

/** Whether somebody of a team is there when the promises of the process count, as a picture and in words. */
export function TeamCoverage({ team, calendar, now }: TeamCoverageProps) {
  const { t } = useTranslation('designerTeams')
  const policy = useDesigner(({ history: { present } }) => {
    const id = flowIn(present).policy
    return id === undefined ? null : documentIn(present, 'policy', id)
  })
  const hours = useMemo(() => (policy === null ? [] : promisedHours(policy)), [policy])
  return (
    <section aria-labelledby="coverage-title">
      <h3 id="coverage-title" className={classes.title}>
        {t('coverage.title')}
      </h3>
      {calendar === undefined ? (
        <Text size="sm">{t('coverage.noCalendar')}</Text>
      ) : hours.length === 0 ? (
        <Text size="sm">{t('coverage.noPromises')}</Text>
      ) : (
        hours.map((promised) => (
          <PromiseCoverage key={promised.calendar} team={team} calendar={calendar} promised={promised} now={now} />
        ))
      )}
    </section>
  )
}

interface PromiseCoverageProps {
  readonly team: string
  readonly calendar: string
  readonly promised: PromisedHours
  readonly now: number
}

function PromiseCoverage({ team, calendar, promised, now }: PromiseCoverageProps) {
  const { t } = useTranslation('designerTeams')
  const own = useCompiledCalendar(calendar)
  const theirs = useCompiledCalendar(promised.calendar)
  if (own === 'opening' || theirs === 'opening') return null
  const missing = own === 'missing' ? calendar : theirs === 'missing' ? promised.calendar : null
  if (missing !== null) return <Notice kind="caution">{t('coverage.missing', { name: missing })}</Notice>
  if (own === 'broken' || own === 'missing' || theirs === 'broken' || theirs === 'missing')
    return <Notice kind="caution">{t('coverage.broken')}</Notice>
  return <CoveragePicture team={team} promised={promised} own={own} theirs={theirs} now={now} />
}

/** A calendar as core reads it, or why it cannot be had. */
function useCompiledCalendar(id: string): CompiledCalendar | 'opening' | 'missing' | 'broken' {
  const shown = useDocument('calendar', id)
  const document = shown.kind === 'open' ? shown.document : null
  const compiled = useMemo(() => {
    const result = document === null ? null : compileCalendar(document, { version: null })
    return result?.ok === true ? result.calendar : null
  }, [document])
  if (shown.kind !== 'open') return shown.kind === 'opening' ? 'opening' : 'missing'
  return compiled ?? 'broken'
}

interface CoveragePictureProps {
  readonly team: string
  readonly promised: PromisedHours
  readonly own: CompiledCalendar
  readonly theirs: CompiledCalendar
  readonly now: number
}

const mostDates = 8

function CoveragePicture({ team, promised, own, theirs, now }: CoveragePictureProps) {
  const { t } = useTranslation('designerTeams')
  const language = useLanguage()
  const local = useLocalText()
  const words = useCalendarWords()
  const { week, dates } = useMemo(() => coverageOf(theirs, own, now), [theirs, own, now])
  const separator = language === 'en' ? ', ' : '、'
  const clocks = promised.clocks.map((clock) => local(clock.name, clock.id)).join(separator)
  const gaps = week.filter((day) => day.gaps.length > 0)
  const calendar = local(theirs.name, theirs.id)
  return (
    <div className={classes.coverage}>
      <h4 className={classes.subtitle}>{clocks}</h4>
      <p className={classes.quiet}>{t('coverage.text', { team, calendar })}</p>
      <div className={classes.weekPicture}>
        {week.map((day) => (
          <DayPicture key={day.day} day={day} team={team} />
        ))}
      </div>
      {gaps.length === 0 && dates.length === 0 && <Text size="sm">{t('coverage.all')}</Text>}
      {gaps.length > 0 && (
        <ul className={classes.gaps}>
          {gaps.map((day) => (
            <li key={day.day}>
              {t('coverage.gap', { day: words.day(day.day), hours: words.hours(day.gaps), clocks, team })}
            </li>
          ))}
        </ul>
      )}
      {dates.length > 0 && (
        <Text size="sm">
          {t('coverage.dates', {
            count: dates.length,
            dates: [
              ...dates.slice(0, mostDates).map(words.date),
              ...(dates.length > mostDates ? [t('coverage.more')] : []),
            ].join(language === 'en' ? '; ' : '；'),
          })}
        </Text>
      )}
    </div>
  )
}

function DayPicture({ day, team }: { readonly day: CoveredDay; readonly team: string }) {
  const { t } = useTranslation('designerTeams')
  const words = useCalendarWords()
  const said = [
    words.day(day.day),
    t('coverage.promised', { hours: words.hours(day.promised) }),
    t('coverage.worked', { team, hours: words.hours(day.worked) }),
  ].join(', ')
  const pieces = (intervals: readonly MinuteInterval[], kind: string) =>
    intervals.map(([from, to]) => (
      <span
        key={`${kind} ${from}`}
        className={classes.piece}
        data-kind={kind}
        style={{ insetInlineStart: `${from / 14.4}%`, width: `${(to - from) / 14.4}%` }}
      />
    ))
  return (
    <div className={classes.dayPicture}>
      <span aria-hidden="true">{words.day(day.day)}</span>
      <div role="img" aria-label={said} title={said} className={classes.lanes}>
        <span className={classes.lane}>
          {pieces(day.promised, 'promised')}
          {pieces(day.gaps, 'gap')}
        </span>
        <span className={classes.lane}>{pieces(day.worked, 'worked')}</span>
      </div>
    </div>
  )
}
