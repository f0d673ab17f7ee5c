import { alwaysOpen } from '../../core/calendar/always-open.ts'
import { dayMs, dayOfDate, weekdayOf } from '../../core/calendar/civil-date.ts'
import { openings } from '../../core/calendar/openings.ts'
import { latestAt } from '../../core/calendar/range.ts'
import { dayAt } from '../../core/calendar/working-day.ts'
import { instantOf } from '../../core/calendar/zone-offsets.ts'
import { type CompiledCalendar, weekdays } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { GivenArrival, ProfileDocument } from '../../core/contract/profile.ts'
import type { Instant } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import type { Chance } from '../chance/chance.ts'
import { exponentialDraw } from '../chance/draw.ts'
import { type RatedStretch, stretchesOfDay, weekRates } from './day-rates.ts'

/** A case that comes in. What is not given is drawn when it does. */
export interface Arrival {
  readonly at: Instant
  readonly given: Pick<GivenArrival, 'channel' | 'facts'>
}

/** Where a profile says nothing: so many cases in each open hour of the policy's first calendar. */
const defaultPerHour = 10
const hourMs = 3_600_000
const fallbackYear = 2026
/** How far openings are looked ahead at a time. */
const stretchMs = 28 * dayMs

/** The calendar of a plan's first clock; always open where it has none. */
export function mainCalendar(plan: Plan): CompiledCalendar {
  const id = plan.policy?.clocks[0]?.calendar
  return (id === undefined ? undefined : plan.calendars[id]) ?? alwaysOpen
}

/** When a simulation begins: as the profile says, else on the first Monday of the last year whose holidays the calendar knows. */
export function beginningOf(profile: ProfileDocument, calendar: CompiledCalendar): Instant {
  const from = profile.from === undefined ? null : parseInstant(profile.from)
  if (from !== null) return from
  const year = calendar.coversThrough?.slice(0, 4) ?? String(fallbackYear)
  const firstDay = dayOfDate(`${year}-01-01`) ?? 0
  return instantOf(calendar.zone, (firstDay + ((7 - weekdayOf(firstDay)) % 7)) * dayMs)
}

/** Arrivals in order: those given, else as many as are asked for, drawn from the rates. Throws `rehearsal.beyond-range` after the year 2100. */
export function* arrivalsOf(
  profile: ProfileDocument,
  calendars: ReadonlyMap<string, CompiledCalendar>,
  calendar: CompiledCalendar,
  chance: Chance,
): Iterable<Arrival> {
  const { arrivals } = profile
  if (arrivals !== undefined && 'given' in arrivals) {
    yield* givenArrivals(arrivals.given)
    return
  }
  const from = beginningOf(profile, calendar)
  const zoned = calendars.get(arrivals?.calendar ?? '') ?? calendar
  const stretches =
    arrivals === undefined
      ? openStretches(calendar, from)
      : ratedStretches(weekRates(weekdays.map((weekday) => arrivals.perHour[weekday] ?? {})), zoned, from)
  yield* drawnArrivals(stretches, chance)
}

function* givenArrivals(given: readonly GivenArrival[]): Iterable<Arrival> {
  const read = given.map((each) => ({ at: parseInstant(each.at) ?? 0, given: each }))
  yield* read.sort((a, b) => a.at - b.at)
}

/** A Poisson process whose rate is constant in each stretch: unit draws are used up by the time that passes, weighted with the rate. */
function* drawnArrivals(stretches: Iterable<RatedStretch>, chance: Chance): Iterable<Arrival> {
  let count = 0
  let left = exponentialDraw(chance)
  for (const { startAt, endAt, rate } of stretches) {
    let at = startAt
    const perMs = rate / hourMs
    while (at + left / perMs < endAt) {
      at += left / perMs
      count += 1
      yield { at: Math.floor(at), given: {} }
      left = exponentialDraw(chance)
    }
    left -= (endAt - at) * perMs
  }
  throw new ProblemError('rehearsal.beyond-range', { cases: count })
}

function* openStretches(calendar: CompiledCalendar, from: Instant): Iterable<RatedStretch> {
  for (let at = from; at < latestAt; at += stretchMs) {
    for (const { startAt, endAt } of openings(calendar, at, Math.min(at + stretchMs, latestAt))) {
      yield { startAt, endAt, rate: defaultPerHour }
    }
  }
}

function* ratedStretches(
  rates: ReturnType<typeof weekRates>,
  calendar: CompiledCalendar,
  from: Instant,
): Iterable<RatedStretch> {
  const lastDay = Math.floor(latestAt / dayMs) - 1
  for (let day = dayAt(calendar, from); day < lastDay; day++) {
    for (const stretch of stretchesOfDay(rates, calendar.zone, day)) {
      if (stretch.endAt > from) yield stretch.startAt < from ? { ...stretch, startAt: from } : stretch
    }
  }
}
