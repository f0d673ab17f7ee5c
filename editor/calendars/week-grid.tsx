import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import type { EditName } from '../workspace/history.ts'
import { DayMenu } from './day-menu.tsx'
import { putOpening } from './edit-week.ts'
import { useBarKeys } from './use-bar-keys.ts'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { useWeekPointer } from './use-week-pointer.ts'
import { type Bar, barsOf, dayMinutes, isSameBar, timeText } from './week.ts'
import classes from './week-grid.module.css'

const days = [0, 1, 2, 3, 4, 5, 6]
const hoursShown = [0, 3, 6, 9, 12, 15, 18, 21, 24]

/** The week of a calendar: seven rows of a day each, with its openings as bars that are drawn, moved and pulled. */
export function WeekGrid() {
  const { t } = useTranslation('designerCalendars')
  const { calendar, choice, choose, mayEdit, edit } = useCalendar()
  const words = useCalendarWords()
  const bars = barsOf(calendar)
  const grid = useRef<HTMLDivElement>(null)
  const chosen = choice?.kind === 'opening' ? choice.bar : null
  const pointer = useWeekPointer({
    isOn: mayEdit,
    onDone: (bar, drag) => {
      const key = drag.kind === 'draw' ? 'openHours' : drag.kind === 'move' ? 'moveHours' : 'resizeHours'
      const name: EditName = { key, params: { name: words.opening(bar) } }
      edit(name, (old) => putOpening(old, bar, drag.kind === 'draw' ? null : drag.bar))
      choose({ kind: 'opening', bar })
    },
    onChoose: (bar) => choose({ kind: 'opening', bar }),
  })
  const keys = useBarKeys(grid, bars)
  const stop = bars.find((bar) => chosen !== null && isSameBar(bar, chosen)) ?? bars[0]
  return (
    <section aria-labelledby="week-title" className={classes.week}>
      <h3 id="week-title" className={classes.title}>
        {t('week.title')}
      </h3>
      {mayEdit && <p className={classes.hint}>{bars.length === 0 ? t('week.empty') : t('week.hint')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: all that the mouse does here, the bars and the menus do by keys. */}
      <div ref={grid} className={classes.grid} data-dragging={pointer.drag !== null || undefined} {...pointer.handlers}>
        <div className={classes.hours} aria-hidden="true">
          {hoursShown.map((hour) => (
            <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
              {hour}
            </span>
          ))}
        </div>
        {days.map((day) => (
          <DayRow
            key={day}
            day={day}
            bars={bars}
            drag={pointer.drag === null ? null : { bar: pointer.drag.bar, instead: pointer.drag.instead }}
            chosen={chosen}
            stop={stop}
            onFocus={keys.onFocus}
            onKeyDown={keys.onKeyDown}
          />
        ))}
      </div>
      <p role="status" className={classes.said}>
        {keys.said}
      </p>
      {mayEdit && bars.length > 0 && (
        <details className={classes.hint}>
          <summary>{t('week.keysTitle')}</summary>
          {t('week.keys')}
        </details>
      )}
    </section>
  )
}

interface DayRowProps {
  readonly day: number
  readonly bars: readonly Bar[]
  readonly drag: { readonly bar: Bar; readonly instead: Bar | null } | null
  readonly chosen: Bar | null
  /** The bar that the Tab key leads to. */
  readonly stop: Bar | undefined
  readonly onFocus: (bar: Bar) => void
  readonly onKeyDown: (event: KeyboardEvent, bar: Bar) => void
}

function DayRow({ day, bars, drag, chosen, stop, onFocus, onKeyDown }: DayRowProps) {
  const { t } = useTranslation('designerCalendars')
  const { mayEdit } = useCalendar()
  const words = useCalendarWords()
  const { span } = useTimeWords()
  const own = bars.filter((bar) => bar.day === day)
  const isMoved = (bar: Bar) => drag?.instead != null && isSameBar(drag.instead, bar)
  const minutes = own.reduce((sum, { from, to }) => sum + to - from, 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is a day with its openings.
    <div role="group" aria-label={words.day(day)} className={classes.row}>
      <span className={classes.day} aria-hidden="true">
        {words.day(day)}
      </span>
      <div className={classes.track} data-track={day}>
        {tailsInto(day, bars).map((bar) => (
          <Tail key={bar.from} bar={bar} isMoved={isMoved(bar)} />
        ))}
        {own.map((bar) => (
          <button
            key={`${bar.from} ${bar.to}`}
            type="button"
            className={classes.bar}
            style={placeOf(bar.from, Math.min(bar.to, dayMinutes))}
            data-bar={`${bar.day} ${bar.from} ${bar.to}`}
            data-moved={isMoved(bar) || undefined}
            data-runs-on={bar.to > dayMinutes || undefined}
            aria-pressed={chosen !== null && isSameBar(bar, chosen)}
            tabIndex={stop !== undefined && isSameBar(stop, bar) ? 0 : -1}
            onFocus={() => onFocus(bar)}
            onKeyDown={(event) => onKeyDown(event, bar)}
          >
            <span className={classes.said}>{words.opening(bar)}</span>
            <Times bar={bar} />
            {mayEdit && <Ends isRunningOn={bar.to > dayMinutes} />}
          </button>
        ))}
        {drag !== null && <Preview day={day} bar={drag.bar} />}
      </div>
      <span className={classes.sum}>{minutes === 0 ? t('week.closed') : span(minutes * 60_000)}</span>
      {mayEdit && <DayMenu day={day} />}
    </div>
  )
}

/** What the nights before send into a day. */
function tailsInto(day: number, bars: readonly Bar[]): readonly Bar[] {
  return bars.filter((bar) => (bar.day + 1) % 7 === day && bar.to > dayMinutes)
}

/** The part of a night that lies in the next day; only its opening itself takes the focus. */
function Tail({ bar, isMoved }: { readonly bar: Bar; readonly isMoved: boolean }) {
  return (
    <span
      className={classes.bar}
      style={placeOf(0, bar.to - dayMinutes)}
      data-bar={`${bar.day} ${bar.from} ${bar.to}`}
      data-tail=""
      data-moved={isMoved || undefined}
      aria-hidden="true"
    >
      <span className={classes.times}>–{timeText(bar.to)}</span>
      <span className={classes.end} />
    </span>
  )
}

/** The times of an opening; a narrow one leaves out what goes without saying. */
function Times({ bar: { from, to } }: { readonly bar: Bar }) {
  return (
    <span className={classes.times} aria-hidden="true">
      <span className={classes.full}>
        {timeText(from)}–{timeText(to)}
      </span>
      <span className={classes.short}>
        {shortTime(from)}–{shortTime(to)}
      </span>
    </span>
  )
}

function shortTime(minutes: number): string {
  return timeText(minutes).replace(/^0/, '').replace(/:00$/, '')
}

function Ends({ isRunningOn }: { readonly isRunningOn: boolean }) {
  return (
    <>
      <span className={classes.start} />
      {!isRunningOn && <span className={classes.end} />}
    </>
  )
}

/** Where a drag has come to, in the row of a day. */
function Preview({ day, bar }: { readonly day: number; readonly bar: Bar }) {
  const pieces = [
    ...(bar.day === day ? [[bar.from, Math.min(bar.to, dayMinutes)] as const] : []),
    ...(bar.to > dayMinutes && (bar.day + 1) % 7 === day ? [[0, bar.to - dayMinutes] as const] : []),
  ]
  return pieces.map(([from, to]) => (
    <span key={from} className={classes.preview} style={placeOf(from, to)}>
      <Times bar={bar} />
    </span>
  ))
}

function placeOf(from: number, to: number) {
  return { insetInlineStart: `${(from / dayMinutes) * 100}%`, width: `${((to - from) / dayMinutes) * 100}%` }
}
