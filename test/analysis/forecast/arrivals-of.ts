import type { HourCount } from '../../../analysis/forecast/hourly-series.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { type Chance, chanceOf } from '../../../simulation/chance/chance.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

/** A calendar in Shanghai with holidays and make-up days of one's own. */
export function shanghai(dates: { readonly holidays?: readonly string[]; readonly makeUp?: readonly string[] } = {}) {
  const made = compileCalendar(
    {
      kind: 'calendar',
      id: 'sh',
      timeZone: 'Asia/Shanghai',
      hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
      holidays: (dates.holidays ?? []).map((date) => ({ date })),
      exceptions: (dates.makeUp ?? []).map((date) => ({ date, like: 'mon' })),
    },
    { version: 1 },
  )
  if (!made.ok) throw new Error(JSON.stringify(made.issues))
  return made.calendar
}

/** A whole number with this mean (D. Knuth; by parts, where the mean is large). */
export function poisson(mean: number, chance: Chance): number {
  let left = mean
  let count = 0
  while (left > 0) {
    const part = Math.min(left, 30)
    let product = chance()
    const edge = Math.exp(-part)
    while (product > edge) {
      product *= chance()
      count++
    }
    left -= part
  }
  return count
}

const hourLoad = [1, 1, 1, 1, 1, 1, 2, 4, 9, 14, 15, 13, 8, 9, 13, 13, 12, 10, 7, 6, 6, 5, 3, 2]
const weekdayLoad = [1.4, 1.1, 1, 1, 1.1, 0.4, 0.3]

/** What comes in, in an hour of a civil date of Shanghai, at 150 cases a usual day. */
export function usualLoad(day: number, hour: number): number {
  return ((hourLoad[hour] ?? 1) / 157) * (weekdayLoad[(day + 3) % 7] ?? 1) * 150
}

/** Counts by hour over so many days before `untilAt`, by chance about what is given for each civil date and hour of Shanghai. */
export function arrivalsOf(
  untilAt: number,
  days: number,
  seed: number,
  load: (day: number, hour: number) => number,
): HourCount[] {
  const chance = chanceOf(seed, 1)
  const counts: HourCount[] = []
  for (let at = untilAt - days * dayMs; at < untilAt; at += hourMs) {
    const local = at + 8 * hourMs
    const count = poisson(load(Math.floor(local / dayMs), Math.floor((local % dayMs) / hourMs)), chance)
    if (count > 0) counts.push({ hour: at / hourMs, count })
  }
  return counts
}
