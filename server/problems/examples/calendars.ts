import { change, type Examples, gone } from './example.ts'

export const calendarExamples: Examples<'calendar'> = {
  'calendar.unknown-zone': change('calendar', { '/timeZone': 'Asia/Shanghia' }),
  'calendar.bad-interval': change('calendar', { '/hours/mon': ['09:00-25:00'] }),
  'calendar.zero-length': change('calendar', { '/hours/mon': ['09:00-09:00'] }),
  'calendar.overlapping-intervals': change('calendar', { '/hours/mon': ['09:00-13:00', '12:00-17:00'] }),
  'calendar.never-open': change('calendar', { '/hours': {}, '/exceptions': [] }),
  'calendar.like-closed-weekday': change('calendar', { '/exceptions/0': { date: '2026-02-14', like: 'sun' } }),
  'calendar.exception-without-hours': change('calendar', { '/exceptions/0/hours': gone }),
  'calendar.exception-hours-and-like': change('calendar', { '/exceptions/0/like': 'mon' }),
  'calendar.duplicate-exception': change('calendar', { '/exceptions/-': { date: '2026-12-24', hours: [] } }),
  'calendar.duplicate-holiday': change('calendar', { '/holidays/-': { date: '2026-12-25' } }),
  'calendar.date-out-of-range': change('calendar', { '/holidays/0/date': '1969-12-25' }),
  'calendar.ends-at-23-59': change('calendar', { '/hours/mon': ['18:00-23:59'] }),
}
