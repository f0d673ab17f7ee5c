import { describe, expect, it } from 'vitest'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { DurationUnit } from '../../../core/contract/time.ts'
import {
  aroundTheClock,
  at,
  calendarOf,
  everyDay,
  hoursOn,
  local,
  newYork,
  nightShift,
  shanghai,
  workdays,
} from './calendars.ts'

const fridayNight = calendarOf({ timeZone: 'America/Chicago', hours: { fri: ['20:00-04:00'] } })
const lateWednesday = calendarOf({
  timeZone: 'America/New_York',
  hours: { ...hoursOn(workdays, '09:00-17:00'), wed: ['13:00-17:00'] },
})
const cutNight = calendarOf({
  timeZone: 'Europe/Berlin',
  hours: hoursOn(everyDay, '22:00-06:00'),
  holidays: [{ date: '2026-12-09' }],
})

describe('resolveDuration', () => {
  it.each<[string, CompiledCalendar, string, number, DurationUnit, string, number]>([
    ['minutes run at night', newYork, '2026-12-05T02:00:00-05:00', 45, 'minutes', '2026-12-05 02:45', 45],
    ['hours run over a change of offset', newYork, '2027-03-13T12:00:00-05:00', 24, 'hours', '2027-03-14 13:00', 1440],
    [
      'a calendar day is the same local time',
      newYork,
      '2027-03-13T12:00:00-05:00',
      1,
      'calendarDays',
      '2027-03-14 12:00',
      1380,
    ],
    [
      'one that lands in a gap moves forward',
      newYork,
      '2027-03-13T02:30:00-05:00',
      1,
      'calendarDays',
      '2027-03-14 03:30',
      1440,
    ],
    [
      'one that lands on a doubled hour means the first',
      newYork,
      '2026-10-31T01:30:00-04:00',
      1,
      'calendarDays',
      '2026-11-01 01:30',
      1440,
    ],
    ['decimals are exact', newYork, '2026-12-01T09:00:00-05:00', 1.1, 'businessHours', '2026-12-01 10:06', 66],
    [
      'the same time on the next working day',
      newYork,
      '2026-11-23T09:00:00-05:00',
      1,
      'businessDaysSameTime',
      '2026-11-24 09:00',
      480,
    ],
    ['over a holiday', newYork, '2026-11-25T10:00:00-05:00', 1, 'businessDaysSameTime', '2026-11-27 10:00', 480],
    [
      'onto a make-up Saturday',
      shanghai,
      '2026-10-09T10:00:00+08:00',
      1,
      'businessDaysSameTime',
      '2026-10-10 10:00',
      450,
    ],
    [
      'from the next opening if it starts outside open time',
      newYork,
      '2026-12-04T18:40:00-05:00',
      1,
      'businessDaysSameTime',
      '2026-12-08 09:00',
      480,
    ],
    [
      'or the next opening if that time is closed',
      lateWednesday,
      '2026-12-08T10:00:00-05:00',
      1,
      'businessDaysSameTime',
      '2026-12-09 13:00',
      420,
    ],
    [
      'a night belongs to the day it began on',
      fridayNight,
      '2026-12-05T02:00:00-06:00',
      1,
      'businessDaysSameTime',
      '2026-12-12 02:00',
      480,
    ],
    ['the close of today', newYork, '2026-12-07T10:00:00-05:00', 0, 'endOfBusinessDay', '2026-12-07 17:00', 420],
    [
      'asked at lunch, the same day',
      shanghai,
      '2026-11-24T12:45:00+08:00',
      0,
      'endOfBusinessDay',
      '2026-11-24 18:00',
      270,
    ],
    [
      'of Monday if asked on Friday evening',
      newYork,
      '2026-12-04T18:30:00-05:00',
      0,
      'endOfBusinessDay',
      '2026-12-07 17:00',
      480,
    ],
    [
      'at exactly the close, of the next day',
      newYork,
      '2026-12-04T17:00:00-05:00',
      0,
      'endOfBusinessDay',
      '2026-12-07 17:00',
      480,
    ],
    ['two working days later', newYork, '2026-12-03T10:00:00-05:00', 2, 'endOfBusinessDay', '2026-12-07 17:00', 1380],
    [
      'after midnight, where a night ends then',
      nightShift,
      '2026-12-02T23:00:00-05:00',
      0,
      'endOfBusinessDay',
      '2026-12-03 06:00',
      420,
    ],
    [
      'asked in its tail, that night’s',
      nightShift,
      '2026-12-03T02:00:00-05:00',
      0,
      'endOfBusinessDay',
      '2026-12-03 06:00',
      240,
    ],
    [
      'at midnight, where a holiday cuts the night',
      cutNight,
      '2026-12-08T23:00:00+01:00',
      0,
      'endOfBusinessDay',
      '2026-12-09 00:00',
      60,
    ],
    [
      'asked in the tail left by a holiday, of the night that begins that day',
      cutNight,
      '2026-12-10T02:00:00+01:00',
      0,
      'endOfBusinessDay',
      '2026-12-11 06:00',
      720,
    ],
    [
      'around the clock, at 24:00',
      aroundTheClock,
      '2026-12-01T10:00:00-05:00',
      0,
      'endOfBusinessDay',
      '2026-12-02 00:00',
      840,
    ],
  ])('%s', (_, calendar, from, amount, unit, due, minutes) => {
    const resolved = resolveDuration(calendar, at(from), { amount, unit })

    expect(local(calendar, resolved.dueAt)).toBe(due)
    expect(resolved.budgetMs).toBe(minutes * 60_000)
  })

  it('says which time it counts', () => {
    const basis = (unit: DurationUnit) =>
      resolveDuration(newYork, at('2026-12-07T10:00:00-05:00'), { amount: 1, unit }).basis

    expect(['minutes', 'hours', 'calendarDays'].map((unit) => basis(unit as DurationUnit))).toEqual([
      'elapsed',
      'elapsed',
      'elapsed',
    ])
    expect(
      ['businessMinutes', 'businessHours', 'businessDaysSameTime', 'endOfBusinessDay'].map((unit) =>
        basis(unit as DurationUnit),
      ),
    ).toEqual(['open', 'open', 'open', 'open'])
  })

  it.each<[DurationUnit, number]>([
    ['hours', 1_000_000],
    ['calendarDays', 1_000_000],
    ['businessHours', 1_000_000],
    ['businessDaysSameTime', 1_000_000],
    ['endOfBusinessDay', 1_000_000],
  ])('has no due time for %s beyond the year 2100', (unit, amount) => {
    const resolved = resolveDuration(newYork, at('2026-12-07T10:00:00-05:00'), { amount, unit })

    expect(resolved.dueAt).toBeNull()
    expect(resolved.budgetMs).toBeGreaterThan(2_000_000_000_000)
  })
})
