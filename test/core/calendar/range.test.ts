import { describe, expect, it } from 'vitest'
import { advance } from '../../../core/calendar/advance.ts'
import { alwaysOpen } from '../../../core/calendar/always-open.ts'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { formatInstant } from '../../../core/calendar/format-instant.ts'
import { isOpenAt } from '../../../core/calendar/is-open-at.ts'
import { nextOpenAt } from '../../../core/calendar/next-open-at.ts'
import { openings, openingsOfDate } from '../../../core/calendar/openings.ts'
import { earliestAt, latestAt } from '../../../core/calendar/range.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import { aroundTheClock, at, calendarOf, local, newYork } from './calendars.ts'

describe('the range of calendars', () => {
  it('is 1970 through 2100, and counts to the millisecond at both ends', () => {
    expect(formatInstant(earliestAt)).toBe('1970-01-01T00:00:00.000Z')
    expect(formatInstant(latestAt)).toBe('2100-12-31T23:59:59.999Z')
    expect(elapsed(aroundTheClock, earliestAt, latestAt)).toBe(latestAt - earliestAt)
    expect(elapsed(alwaysOpen, earliestAt, latestAt)).toBe(latestAt - earliestAt)
    expect(advance(alwaysOpen, earliestAt, latestAt)).toBe(latestAt)
    expect(advance(alwaysOpen, earliestAt, latestAt + 1)).toBeNull()
  })

  it.each([[-1], [latestAt + 1], [Number.NaN], [0.5], [Number.POSITIVE_INFINITY]])(
    'refuses the instant %d by its code',
    (instant) => {
      const refusal = expect.objectContaining({ code: 'calendar.instant-out-of-range' })

      expect(() => elapsed(newYork, instant, 0)).toThrow(refusal)
      expect(() => elapsed(newYork, 0, instant)).toThrow(refusal)
      expect(() => advance(newYork, instant, 1)).toThrow(refusal)
      expect(() => isOpenAt(newYork, instant)).toThrow(refusal)
      expect(() => nextOpenAt(newYork, instant)).toThrow(refusal)
      expect(() => [...openings(newYork, 0, instant)]).toThrow(refusal)
      expect(() => resolveDuration(newYork, instant, { amount: 1, unit: 'hours' })).toThrow(refusal)
    },
  )

  it.each([
    ['1986-06-02T08:00:00-04:00', '1986-06-02 13:00'],
    ['2066-06-02T08:00:00-04:00', '2066-06-02 13:00'],
    ['2099-12-31T08:00:00-05:00', '2099-12-31 13:00'],
  ])('is right forty years back and on: from %s', (from, due) => {
    expect(local(newYork, advance(newYork, at(from), 4 * 3_600_000))).toBe(due)
  })

  it('ends a search for open time that never comes', () => {
    const once = calendarOf({
      timeZone: 'UTC',
      hours: {},
      exceptions: [{ date: '2026-12-24', hours: ['09:00-10:00'] }],
    })
    const after = at('2026-12-24T09:30:00Z')

    expect(advance(once, at('2026-01-01T00:00:00Z'), 3_600_000)).toBe(at('2026-12-24T10:00:00Z'))
    expect(advance(once, after, 3_600_000)).toBeNull()
    expect(nextOpenAt(once, at('2026-12-24T10:00:00Z'))).toBeNull()
    expect(resolveDuration(once, after, { amount: 1, unit: 'businessDaysSameTime' }).dueAt).toBeNull()
    expect(resolveDuration(once, at('2026-12-25T00:00:00Z'), { amount: 0, unit: 'endOfBusinessDay' }).dueAt).toBeNull()
  })

  it('forgets chunks without forgetting what they held', () => {
    const start = at('2000-01-03T14:00:00Z')
    const years = Array.from({ length: 90 }, (_, index) => start + index * 365 * 86_400_000)
    const first = years.map((from) => advance(newYork, from, 8 * 3_600_000))

    expect(years.map((from) => advance(newYork, from, 8 * 3_600_000))).toEqual(first)
  })
})

describe('openingsOfDate', () => {
  it('gives a civil date of the zone, merged', () => {
    expect(openingsOfDate(newYork, '2026-12-01')).toEqual([
      { startAt: at('2026-12-01T09:00:00-05:00'), endAt: at('2026-12-01T17:00:00-05:00') },
    ])
    expect(openingsOfDate(newYork, '2026-12-25')).toEqual([])
  })

  it('gives 23 and 25 hours to the days on which clocks are moved', () => {
    const hours = (date: string) =>
      openingsOfDate(aroundTheClock, date).map(({ startAt, endAt }) => (endAt - startAt) / 3_600_000)

    expect([hours('2027-03-14'), hours('2026-11-01')]).toEqual([[23], [25]])
  })

  it.each(['2026-02-30', '1969-12-31', '2101-01-01', 'today', ''])('refuses %j by its code', (date) => {
    expect(() => openingsOfDate(newYork, date)).toThrow(expect.objectContaining({ code: 'calendar.no-such-date' }))
  })
})
