export const calendar = {
  'calendar.unknown-zone':
    'There is no time zone {{zone}}. Use a name of the IANA database, such as Asia/Shanghai or America/New_York.',
  'calendar.bad-interval':
    '{{interval}} is not an interval. Write it as "09:00-17:00", from 00:00 to 24:00; one that ends before it starts runs over midnight.',
  'calendar.zero-length':
    'The interval {{interval}} starts and ends at the same time, so it has no length. A whole day is 00:00-24:00.',
  'calendar.overlapping-intervals': 'The intervals {{first}} and {{second}} overlap.',
  'calendar.never-open': 'This calendar is never open: give hours to at least one weekday.',
  'calendar.like-closed-weekday': 'The exception is to be like {{weekday}}, but that weekday is closed.',
  'calendar.exception-without-hours': 'The exception on {{date}} says neither its hours nor which weekday it is like.',
  'calendar.exception-hours-and-like': 'The exception on {{date}} gives both hours and like; one of them has to go.',
  'calendar.duplicate-exception': 'There is already an exception on {{date}}, at {{first}}; a date has at most one.',
  'calendar.duplicate-holiday': 'The holiday on {{date}} is already listed at {{first}}.',
  'calendar.date-out-of-range': 'The date {{date}} is outside the years 1970 to 2100, which calendars know.',
  'calendar.ends-at-23-59':
    'The interval {{interval}} leaves the last minute of the day closed. If it is to last until midnight, let it end at 24:00.',
  'calendar.due-after-coverage':
    'It is due on {{date}}, but the holidays of this calendar are known only through {{coversThrough}}.',
  'calendar.never-due': 'So much time does not pass by {{latest}}, where calendars end.',
  'calendar.instant-out-of-range':
    'The instant {{instant}} lies outside what calendars know: {{earliest}} to {{latest}}.',
  'calendar.import-not-understood': 'This is not {{format}}.',
  'calendar.import-entry-skipped':
    'An entry was left out, since it is no whole day or repeats in a way that is not read: {{entry}}.',
  'calendar.import-empty': 'No holidays were found; the calendar’s known dates have not grown.',
  'calendar.import-year-unknown':
    'The library {{source}} knows no holidays of {{year}}; the calendar’s known dates have not grown.',
  'calendar.import-no-such-place':
    'The library {{source}} has no place {{place}}. Write a country and, where there are any, its state and region: DE, DE-BY, US-LA-NO.',
  'calendar.import-wrong-for':
    'The holidays of {{place}} are announced year by year and cannot be worked out, so {{source}} has them wrong. Use {{instead}}.',
  'calendar.no-such-date': '“{{date}}” is not a date between 1970-01-02 and 2100-12-30, written YYYY-MM-DD.',
}
