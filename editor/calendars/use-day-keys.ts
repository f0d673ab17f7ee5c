import { type KeyboardEvent, useEffect, useState } from 'react'
import type { CivilDate } from '../../core/contract/time.ts'
import { useCalendar } from './use-calendar.ts'
import { daysOn } from './year.ts'

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Arrows walk from day to day, also into other years; with Shift they choose several. */
export function useDayKeys(
  grid: { readonly current: HTMLDivElement | null },
  year: number,
  onYear: (year: number) => void,
) {
  const { choice, choose } = useCalendar()
  const [focus, setFocus] = useState<CivilDate | null>(null)
  useEffect(() => {
    if (focus === null || !focus.startsWith(`${year}-`)) return
    grid.current?.querySelector<HTMLElement>(`[data-date="${focus}"]`)?.focus()
    setFocus(null)
  }, [focus, grid, year])

  const onKeyDown = (event: KeyboardEvent) => {
    const date = (event.target as Element).getAttribute('data-date')
    if (date === null || event.ctrlKey || event.metaKey || event.altKey) return
    const by = steps[event.key]
    const to =
      by !== undefined
        ? daysOn(date, by)
        : event.key === 'Home'
          ? `${date.slice(0, 8)}01`
          : event.key === 'PageUp' || event.key === 'PageDown'
            ? daysOn(date, event.key === 'PageUp' ? -28 : 28)
            : null
    if (to === null) return
    event.preventDefault()
    const from = event.shiftKey && choice?.kind === 'dates' ? choice.from : event.shiftKey ? date : to
    choose({ kind: 'dates', from, to })
    if (!to.startsWith(`${year}-`)) onYear(Number(to.slice(0, 4)))
    setFocus(to)
  }
  return {
    onKeyDown,
    toForm: () => requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-date-form] input')?.focus()),
  }
}
