import { dateOfDay, dayMs, weekdayOf } from '../../core/calendar/civil-date.ts'
import { openings } from '../../core/calendar/openings.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import { instantOf, localAt } from '../../core/calendar/zone-offsets.ts'
import type { CompiledCalendar, MinuteInterval, Opening } from '../../core/contract/calendar.ts'
import type { CivilDate, Instant } from '../../core/contract/time.ts'

/** One day of a week, in the promise's local time: when it counts, when the team works, and when it counts although nobody works. */
export interface CoveredDay {
  /** 0 is Monday. */
  readonly day: number
  readonly promised: readonly MinuteInterval[]
  readonly worked: readonly MinuteInterval[]
  readonly gaps: readonly MinuteInterval[]
}

/** How the hours of a team fit those of a promise. */
export interface Coverage {
  readonly week: readonly CoveredDay[]
  /** Dates of the next twelve months on which more is missing than every week. */
  readonly dates: readonly CivilDate[]
}

const daysAhead = 365

/**
 * Holds the hours of a team against those by which a promise counts. The week is that of an instant, by the weekly hours alone, in the
 * promise's zone, with the offsets of both zones as they are then; the dates are looked for from that instant on. Pure.
 */
export function coverageOf(promise: CompiledCalendar, team: CompiledCalendar, at: Instant): Coverage {
  const today = dayAt(promise, at)
  const monday = today - weekdayOf(today)
  const week = weekOf({ ...promise, dates: [] }, { ...team, dates: [] }, monday)
  const usual = week.map(({ gaps }) => lengthOf(gaps))
  const end = startOf(promise, today + daysAhead)
  const missing = without([...openings(promise, at, end)], [...openings(team, at, end)])
  const byDay = new Map<number, number>()
  for (const opening of missing) {
    for (const { day, interval } of cut(promise, opening)) byDay.set(day, (byDay.get(day) ?? 0) + lengthOf([interval]))
  }
  const dates = [...byDay].filter(([day, minutes]) => day !== today && minutes > (usual[weekdayOf(day)] ?? 0))
  return { week, dates: dates.map(([day]) => dateOfDay(day)).sort() }
}

function weekOf(promise: CompiledCalendar, team: CompiledCalendar, monday: number): readonly CoveredDay[] {
  const [startAt, endAt] = [startOf(promise, monday), startOf(promise, monday + 7)]
  const promised = [...openings(promise, startAt, endAt)]
  const worked = [...openings(team, startAt, endAt)]
  const gaps = without(promised, worked)
  return Array.from({ length: 7 }, (_, index) => {
    const ofDay = (list: readonly Opening[]) =>
      list.flatMap((opening) =>
        cut(promise, opening).flatMap(({ day, interval }) => (day === monday + index ? [interval] : [])),
      )
    return { day: index, promised: ofDay(promised), worked: ofDay(worked), gaps: ofDay(gaps) }
  })
}

function startOf({ zone }: CompiledCalendar, day: number): Instant {
  return instantOf(zone, day * dayMs)
}

/** The parts of some openings that lie outside all others. Both are ascending and do not overlap among themselves. */
function without(openingsOf: readonly Opening[], others: readonly Opening[]): readonly Opening[] {
  const parts: Opening[] = []
  let first = 0
  for (const { startAt, endAt } of openingsOf) {
    let from = startAt
    while (first < others.length && (others[first]?.endAt ?? 0) <= startAt) first++
    for (let index = first; index < others.length && (others[index]?.startAt ?? endAt) < endAt; index++) {
      const other = others[index] as Opening
      if (other.startAt > from) parts.push({ startAt: from, endAt: other.startAt })
      from = Math.max(from, other.endAt)
    }
    if (from < endAt) parts.push({ startAt: from, endAt })
  }
  return parts
}

/** An opening in local minutes, cut at the midnights of a calendar's zone. */
function cut(calendar: CompiledCalendar, { startAt, endAt }: Opening) {
  const parts: { readonly day: number; readonly interval: MinuteInterval }[] = []
  const last = dayAt(calendar, endAt - 1)
  for (let day = dayAt(calendar, startAt); day <= last; day++) {
    const minutesOf = (at: Instant) => Math.round((localAt(calendar.zone, at) - day * dayMs) / 60_000)
    const from = Math.max(0, minutesOf(startAt))
    const to = day === last ? minutesOf(endAt) : 1440
    if (from < to) parts.push({ day, interval: [from, Math.min(1440, to)] })
  }
  return parts
}

function lengthOf(intervals: readonly MinuteInterval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0)
}
