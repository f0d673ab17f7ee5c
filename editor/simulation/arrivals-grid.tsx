import { Button } from '@mantine/core'
import { type CSSProperties, type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { hourText } from './assumptions.ts'
import classes from './simulation.module.css'

interface ArrivalsGridProps {
  /** Cases an hour, Monday's first hour first: 168 figures. */
  readonly week: readonly number[]
  readonly onChange: (week: readonly number[]) => void
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const days = [0, 1, 2, 3, 4, 5, 6]
const workdays = [1, 2, 3, 4]
const mostPerHour = 100_000
/** A Monday. */
const someMonday = Date.UTC(2026, 10, 23, 12)
const dayMs = 86_400_000
const steps: Readonly<Record<string, number>> = { ArrowUp: -24, ArrowDown: 24, ArrowLeft: -1, ArrowRight: 1 }

/** How many cases come in an hour, by weekday and hour; the arrows walk from cell to cell. */
export function ArrivalsGrid({ week, onChange }: ArrivalsGridProps) {
  const { t } = useTranslation('designerSimulation')
  const grid = useRef<HTMLTableElement>(null)
  const names = new Intl.DateTimeFormat(useLanguage(), { weekday: 'short', timeZone: 'UTC' })
  const dayName = (day: number) => names.format(someMonday + day * dayMs)
  const most = Math.max(1, ...week)
  const put = (slot: number, rate: number) => onChange(week.map((one, index) => (index === slot ? rate : one)))
  const walk = (event: KeyboardEvent<HTMLInputElement>, slot: number) => {
    const step = steps[event.key]
    const { selectionStart, value } = event.currentTarget
    const isInside =
      (event.key === 'ArrowLeft' && (selectionStart ?? 0) > 0) ||
      (event.key === 'ArrowRight' && (selectionStart ?? 0) < value.length)
    if (step === undefined || isInside) return
    const next = grid.current?.querySelector<HTMLInputElement>(`[data-slot="${slot + step}"]`)
    if (next == null) return
    event.preventDefault()
    next.focus()
    next.select()
  }
  const likeMonday = () =>
    onChange(week.map((rate, slot) => (workdays.includes(Math.floor(slot / 24)) ? (week[slot % 24] ?? 0) : rate)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard, too.
    <div className={classes.gridScroll} tabIndex={0} role="region" aria-label={t('grid.label')}>
      <table ref={grid} className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{t('grid.day')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{dayName(day)}</th>
              {hours.map((hour) => {
                const slot = day * 24 + hour
                const rate = week[slot] ?? 0
                return (
                  <td key={hour} style={warmth(rate / most)}>
                    <input
                      inputMode="decimal"
                      data-slot={slot}
                      aria-label={t('grid.cell', { day: dayName(day), hours: hourText(hour) })}
                      value={rate === 0 ? '' : String(rate)}
                      placeholder="·"
                      onChange={({ currentTarget }) => {
                        const typed = Number(currentTarget.value.replace(',', '.'))
                        if (Number.isFinite(typed)) put(slot, Math.min(mostPerHour, Math.max(0, typed)))
                      }}
                      onKeyDown={(event) => walk(event, slot)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="compact-xs" variant="subtle" onClick={likeMonday}>
        {t('grid.likeMonday')}
      </Button>
    </div>
  )
}

function warmth(share: number): CSSProperties {
  return { '--warmth': `${Math.round(share * 40)}%` } as CSSProperties
}
