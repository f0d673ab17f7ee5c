import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditName } from '../workspace/history.ts'
import { nudged, putOpening, removeOpening } from './edit-week.ts'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { type Bar, isSameBar, stepMinutes } from './week.ts'

/** Where each key moves an opening; Shift pulls at its ends, as long as something is left of it. */
function moved(bar: Bar, key: string, isShift: boolean): Bar | null {
  const { day, from, to } = bar
  const least = from + stepMinutes
  switch (key) {
    case 'ArrowLeft':
      return isShift ? { ...bar, to: Math.max(least, to - stepMinutes) } : shifted(bar, -stepMinutes)
    case 'ArrowRight':
      return isShift ? { ...bar, to: to + stepMinutes } : shifted(bar, stepMinutes)
    case 'ArrowUp':
      return isShift ? { ...bar, from: from - stepMinutes } : { ...bar, day: (day + 6) % 7 }
    case 'ArrowDown':
      return isShift ? { ...bar, from: Math.min(to - stepMinutes, least) } : { ...bar, day: (day + 1) % 7 }
    default:
      return null
  }
}

/** An opening some minutes on; before midnight it comes to the day before. */
function shifted({ day, from, to }: Bar, by: number): Bar {
  return { day, from: from + by, to: to + by }
}

/** What keys do on an opening. The focus stays on it wherever it goes. */
export function useBarKeys(grid: { readonly current: HTMLDivElement | null }, bars: readonly Bar[]) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, choose, mayEdit, edit, settle } = useCalendar()
  const words = useCalendarWords()
  const [said, setSaid] = useState('')
  const [focus, setFocus] = useState<Bar | null>(null)
  const isFollowing = useRef(false)
  useEffect(() => {
    if (focus === null) return
    isFollowing.current = true
    elementOf(grid.current, focus)?.focus()
    isFollowing.current = false
    setFocus(null)
  }, [focus, grid])
  const onFocus = (bar: Bar) => {
    // Whoever comes back to an opening begins a step of its own.
    if (!isFollowing.current) settle()
    choose({ kind: 'opening', bar })
  }

  const step = (bar: Bar, by: number | 'first' | 'last') => {
    const index = bars.findIndex((other) => isSameBar(other, bar))
    const next = bars.at(by === 'first' ? 0 : by === 'last' ? -1 : (index + by + bars.length) % bars.length)
    if (next !== undefined) elementOf(grid.current, next)?.focus()
  }
  const put = (bar: Bar, wish: Bar, isPulled: boolean) => {
    const next = nudged(calendar, bar, wish)
    if (next === null) return setSaid(t('week.noRoom', { opening: words.opening(bar) }))
    const name: EditName = { key: isPulled ? 'resizeHours' : 'moveHours', params: { name: words.opening(next) } }
    edit(name, (old) => putOpening(old, next, bar), 'keys')
    choose({ kind: 'opening', bar: next })
    setFocus(next)
    setSaid(t('week.moved', { opening: words.opening(next) }))
  }
  const remove = (bar: Bar) => {
    const index = bars.findIndex((other) => isSameBar(other, bar))
    const left = bars.filter((_, other) => other !== index)
    edit({ key: 'closeHours', params: { name: words.opening(bar) } }, (old) => removeOpening(old, bar))
    const next = left[Math.min(index, left.length - 1)]
    choose(next === undefined ? null : { kind: 'opening', bar: next })
    if (next !== undefined) setFocus(next)
  }

  const onKeyDown = (event: KeyboardEvent, bar: Bar) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const wish = moved(bar, event.key, event.shiftKey)
    if (wish !== null && mayEdit) put(bar, wish, event.shiftKey)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && mayEdit) remove(bar)
    else if (event.key === 'Enter') focusOnTimes()
    else if (event.key === 'PageDown') step(bar, 1)
    else if (event.key === 'PageUp') step(bar, -1)
    else if (event.key === 'Home') step(bar, 'first')
    else if (event.key === 'End') step(bar, 'last')
    else return
    event.preventDefault()
  }
  return { onFocus, onKeyDown, said }
}

function elementOf(grid: HTMLDivElement | null, { day, from, to }: Bar): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`button[data-bar="${day} ${from} ${to}"]`) ?? null
}

/** The exact times stand in the form beside the week. */
function focusOnTimes(): void {
  document.querySelector<HTMLElement>('[data-opening-from]')?.focus()
}
