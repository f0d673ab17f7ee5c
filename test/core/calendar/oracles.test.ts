import { describe, expect, it } from 'vitest'
import { advance } from '../../../core/calendar/advance.ts'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { nextOpenAt } from '../../../core/calendar/next-open-at.ts'
import { dueWithPauses } from '../../../core/calendar/pauses.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import {
  aroundTheClock,
  at,
  calendarOf,
  hoursOn,
  local,
  newYork,
  newYorkDocument,
  nightShift,
  shanghai,
} from './calendars.ts'

const hour = 3_600_000
const minute = 60_000
const halfDay = calendarOf({ ...newYorkDocument, exceptions: [{ date: '2026-12-24', hours: ['09:00-13:00'] }] })
const springGap = calendarOf({ timeZone: 'America/New_York', hours: { sun: ['02:30-06:00'] } })
const withoutMakeUpDay = { ...shanghai, dates: shanghai.dates.filter(({ hours }) => hours.length === 0) }

describe('the oracles of the contract', () => {
  it.each([
    ['from Friday evening', newYork, '2026-11-20T18:30:00-05:00', 4 * hour, '2026-11-23 13:00'],
    ['from exactly the close', newYork, '2026-11-20T17:00:00-05:00', hour, '2026-11-23 10:00'],
    ['a whole day', newYork, '2026-11-23T09:00:00-05:00', 8 * hour, '2026-11-23 17:00'],
    ['over lunch', shanghai, '2026-11-23T11:30:00+08:00', 60 * minute, '2026-11-23 14:00'],
    ['until lunch', shanghai, '2026-11-23T09:00:00+08:00', 180 * minute, '2026-11-23 12:00'],
    ['a night cut off by a holiday', nightShift, '2026-12-24T23:00:00-05:00', 3 * hour, '2026-12-26 02:00'],
    ['onto a make-up day', shanghai, '2026-02-13T16:00:00+08:00', 8 * hour, '2026-02-14 16:30'],
    ['ten days later without it', withoutMakeUpDay, '2026-02-13T16:00:00+08:00', 8 * hour, '2026-02-24 16:30'],
    ['over a half day', halfDay, '2026-12-24T11:00:00-05:00', 4 * hour, '2026-12-28 11:00'],
    ['over spring forward', aroundTheClock, '2027-03-14T00:00:00-05:00', 4 * hour, '2027-03-14 05:00'],
    ['from an opening that does not exist', springGap, '2027-03-14T00:00:00-05:00', 30 * minute, '2027-03-14 04:00'],
    ['half of 8 h from Friday 15:00', newYork, '2026-11-20T15:00:00-05:00', 4 * hour, '2026-11-23 11:00'],
    ['three quarters', newYork, '2026-11-20T15:00:00-05:00', 6 * hour, '2026-11-23 13:00'],
    ['nine tenths', newYork, '2026-11-20T15:00:00-05:00', 7.2 * hour, '2026-11-23 14:12'],
  ])('%s', (_, calendar, from, budgetMs, due) => {
    expect(local(calendar, advance(calendar, at(from), budgetMs))).toBe(due)
  })

  it('breaches at the next opening when it is due at a close', () => {
    expect(local(newYork, nextOpenAt(newYork, at('2026-11-23T17:00:00-05:00')))).toBe('2026-11-24 09:00')
    expect(local(shanghai, nextOpenAt(shanghai, at('2026-11-23T12:00:00+08:00')))).toBe('2026-11-23 13:30')
  })

  it('counts 480 minutes when resolved in the evening, and 481 a minute after the next opening', () => {
    const from = at('2026-11-23T09:00:00-05:00')

    expect(elapsed(newYork, from, at('2026-11-23T18:00:00-05:00'))).toBe(480 * minute)
    expect(elapsed(newYork, from, at('2026-11-24T09:01:00-05:00'))).toBe(481 * minute)
  })

  it.each([
    [
      'a wait outside open time moves nothing',
      12,
      ['2026-11-23T18:00:00-05:00/2026-11-24T08:00:00-05:00'],
      '2026-11-24 13:00',
    ],
    [
      'waits that overlap count once',
      8,
      ['2026-11-23T10:00:00-05:00/2026-11-23T12:00:00-05:00', '2026-11-23T11:00:00-05:00/2026-11-23T13:00:00-05:00'],
      '2026-11-24 12:00',
    ],
  ])('%s', (_, amount, pauses, due) => {
    const from = at('2026-11-23T09:00:00-05:00')
    const resolved = resolveDuration(newYork, from, { amount, unit: 'businessHours' })
    const known = pauses.map((pause) => pause.split('/')).map(([a = '', b = '']) => ({ fromAt: at(a), toAt: at(b) }))

    expect(local(newYork, dueWithPauses(newYork, from, resolved, known).dueAt)).toBe(due)
  })
})

describe('dates and nights', () => {
  const nights = (fields: {
    holidays?: { date: string }[]
    exceptions?: { date: string; hours?: string[]; like?: 'mon' | 'tue' }[]
  }) =>
    calendarOf({
      timeZone: 'Europe/Berlin',
      hours: hoursOn(['mon', 'tue', 'wed', 'thu', 'fri'], '22:00-06:00'),
      ...fields,
    })

  it.each([
    [
      'a tail stays with the date after a holiday',
      nights({ holidays: [{ date: '2026-12-08' }] }),
      '2026-12-09T01:00:00+01:00',
      true,
    ],
    [
      'a holiday takes the tail of the night before',
      nights({ holidays: [{ date: '2026-12-08' }] }),
      '2026-12-08T01:00:00+01:00',
      false,
    ],
    [
      'an exception beats a holiday',
      nights({ holidays: [{ date: '2026-12-08' }], exceptions: [{ date: '2026-12-08', hours: ['10:00-12:00'] }] }),
      '2026-12-08T11:00:00+01:00',
      true,
    ],
    [
      'a night of an exception reaches the next date',
      nights({ exceptions: [{ date: '2026-12-05', hours: ['23:00-03:00'] }] }),
      '2026-12-06T02:59:00+01:00',
      true,
    ],
    [
      'but not into a holiday',
      nights({ holidays: [{ date: '2026-12-06' }], exceptions: [{ date: '2026-12-05', hours: ['23:00-03:00'] }] }),
      '2026-12-06T00:30:00+01:00',
      false,
    ],
    [
      'like copies a night with its tail',
      nights({ exceptions: [{ date: '2026-12-06', like: 'tue' }] }),
      '2026-12-07T05:59:00+01:00',
      true,
    ],
    [
      'an empty exception closes its date',
      nights({ exceptions: [{ date: '2026-12-08', hours: [] }] }),
      '2026-12-08T23:00:00+01:00',
      false,
    ],
  ])('%s', (_, calendar, instant, isOpen) => {
    expect(nextOpenAt(calendar, at(instant)) === at(instant)).toBe(isOpen)
  })
})
