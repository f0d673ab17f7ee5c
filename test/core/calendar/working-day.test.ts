import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfDate } from '../../../core/calendar/civil-date.ts'
import { latestAt } from '../../../core/calendar/range.ts'
import { closeOf, workingDayAfter } from '../../../core/calendar/working-day.ts'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import { calendarOf, hoursOn, newYork, nightShift, shanghai, workdays } from './calendars.ts'

const dayMs = 86_400_000
const lastDay = Math.floor(latestAt / dayMs)
/** The date 2011-12-30 does not exist there. */
const apia = calendarOf({ timeZone: 'Pacific/Apia', hours: hoursOn(['fri'], '09:00-17:00') })
/** Closed on the nights on which the clock is put forward. */
const inTheGap = calendarOf({ timeZone: 'America/New_York', hours: hoursOn(['sun'], '02:10-02:50') })
const byExceptions = calendarOf({
  timeZone: 'Asia/Shanghai',
  hours: {},
  exceptions: ['2026-02-14', '2027-05-01', '2031-01-01'].map((date) => ({ date, hours: ['09:00-10:00'] })),
})
const holidays = calendarOf({
  timeZone: 'Europe/Berlin',
  hours: hoursOn(workdays, '08:00-16:00'),
  holidays: Array.from({ length: 40 }, (_, index) => ({ date: `${2020 + index}-12-25` })),
})

/** Day by day, as one would count on fingers. */
function counted(calendar: CompiledCalendar, day: number, count: number): number | null {
  let left = count
  let next = day
  while (left > 0) {
    next++
    if (next > lastDay) return null
    if (closeOf(calendar, next) !== null) left--
  }
  return next
}

const anyCalendar = fc.constantFrom(newYork, shanghai, nightShift, apia, inTheGap, byExceptions, holidays)

describe('the n-th working day', () => {
  it('is the one that counting day by day finds', () => {
    fc.assert(
      fc.property(anyCalendar, fc.integer({ min: 0, max: lastDay }), fc.nat(900), (calendar, day, count) => {
        expect(workingDayAfter(calendar, day, count)).toBe(counted(calendar, day, count))
      }),
      { numRuns: 150 },
    )
  })

  it('is found in no time, however far it lies ahead', () => {
    const day = dayOfDate('1970-02-01') ?? 0
    const before = performance.now()

    for (let round = 0; round < 20; round++) workingDayAfter(newYork, day, 34_000)

    expect(performance.now() - before).toBeLessThan(1000)
    expect(workingDayAfter(newYork, day, 34_000)).toBe(counted(newYork, day, 34_000))
    expect(workingDayAfter(newYork, day, 1_000_000)).toBeNull()
    expect(workingDayAfter(byExceptions, day, 3)).toBe(dayOfDate('2031-01-01'))
    expect(workingDayAfter(byExceptions, day, 4)).toBeNull()
  })
})
