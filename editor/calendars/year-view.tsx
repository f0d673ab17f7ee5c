import { ActionIcon, Button } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../core/contract/time.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { useDayKeys } from './use-day-keys.ts'
import { daysOfYear, knowledgeOf, type YearDay, zoneChangesOf } from './year.ts'
import { YearMonth } from './year-month.tsx'
import classes from './year-view.module.css'

interface YearViewProps {
  readonly year: number
  readonly today: CivilDate
  readonly onYear: (year: number) => void
  readonly onImport: () => void
}

const firstYear = 1970
const lastYear = 2100

/** A year of a calendar: what is special about which day, and what is not known. */
export function YearView({ year, today, onYear, onImport }: YearViewProps) {
  const { t } = useTranslation('designerCalendars')
  const { choice, choose, mayEdit } = useCalendar()
  const months = useMonths(year)
  const changes = useZoneChanges(year)
  const range = choice?.kind === 'dates' ? choice : null
  const grid = useRef<HTMLDivElement>(null)
  const days = useDayKeys(grid, year, onYear)
  const stop = range !== null && range.to.startsWith(`${year}-`) ? range.to : firstStop(year, today)
  const [low = '', high = ''] = range === null ? [] : [range.from, range.to].sort()
  const dragFrom = useRef<CivilDate | null>(null)

  const dateOf = (target: EventTarget) => (target as Element).closest('[data-date]')?.getAttribute('data-date') ?? null
  return (
    <section aria-labelledby="year-title">
      <header className={classes.head}>
        <h3 id="year-title" className={classes.title}>
          {t('year.title')}
        </h3>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={year <= firstYear}
          aria-label={t('year.previous', { year: year - 1 })}
          onClick={() => onYear(year - 1)}
        >
          <Glyph name="left" size={12} />
        </ActionIcon>
        <strong className={classes.year} aria-live="polite">
          {year}
        </strong>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          disabled={year >= lastYear}
          aria-label={t('year.next', { year: year + 1 })}
          onClick={() => onYear(year + 1)}
        >
          <Glyph name="right" size={12} />
        </ActionIcon>
        {mayEdit && (
          <Button size="compact-xs" variant="default" className={classes.take ?? ''} onClick={onImport}>
            {t('year.take')}
          </Button>
        )}
      </header>
      <Knowledge year={year} />
      {mayEdit && <p className={classes.hint}>{t('year.hint')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons of the days take keys and clicks; this gathers drags over several. */}
      <div
        ref={grid}
        className={classes.months}
        onPointerDown={(event) => {
          const date = dateOf(event.target)
          if (date === null || event.button !== 0) return
          dragFrom.current = event.shiftKey && range !== null ? range.from : date
          choose({ kind: 'dates', from: dragFrom.current, to: date })
        }}
        onPointerOver={(event) => {
          const date = dateOf(event.target)
          if (dragFrom.current === null || date === null) return
          if (event.buttons === 0) dragFrom.current = null
          else choose({ kind: 'dates', from: dragFrom.current, to: date })
        }}
        onPointerUp={() => {
          dragFrom.current = null
        }}
        onKeyDown={days.onKeyDown}
        onClick={(event) => {
          const date = dateOf(event.target)
          // A press of Enter or the space bar; the mouse has chosen already.
          if (date !== null && event.detail === 0) {
            if (range === null || date < low || date > high) choose({ kind: 'dates', from: date, to: date })
            days.toForm()
          }
        }}
      >
        {months.map((month) => {
          const first = month[0]?.date ?? ''
          const isTouched = low <= (month.at(-1)?.date ?? '') && high >= first
          return (
            <YearMonth
              key={first}
              days={month}
              changes={changes}
              today={today}
              low={isTouched ? low : ''}
              high={isTouched ? high : ''}
              stop={month.some(({ date }) => date === stop) ? stop : null}
            />
          )
        })}
      </div>
      <Legend />
    </section>
  )
}

function firstStop(year: number, today: CivilDate): CivilDate {
  return today.startsWith(`${year}-`) ? today : `${year}-01-01`
}

/** The months of a year; one that is as it was stays the same object, so that only what changed is drawn again. */
function useMonths(year: number) {
  const { calendar } = useCalendar()
  const kept = useRef<readonly (readonly YearDay[])[]>([])
  return useMemo(() => {
    kept.current = daysOfYear(calendar, year).map((month, index) => {
      const before = kept.current[index]
      return before !== undefined && JSON.stringify(before) === JSON.stringify(month) ? before : month
    })
    return kept.current
  }, [calendar, year])
}

const noChanges: ReadonlySet<CivilDate> = new Set()

/** The dates on which the clocks of the zone are changed. */
function useZoneChanges(year: number): ReadonlySet<CivilDate> {
  const { calendar } = useCalendar()
  const compiled = useCompiled(calendar)
  return useMemo(
    () => (compiled === null ? noChanges : new Set(zoneChangesOf(compiled.zone, year).map(({ date }) => date))),
    [compiled, year],
  )
}

/** Says when the holidays of a year are not known. */
function Knowledge({ year }: { readonly year: number }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const words = useCalendarWords()
  const knowledge = knowledgeOf(calendar, year)
  if (knowledge === 'known') return null
  return (
    <Notice kind={knowledge === 'unsaid' ? 'info' : 'caution'}>
      {t(`year.${knowledge}`, { year, date: words.date(calendar.coversThrough ?? '') })}
    </Notice>
  )
}

const marked = ['holiday', 'short', 'extra', 'own'] as const

function Legend() {
  const { t } = useTranslation('designerCalendars')
  return (
    <ul className={classes.legend} aria-label={t('year.legend')}>
      {marked.map((look) => (
        <li key={look}>
          <span className={classes.swatch} data-look={look} aria-hidden="true">
            {t(`year.marks.${look}`)}
          </span>
          {t(`year.looks.${look}`)}
        </li>
      ))}
      <li>
        <span className={classes.swatch} data-clocks="" aria-hidden="true" />
        {t('year.clocksChange')}
      </li>
    </ul>
  )
}
