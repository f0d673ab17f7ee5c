import { type Day, dayMs, weekdayOf } from '../../core/calendar/civil-date.ts'
import { instantOf } from '../../core/calendar/zone-offsets.ts'
import type { IntervalText, ZoneOffsets } from '../../core/contract/calendar.ts'
import type { Instant } from '../../core/contract/time.ts'
import { parseInterval } from '../../model/calendar/parse-interval.ts'

const minutesOfDay = 1440
const minuteMs = 60_000

/** A stretch of time with one number that holds in it. */
export interface RatedStretch {
  readonly startAt: Instant
  readonly endAt: Instant
  readonly rate: number
}

/** Numbers by time of day, for each weekday (Monday first); where intervals overlap they add up. */
export type WeekRates = readonly (readonly DayRate[])[]

interface DayRate {
  readonly fromMinute: number
  readonly toMinute: number
  readonly rate: number
}

type DayIntervals = Readonly<Record<IntervalText, number>>

/** Reads numbers by interval for seven weekdays; the part of an interval after midnight belongs to the next weekday. */
export function weekRates(week: readonly DayIntervals[]): WeekRates {
  const pieces: DayRate[][] = week.map(() => [])
  week.forEach((intervals, weekday) => {
    for (const [text, rate] of Object.entries(intervals)) {
      const parsed = parseInterval(text)
      if (!parsed.ok) throw new Error(`the profile was read, and yet ${text} is no interval`)
      const [fromMinute, to] = parsed.interval
      pieces[weekday]?.push({ fromMinute, toMinute: Math.min(to, minutesOfDay), rate })
      if (to > minutesOfDay) pieces[(weekday + 1) % 7]?.push({ fromMinute: 0, toMinute: to - minutesOfDay, rate })
    }
  })
  return pieces.map(added)
}

/** Disjoint, ascending, without those that come to 0. */
function added(pieces: readonly DayRate[]): readonly DayRate[] {
  const edges = [...new Set(pieces.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]))].sort((a, b) => a - b)
  return edges.slice(0, -1).flatMap((fromMinute, index) => {
    const toMinute = edges[index + 1] as number
    const rate = pieces
      .filter((piece) => piece.fromMinute <= fromMinute && piece.toMinute >= toMinute)
      .reduce((sum, piece) => sum + piece.rate, 0)
    return rate > 0 ? [{ fromMinute, toMinute, rate }] : []
  })
}

/** What holds on one civil date of a zone, in order; local time that does not exist is left out. */
export function stretchesOfDay(rates: WeekRates, zone: ZoneOffsets, day: Day): readonly RatedStretch[] {
  const midnight = day * dayMs
  return (rates[weekdayOf(day)] ?? [])
    .map(({ fromMinute, toMinute, rate }) => ({
      startAt: instantOf(zone, midnight + fromMinute * minuteMs),
      endAt: instantOf(zone, midnight + toMinute * minuteMs),
      rate,
    }))
    .filter(({ startAt, endAt }) => startAt < endAt)
}
