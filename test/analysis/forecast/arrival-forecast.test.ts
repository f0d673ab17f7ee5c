import { describe, expect, it } from 'vitest'
import { forecastArrivals } from '../../../analysis/forecast/arrival-forecast.ts'
import type { HourCount } from '../../../analysis/forecast/hourly-series.ts'
import { arrivals } from '../../../bench/seed/service-centre.ts'
import { dateOfDay, dayOfDate } from '../../../core/calendar/civil-date.ts'
import { arrivalsOf, dayMs, hourMs, shanghai, usualLoad } from './arrivals-of.ts'

/** Sunday evening in Shanghai. */
const at = Date.parse('2026-09-06T16:00:00Z')

function made(counts: readonly HourCount[], calendar = shanghai()) {
  const forecast = forecastArrivals(counts, calendar, at)
  if (forecast === null) throw new Error('there is no forecast')
  return forecast
}

describe('a forecast of arrivals', () => {
  it('beats the same hour of last week on the arrivals of the seeded centre, and its bands hold what they say', () => {
    const counts = new Map<number, number>()
    for (const arrival of arrivals(1, 60_000, at - 730 * dayMs, at)) {
      const hour = Math.floor(arrival / hourMs)
      counts.set(hour, (counts.get(hour) ?? 0) + 1)
    }

    const { method, error, hours } = made(Array.from(counts, ([hour, count]) => ({ hour, count })))

    expect(method).toBe('seasonal')
    expect(error.mae).toBeLessThan(0.9 * error.naiveMae)
    expect(error.mase).toBeLessThan(0.95)
    expect(error.coverage80).toBeGreaterThan(0.74)
    expect(error.coverage80).toBeLessThan(0.92)
    expect(error.coverage95).toBeGreaterThan(0.91)
    expect(hours).toHaveLength(336)
  })

  it('comes near to the truth behind chance', () => {
    const { hours } = made(arrivalsOf(at, 365, 7, usualLoad))

    const off = hours.map(({ at: hourAt, expected }) => {
      const local = hourAt + 8 * hourMs
      return Math.abs(expected - usualLoad(Math.floor(local / dayMs), Math.floor((local % dayMs) / hourMs)))
    })
    const mean = off.reduce((sum, each) => sum + each, 0) / off.length
    expect(mean).toBeLessThan(0.5)
  })

  it('knows holidays and make-up days ahead', () => {
    const past = ['2026-04-06', '2026-05-01', '2026-05-04', '2026-06-19']
    const holidays = [...past, '2026-09-10', '2026-09-11']
    const makeUp = ['2026-05-09', '2026-09-12']
    const isHoliday = new Set(holidays.map(dayOfDate))
    const isMadeUp = new Set(makeUp.map(dayOfDate))
    const load = (day: number, hour: number) => {
      const like = isHoliday.has(day) ? 3 : isMadeUp.has(day) ? 6 : day
      return usualLoad(like, hour)
    }

    const { days } = made(arrivalsOf(at, 240, 3, load), shanghai({ holidays, makeUp }))

    const byDate = new Map(days.map((day) => [day.date, day]))
    const usual = byDate.get('2026-09-09')?.expected ?? 0
    expect(byDate.get('2026-09-10')).toMatchObject({ kind: 'holiday' })
    expect(byDate.get('2026-09-10')?.expected).toBeLessThan(0.5 * usual)
    expect(byDate.get('2026-09-12')).toMatchObject({ kind: 'makeUp' })
    expect(byDate.get('2026-09-12')?.expected).toBeGreaterThan(0.8 * usual)
    expect(byDate.get('2026-09-19')?.expected).toBeLessThan(0.55 * usual)
  })

  it('follows a level that has changed for good', () => {
    const shift = Math.floor(at / dayMs) - 35
    const { hours } = made(arrivalsOf(at, 240, 5, (day, hour) => (day < shift ? 1 : 2) * usualLoad(day, hour)))

    const expected = hours.reduce((sum, hour) => sum + hour.expected, 0) / 14
    const truth = (2 * 150 * 6.3) / 7
    expect(expected).toBeGreaterThan(0.85 * truth)
    expect(expected).toBeLessThan(1.15 * truth)
  })

  it('is moved neither by a day of an outage nor by one that broke all records', () => {
    const today = Math.floor(at / dayMs)
    const calm = made(arrivalsOf(at, 240, 9, usualLoad))
    const stormy = made(
      arrivalsOf(at, 240, 9, (day, hour) => {
        if (day === today - 4) return 0
        return usualLoad(day, hour) * (day === today - 12 ? 8 : 1)
      }),
    )

    const sum = (forecast: typeof calm) => forecast.hours.reduce((total, { expected }) => total + expected, 0)
    expect(Math.abs(sum(stormy) / sum(calm) - 1)).toBeLessThan(0.08)
  })

  it('says of pure noise that hours cannot be told apart, and shows the plain mean', () => {
    const { method, error, hours } = made(arrivalsOf(at, 200, 11, () => 6))

    expect(method).toBe('mean')
    expect(error.mae).toBeGreaterThan(0.99 * error.meanMae)
    expect(new Set(hours.map(({ expected }) => expected)).size).toBe(1)
  })

  it('shows the same hour of last week where that is better', () => {
    // Each week is exactly the one before.
    const counts = Array.from({ length: 100 * 24 }, (_, index): HourCount => {
      const hour = at / hourMs - index - 1
      return { hour, count: ((hour % 168) * 7919) % 23 }
    })

    expect(made(counts).method).toBe('naive')
  })

  it('never knows what comes after the instant it is made at', () => {
    const counts = arrivalsOf(at + 20 * dayMs, 240, 13, usualLoad)
    const before = counts.filter(({ hour }) => hour * hourMs < at)

    expect(forecastArrivals(counts, shanghai(), at)).toEqual(forecastArrivals(before, shanghai(), at))
  })

  it('says nothing with less than eight weeks of history', () => {
    expect(forecastArrivals(arrivalsOf(at, 50, 1, usualLoad), shanghai(), at)).toBeNull()
    expect(forecastArrivals([], shanghai(), at)).toBeNull()
  })

  it('names the dates of the zone', () => {
    const { days } = made(arrivalsOf(at, 100, 1, usualLoad))

    expect(days[0]?.date).toBe(dateOfDay(Math.floor((at + 8 * hourMs) / dayMs) + 1))
  })
})
