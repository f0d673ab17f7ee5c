import { dayMs, weekdayOf } from '../../core/calendar/civil-date.ts'
import { cutHours } from '../../core/calendar/date-hours.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'

/** What a civil date is to a calendar: an ordinary weekday, a weekday on which nothing opens, or a rest day on which people work (调休). */
export type DayKind = 'ordinary' | 'holiday' | 'makeUp'

/** What each civil date from one day on is, to a calendar. Pure. A calendar that never closes has ordinary days alone. */
export function dayKinds(calendar: CompiledCalendar, fromDay: number, days: number): readonly DayKind[] {
  const named = new Set(calendar.dates.map(({ day }) => day))
  return Array.from({ length: days }, (_, index) => {
    const day = fromDay + index
    if (!named.has(day)) return 'ordinary'
    const isUsuallyOpen = (calendar.week[weekdayOf(day)] ?? []).length > 0
    const isOpen = cutHours(calendar, day).length > 0
    if (!isOpen) return 'holiday'
    return isUsuallyOpen ? 'ordinary' : 'makeUp'
  })
}

/** The civil date (days since 1970) and the hour of an instant, in the zone of a calendar. */
export function localHour({ zone }: CompiledCalendar, at: number): { readonly day: number; readonly hour: number } {
  const local = localAt(zone, at)
  const day = Math.floor(local / dayMs)
  return { day, hour: Math.floor((local - day * dayMs) / 3_600_000) }
}
