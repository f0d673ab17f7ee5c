import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { type CalendarDocument, weekdays } from '../../../core/contract/calendar.ts'
import type { ReportRhythm } from '../../../core/contract/wire-delivery.ts'
import { nextSending, type RhythmGround } from '../../../core/delivery/next-sending.ts'
import { reportDates } from '../../../core/delivery/report-dates.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { readZone } from '../../../model/calendar/read-zone.ts'

const hours = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}

function ground(zone: string, parts: Partial<CalendarDocument> | null = null): RhythmGround {
  const offsets = readZone(zone)
  if (offsets === null) throw new Error(zone)
  if (parts === null) return { zone: offsets, calendar: null }
  const document = { kind: 'calendar', id: 'desk', timeZone: zone, hours, ...parts }
  const compiled = compileCalendar(document, { version: 1 })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return { zone: offsets, calendar: compiled.calendar }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const sendings = (rhythm: ReportRhythm, on: RhythmGround, from: string, count: number) => {
  const found: (string | null)[] = []
  let at: number | null = Date.parse(from)
  for (let index = 0; index < count && at !== null; index++) {
    at = nextSending(rhythm, on, at)
    found.push(iso(at))
  }
  return found
}

const shanghai = { time: '08:30', zone: 'Asia/Shanghai' } as const

test('each day at a local time, also across a change of the clock', () => {
  const daily: ReportRhythm = { every: 'day', time: '02:30', zone: 'America/New_York' }
  expect(sendings(daily, ground(daily.zone), '2027-03-13T00:00:00Z', 3)).toEqual([
    '2027-03-13T07:30:00.000Z',
    // Half past two does not exist that night: half past three does.
    '2027-03-14T07:30:00.000Z',
    '2027-03-15T06:30:00.000Z',
  ])
  expect(sendings({ ...daily, time: '01:30' }, ground(daily.zone), '2026-10-31T12:00:00Z', 2)).toEqual([
    // Half past one comes twice: the first counts, and it is sent once.
    '2026-11-01T05:30:00.000Z',
    '2026-11-02T06:30:00.000Z',
  ])
})

test('each month on its day, or on its last where it has none', () => {
  const monthly: ReportRhythm = { every: 'month', monthDay: 31, ...shanghai }
  expect(sendings(monthly, ground(shanghai.zone), '2027-01-30T00:00:00Z', 4)).toEqual([
    '2027-01-31T00:30:00.000Z',
    '2027-02-28T00:30:00.000Z',
    '2027-03-31T00:30:00.000Z',
    '2027-04-30T00:30:00.000Z',
  ])
})

test('what falls on a holiday waits for the next working day, and what meets there is sent once', () => {
  const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({ date }))
  const exceptions = [{ date: '2026-10-10', like: 'mon' as const }]
  const desk = ground('Asia/Shanghai', { holidays, exceptions })
  const daily = sendings({ every: 'day', ...shanghai }, desk, '2026-09-30T00:00:00Z', 4)
  const monthly = sendings({ every: 'month', monthDay: 1, ...shanghai }, desk, '2026-09-30T00:00:00Z', 2)

  expect(daily).toEqual(['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'].map((date) => `${date}T00:30:00.000Z`))
  expect(monthly).toEqual(['2026-10-08T00:30:00.000Z', '2026-11-02T00:30:00.000Z'])
})

test('never, where the calendar has no working day any more', () => {
  const holidays = Array.from({ length: 500 }, (_, index) => ({
    date: new Date(Date.parse('2026-10-01T00:00:00Z') + index * 86_400_000).toISOString().slice(0, 10),
  }))
  expect(
    nextSending({ every: 'day', ...shanghai }, ground('Asia/Shanghai', { holidays }), Date.parse('2026-10-01')),
  ).toBeNull()
})

describe('whatever the rhythm', () => {
  const rhythms = fc.record({
    every: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
    monthDay: fc.integer({ min: 1, max: 31 }),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
    zone: fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    ),
  })
  const instants = fc.integer({ min: Date.parse('2011-06-01'), max: Date.parse('2035-01-01') })
  const holidaySets = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })

  it('the next sending is later than now, on a working day, at its local time, and nothing lies between', () => {
    fc.assert(
      fc.property(rhythms, instants, fc.option(holidaySets), (rhythm, after, closed) => {
        const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(rhythm.zone).toPlainDate()
        const holidays = closed?.map((days) => ({ date: start.add({ days: days - 5 }).toString() }))
        const on = ground(rhythm.zone, holidays === undefined ? null : { holidays })
        const isWorking = (date: Temporal.PlainDate) =>
          holidays === undefined || (date.dayOfWeek <= 5 && !holidays.some((one) => one.date === date.toString()))
        const isDay = (date: Temporal.PlainDate) =>
          rhythm.every === 'day' ||
          (rhythm.every === 'week' && rhythm.weekdays.includes(weekdays[date.dayOfWeek - 1] ?? 'mon')) ||
          (rhythm.every === 'month' && date.day === Math.min(rhythm.monthDay, date.daysInMonth))
        // Slow and plain: every day on which it falls, moved to a working day, as an instant; the first after now.
        const plain: number[] = []
        for (let days = -70; days < 140; days++) {
          let date = start.add({ days })
          if (!isDay(date)) continue
          while (!isWorking(date)) date = date.add({ days: 1 })
          plain.push(date.toZonedDateTime({ timeZone: rhythm.zone, plainTime: rhythm.time }).epochMilliseconds)
        }
        const expected = Math.min(...plain.filter((at) => at > after))

        const next = nextSending(rhythm, on, after)

        expect(iso(next)).toBe(iso(expected))
        expect(next).toBeGreaterThan(after)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a report is about', () => {
  const dates = (period: 'day' | 'week' | 'month' | 'quarter', due: string, on = ground('Asia/Shanghai')) =>
    reportDates(period, on, Date.parse(due))

  it('the whole span before its day, and the one before that', () => {
    expect(dates('day', '2026-11-23T00:30:00Z')).toEqual({
      dates: { from: '2026-11-22', to: '2026-11-23' },
      before: { from: '2026-11-21', to: '2026-11-22' },
    })
    expect(dates('week', '2026-11-25T00:30:00Z').dates).toEqual({ from: '2026-11-16', to: '2026-11-23' })
    expect(dates('month', '2027-01-04T00:30:00Z')).toEqual({
      dates: { from: '2026-12-01', to: '2027-01-01' },
      before: { from: '2026-11-01', to: '2026-12-01' },
    })
    expect(dates('quarter', '2027-01-01T00:30:00Z').dates).toEqual({ from: '2026-10-01', to: '2027-01-01' })
  })

  it('the day where it is, not where the server is', () => {
    expect(dates('day', '2026-11-22T17:00:00Z').dates.to).toBe('2026-11-23')
  })

  it('Friday and the weekend on Monday, where a calendar counts', () => {
    expect(dates('day', '2026-11-23T00:30:00Z', ground('Asia/Shanghai', {})).dates).toEqual({
      from: '2026-11-20',
      to: '2026-11-23',
    })
  })
})
