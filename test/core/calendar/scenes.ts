import fc from 'fast-check'
import { earliestAt, latestAt } from '../../../core/calendar/range.ts'
import { type CalendarDocument, weekdays } from '../../../core/contract/calendar.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'

const day = 86_400_000

/** Zones with gaps at midnight, half-hour and two-hour changes, a skipped date, odd offsets, and none of all that. */
export const restlessZones = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Pyongyang',
  'America/Caracas',
  'Europe/Istanbul',
  'UTC',
]

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const text = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const interval = fc
  .tuple(time, fc.integer({ min: 1, max: 95 }))
  .map(([from, quarters]) => `${text(from)}-${text((from + quarters * 15) % 1440).replace(/^00:00$/, '24:00')}`)

/** An instant near one at which some zone moved its clocks, or anywhere. */
const instant = fc.oneof(
  fc.integer({ min: earliestAt + 60 * day, max: latestAt - 60 * day }),
  fc
    .tuple(
      fc.constantFrom(
        '2011-12-30T10:00:00Z',
        '2026-03-29T01:00:00Z',
        '2026-11-01T05:00:00Z',
        '2027-03-14T07:00:00Z',
        '1987-10-25T02:31:00Z',
        '2024-04-26T00:00:00Z',
        '2007-12-09T07:00:00Z',
        '2016-05-01T07:00:00Z',
        '2016-10-30T01:00:00Z',
        '2018-05-04T15:00:00Z',
      ),
      fc.integer({ min: -6 * day, max: 6 * day }),
    )
    .map(([near, offset]) => Date.parse(near) + offset),
)

/** A calendar of one of the zones, and an instant that its dates are near to. */
export const sceneIn = (zones: readonly string[]) =>
  fc
    .record({
      zone: fc.constantFrom(...zones),
      week: fc.array(fc.option(fc.oneof(interval, fc.constant('00:00-24:00')), { nil: undefined }), {
        minLength: 7,
        maxLength: 7,
      }),
      at: instant,
      closed: fc.array(fc.integer({ min: -8, max: 12 }), { maxLength: 4 }),
      replaced: fc.uniqueArray(fc.tuple(fc.integer({ min: -8, max: 12 }), interval), {
        maxLength: 3,
        selector: ([offset]) => offset,
      }),
    })
    .map(({ zone, week, at, closed, replaced }) => {
      const dateAt = (offset: number) => new Date(at + offset * day).toISOString().slice(0, 10)
      const document: CalendarDocument = {
        kind: 'calendar',
        id: 'c',
        timeZone: zone,
        hours: Object.fromEntries(
          weekdays.flatMap((weekday, index) => (week[index] ? [[weekday, [week[index]]]] : [])),
        ),
        holidays: [...new Set(closed)].map((offset) => ({ date: dateAt(offset) })),
        exceptions: replaced.map(([offset, hours]) => ({ date: dateAt(offset), hours: [hours] })),
      }
      return { document, at, compiled: compileCalendar(document, { version: null }) }
    })
    .filter(({ compiled }) => compiled.ok)
    .map(({ document, at, compiled }) => {
      if (!compiled.ok) throw new Error('filtered')
      return { document, at, calendar: compiled.calendar }
    })
