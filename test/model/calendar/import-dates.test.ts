import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import { checkCalendar } from '../../../model/calendar/check-calendar.ts'
import { holidayPlaces, importDateHolidays } from '../../../model/calendar/import-date-holidays.ts'
import { importHolidayCn } from '../../../model/calendar/import-holiday-cn.ts'
import { importICalendar } from '../../../model/calendar/import-icalendar.ts'
import { withImportedDates } from '../../../model/calendar/imported-dates.ts'

const desk: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'Asia/Shanghai',
  hours: { mon: ['09:00-12:00', '13:30-18:00'] },
  holidays: [{ date: '2025-10-01' }, { date: '2026-02-15', name: 'old' }],
  exceptions: [{ date: '2026-02-16', hours: ['10:00-12:00'] }],
  coversThrough: '2025-12-31',
}

const year = {
  year: 2026,
  papers: ['https://example.org/notice'],
  days: [
    { name: '春节', date: '2026-02-16', isOffDay: true },
    { name: '春节', date: '2026-02-15', isOffDay: true },
    { name: '春节', date: '2026-02-14', isOffDay: false },
  ],
}

describe('importHolidayCn', () => {
  it('makes holidays of days off and exceptions of make-up days, known through the year', () => {
    expect(importHolidayCn(year, { like: 'mon' })).toEqual({
      holidays: [
        { date: '2026-02-15', name: '春节' },
        { date: '2026-02-16', name: '春节' },
      ],
      exceptions: [{ date: '2026-02-14', like: 'mon', name: '春节' }],
      coversThrough: '2026-12-31',
      issues: [],
    })
  })

  it('takes the bare list as well', () => {
    expect(importHolidayCn(year.days, { like: 'mon' })).toEqual(importHolidayCn(year, { like: 'mon' }))
  })

  it('imports nothing from a year that has no days, and says so', () => {
    expect(importHolidayCn({ year: 2027, days: [] }, { like: 'mon' })).toMatchObject({
      holidays: [],
      coversThrough: null,
      issues: [{ code: 'calendar.import-empty' }],
    })
  })

  it.each([[null], ['text'], [{ days: 3 }], [[{ date: '2026-02-30', isOffDay: true }]], [[{ date: '2026-02-03' }]]])(
    'refuses %j',
    (value) => {
      const { holidays, issues } = importHolidayCn(value, { like: 'mon' })

      expect(holidays).toEqual([])
      expect(issues[0]).toMatchObject({ code: 'calendar.import-not-understood' })
      expect(issues.length).toBeGreaterThan(1)
    },
  )
})

describe('importICalendar', () => {
  const file = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
  const read = (...events: string[]) => importICalendar(file(...events), { like: 'fri' })

  it('makes a holiday of each day of an event', () => {
    expect(
      read(
        event(
          'DTSTART;VALUE=DATE:20261225',
          'DTEND;VALUE=DATE:20261227',
          'SUMMARY;LANGUAGE=en:Christmas\\, both\r\n  days',
        ),
      ),
    ).toEqual({
      holidays: [
        { date: '2026-12-25', name: 'Christmas, both days' },
        { date: '2026-12-26', name: 'Christmas, both days' },
      ],
      exceptions: [],
      coversThrough: null,
      issues: [],
    })
  })

  it.each([
    ['no end', ['DTSTART:20261225'], ['2026-12-25']],
    ['an end on the same day', ['DTSTART:20261225', 'DTEND:20261225'], ['2026-12-25']],
    ['a length in days', ['DTSTART:20261225', 'DURATION:P2D'], ['2026-12-25', '2026-12-26']],
    [
      'an alarm with a time of its own',
      ['DTSTART:20261225', 'BEGIN:VALARM', 'DURATION:PT15M', 'END:VALARM'],
      ['2026-12-25'],
    ],
    ['a parameter in quotation marks', ['DTSTART;X-A="b:c;d":20261225'], ['2026-12-25']],
  ])('reads an event with %s', (_, lines, dates) => {
    expect(read(event(...lines)).holidays.map(({ date }) => date)).toEqual(dates)
  })

  it('makes an exception of a day marked as a make-up working day', () => {
    expect(
      read(event('DTSTART;VALUE=DATE:20260214', 'SUMMARY:春节（班）', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY')),
    ).toMatchObject({
      holidays: [],
      exceptions: [{ date: '2026-02-14', like: 'fri', name: '春节（班）' }],
    })
  })

  it.each([
    ['has a time of day', ['DTSTART:20261225T090000Z']],
    ['recurs', ['DTSTART:20261225', 'RRULE:FREQ=YEARLY']],
    ['has no start', ['SUMMARY:x']],
    ['lasts for months', ['DTSTART:20260101', 'DTEND:20261231']],
    ['starts on a day that does not exist', ['DTSTART:20260230']],
    ['has a length that is none', ['DTSTART:20261225', 'DURATION:PT1H']],
  ])('leaves out, with a warning, an event that %s', (_, lines) => {
    expect(read(event(...lines))).toMatchObject({
      holidays: [],
      issues: [{ code: 'calendar.import-entry-skipped' }, { code: 'calendar.import-empty' }],
    })
  })

  it('leaves out a cancelled one silently', () => {
    expect(read(event('DTSTART:20261225', 'STATUS:CANCELLED'), event('DTSTART:20261226'))).toMatchObject({
      holidays: [{ date: '2026-12-26' }],
      issues: [],
    })
  })

  it('refuses what is no calendar, and never throws', () => {
    expect(importICalendar('<html>', { like: 'mon' }).issues).toMatchObject([
      { code: 'calendar.import-not-understood' },
    ])
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'BEGIN:VEVENT',
            'END:VEVENT',
            'DTSTART:20261225',
            'DTEND:x',
            'SUMMARY',
            ';:',
            'END:X',
            ' "',
            'DURATION:P',
          ),
        ),
        (lines) => {
          expect(() => read(...lines)).not.toThrow()
        },
      ),
    )
  })
})

describe('withImportedDates', () => {
  const result = withImportedDates(desk, importHolidayCn(year, { like: 'mon' }))

  it('replaces what stood on the imported dates, keeps the rest, and orders all by date', () => {
    expect(result.holidays).toEqual([
      { date: '2025-10-01' },
      { date: '2026-02-15', name: '春节' },
      { date: '2026-02-16', name: '春节' },
    ])
    expect(result.exceptions).toEqual([{ date: '2026-02-14', like: 'mon', name: '春节' }])
    expect(checkCalendar(result)).toEqual([])
  })

  it('lets the known dates only grow', () => {
    expect(result.coversThrough).toBe('2026-12-31')
    expect(
      withImportedDates({ ...desk, coversThrough: '2030-12-31' }, importHolidayCn(year, { like: 'mon' })).coversThrough,
    ).toBe('2030-12-31')
  })
})

describe('holidayPlaces', () => {
  it('names countries with their states, as the import takes them, and leaves out mainland China', async () => {
    const places = await holidayPlaces()

    expect(places.map(({ id }) => id)).not.toContain('CN')
    const germany = places.find(({ id }) => id === 'DE')
    expect(germany?.states).toContainEqual({ id: 'DE-BY', name: 'Bayern' })
    const [bavaria, germanyAlone] = await Promise.all(
      ['DE-BY', 'DE'].map((place) => importDateHolidays({ year: 2026, place, halfDaysOf: null })),
    )
    expect(bavaria?.issues).toEqual([])
    expect(bavaria?.holidays.length).toBeGreaterThan(germanyAlone?.holidays.length ?? 0)
  })
})
