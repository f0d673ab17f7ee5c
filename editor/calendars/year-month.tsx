import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdays } from '../../core/contract/calendar.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import type { DateLook, YearDay } from './year.ts'
import classes from './year-view.module.css'

interface YearMonthProps {
  readonly days: readonly YearDay[]
  readonly changes: ReadonlySet<CivilDate>
  readonly today: CivilDate
  /** The dates that are chosen; empty when none are. */
  readonly low: CivilDate
  readonly high: CivilDate
  /** The day of this month that the Tab key leads to. */
  readonly stop: CivilDate | null
}

/** A month as a small table of days, each a button that says what is special about it. */
export const YearMonth = memo(function YearMonth({ days, ...rest }: YearMonthProps) {
  const { t } = useTranslation('designerCalendars')
  const words = useCalendarWords()
  const local = useLocalText()
  const first = days[0]
  if (first === undefined) return null
  const before = first.weekday
  const weeks = Array.from({ length: Math.ceil((before + days.length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => days[week * 7 + weekday - before]),
  )
  const said = ({ date, look, name }: YearDay) => {
    const what = [t(`year.looks.${look}`), ...(rest.changes.has(date) ? [t('year.clocksChange')] : [])].join(', ')
    return name === undefined
      ? t('year.day', { date: words.date(date), what })
      : t('year.dayNamed', { date: words.date(date), what, name: local(name, '') })
  }
  const mark = (look: DateLook) => (look === 'open' || look === 'closed' ? null : t(`year.marks.${look}`))
  const name = words.month(first.date)
  return (
    <table className={classes.month} aria-label={name}>
      <caption aria-hidden="true">{name}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={t(`days.${weekday}`)}>
              {t(`shortDays.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={week.find((day) => day !== undefined)?.date ?? index}>
            {week.map((day, weekday) => (
              <td key={weekdays[weekday]}>
                {day !== undefined && <DayButton day={day} said={said(day)} mark={mark(day.look)} {...rest} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

interface DayButtonProps extends Omit<YearMonthProps, 'days'> {
  readonly day: YearDay
  readonly said: string
  readonly mark: string | null
}

function DayButton({ day: { date, look }, said, mark, changes, today, low, high, stop }: DayButtonProps) {
  return (
    <button
      type="button"
      className={classes.date}
      data-date={date}
      data-look={look}
      data-today={date === today || undefined}
      data-clocks={changes.has(date) || undefined}
      aria-pressed={low !== '' && date >= low && date <= high}
      title={said}
      tabIndex={date === stop ? 0 : -1}
    >
      <span className={classes.said}>{said}</span>
      <span aria-hidden="true">{Number(date.slice(8))}</span>
      {mark !== null && (
        <span className={classes.mark} aria-hidden="true">
          {mark}
        </span>
      )}
    </button>
  )
}
