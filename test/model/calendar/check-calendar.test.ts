import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCalendar } from '../../../model/calendar/check-calendar.ts'

const week = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}
const calendar = { kind: 'calendar', id: 'desk', name: 'Desk', timeZone: 'America/New_York', hours: week }

describe('checkCalendar', () => {
  it('finds nothing wrong with a calendar that uses everything', () => {
    const full = {
      ...calendar,
      name: { en: 'Desk', 'zh-CN': '客服台' },
      hours: { ...week, fri: ['09:00-12:00', '12:00-17:00', '22:00-06:00'], sun: ['00:00-24:00'] },
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      exceptions: [
        { date: '2026-12-25', hours: ['10:00-12:00'] },
        { date: '2026-02-14', like: 'mon', name: '调休' },
        { date: '2026-02-15', hours: [] },
      ],
      coversThrough: '2027-12-31',
    }

    expect(checkCalendar(full)).toEqual([])
  })

  it.each<[string, object, string, string]>([
    ['a zero-length interval', { hours: { ...week, wed: ['09:00-09:00'] } }, 'calendar.zero-length', '/hours/wed/0'],
    [
      'a time that does not exist',
      { hours: { ...week, thu: ['09:00-25:00'] } },
      'calendar.bad-interval',
      '/hours/thu/0',
    ],
    ['a start at 24:00', { hours: { ...week, thu: ['24:00-02:00'] } }, 'calendar.bad-interval', '/hours/thu/0'],
    ['an end after 24:00', { hours: { ...week, thu: ['09:00-24:01'] } }, 'calendar.bad-interval', '/hours/thu/0'],
    ['hours of one digit', { hours: { ...week, thu: ['9:00-17:00'] } }, 'calendar.bad-interval', '/hours/thu/0'],
    [
      'an overlap in a day',
      { hours: { mon: ['09:00-12:00', '11:59-17:00'] } },
      'calendar.overlapping-intervals',
      '/hours/mon/1',
    ],
    [
      'an overlap of a night with the next day',
      { hours: { tue: ['22:00-06:00'], wed: ['05:00-09:00'] } },
      'calendar.overlapping-intervals',
      '/hours/wed/0',
    ],
    [
      'an overlap from Sunday night into Monday',
      { hours: { sun: ['22:00-06:00'], mon: ['04:00-08:00'] } },
      'calendar.overlapping-intervals',
      '/hours/mon/0',
    ],
    [
      'an overlap in an exception',
      { exceptions: [{ date: '2026-12-24', hours: ['09:00-12:00', '10:00-11:00'] }] },
      'calendar.overlapping-intervals',
      '/exceptions/0/hours/1',
    ],
    ['an unknown zone', { timeZone: 'America/New_Yrok' }, 'calendar.unknown-zone', '/timeZone'],
    ['an offset for a zone', { timeZone: '+08:00' }, 'calendar.unknown-zone', '/timeZone'],
    ['no hours at all', { hours: {} }, 'calendar.never-open', '/hours'],
    ['empty lists of hours', { hours: { mon: [], tue: [] } }, 'calendar.never-open', '/hours'],
    [
      'like a closed weekday',
      { exceptions: [{ date: '2026-12-26', like: 'sun' }] },
      'calendar.like-closed-weekday',
      '/exceptions/0/like',
    ],
    [
      'an exception with nothing',
      { exceptions: [{ date: '2026-12-26' }] },
      'calendar.exception-without-hours',
      '/exceptions/0',
    ],
    [
      'an exception with both',
      { exceptions: [{ date: '2026-12-26', like: 'mon', hours: ['09:00-10:00'] }] },
      'calendar.exception-hours-and-like',
      '/exceptions/0',
    ],
    [
      'two exceptions on one date',
      {
        exceptions: [
          { date: '2026-12-26', like: 'mon' },
          { date: '2026-12-26', like: 'tue' },
        ],
      },
      'calendar.duplicate-exception',
      '/exceptions/1',
    ],
    ['a date that does not exist', { holidays: [{ date: '2026-02-30' }] }, 'document.bad-date', '/holidays/0/date'],
    [
      'a date that calendars do not know',
      { holidays: [{ date: '2101-01-01' }] },
      'calendar.date-out-of-range',
      '/holidays/0/date',
    ],
    ['an unknown weekday', { hours: { ...week, monday: ['09:00-17:00'] } }, 'document.unknown-field', '/hours/monday'],
    ['another kind', { kind: 'policy' }, 'document.not-one-of', '/kind'],
    ['an id too long', { id: 'a'.repeat(65) }, 'document.bad-id', '/id'],
    ['a null byte in the zone', { timeZone: 'America/New_York\u0000' }, 'document.null-character', '/timeZone'],
  ])('refuses %s', (_, change, code, path) => {
    const issues = checkCalendar({ ...calendar, ...change })

    expect(issues).toContainEqual(expect.objectContaining({ code, path, severity: 'error' }))
  })

  it.each<[string, object, string]>([
    ['an end of 23:59', { hours: { ...week, mon: ['09:00-23:59'] } }, 'calendar.ends-at-23-59'],
    [
      'a holiday that stands twice',
      { holidays: [{ date: '2026-12-25' }, { date: '2026-12-25' }] },
      'calendar.duplicate-holiday',
    ],
  ])('warns of %s', (_, change, code) => {
    expect(checkCalendar({ ...calendar, ...change })).toMatchObject([{ code, severity: 'warning' }])
  })

  it('offers 24:00 for 23:59, and the zone that was meant', () => {
    const issues = checkCalendar({ ...calendar, timeZone: 'Shanghai', hours: { mon: ['22:00-23:59'] } })

    expect(issues.map((issue) => issue.fix)).toEqual([
      [{ op: 'replace', path: '/timeZone', value: 'Asia/Shanghai' }],
      [{ op: 'replace', path: '/hours/mon/0', value: '22:00-24:00' }],
    ])
  })

  it('reports what it can read even where the shape is wrong', () => {
    const issues = checkCalendar({
      kind: 'calendar',
      id: 'Desk!',
      timezone: 'UTC',
      hours: { mon: ['09:00-12:00', '11:00-13:00', 7], sun: 'all day' },
      exceptions: [{ date: '2026-12-26', like: 'sat' }, 'tomorrow'],
    })

    expect(issues.map((issue) => [issue.code, issue.path])).toEqual([
      ['document.bad-id', '/id'],
      ['document.missing-field', '/timeZone'],
      ['document.wrong-type', '/hours/mon/2'],
      ['document.wrong-type', '/hours/sun'],
      ['document.wrong-type', '/exceptions/1'],
      ['document.unknown-field', '/timezone'],
      ['calendar.overlapping-intervals', '/hours/mon/1'],
      ['calendar.like-closed-weekday', '/exceptions/0/like'],
    ])
  })

  it('does not call a calendar never open when a weekday is only misspelt or unreadable', () => {
    const codes = (hours: unknown) => checkCalendar({ ...calendar, hours }).map((issue) => issue.code)

    expect(codes({ monday: ['09:00-17:00'] })).toEqual(['document.unknown-field'])
    expect(codes({ mon: ['9-5'] })).toEqual(['calendar.bad-interval'])
  })

  it('never throws, whatever it is given', () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.record({ hours: fc.anything(), exceptions: fc.array(fc.anything()), timeZone: fc.anything() }),
    )
    fc.assert(
      fc.property(odd, (value) => {
        expect(checkCalendar(value).some((issue) => issue.severity === 'error')).toBe(true)
      }),
    )
  })
})
