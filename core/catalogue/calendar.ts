import type { ProblemArea } from './problem.ts'

/** What can be wrong with a calendar, or with what is asked of one. */
export const calendarProblems = {
  'calendar.unknown-zone': { severity: 'error', params: { zone: 'text' } },
  'calendar.bad-interval': { severity: 'error', params: { interval: 'text' } },
  'calendar.zero-length': { severity: 'error', params: { interval: 'text' } },
  'calendar.overlapping-intervals': { severity: 'error', params: { first: 'text', second: 'text' } },
  'calendar.never-open': { severity: 'error', params: {} },
  'calendar.like-closed-weekday': { severity: 'error', params: { weekday: 'text' } },
  'calendar.exception-without-hours': { severity: 'error', params: { date: 'text' } },
  'calendar.exception-hours-and-like': { severity: 'error', params: { date: 'text' } },
  'calendar.duplicate-exception': { severity: 'error', params: { date: 'text', first: 'text' } },
  'calendar.duplicate-holiday': { severity: 'warning', params: { date: 'text', first: 'text' } },
  'calendar.date-out-of-range': { severity: 'error', params: { date: 'text' } },
  'calendar.ends-at-23-59': { severity: 'warning', params: { interval: 'text' } },
  'calendar.due-after-coverage': { severity: 'warning', params: { date: 'text', coversThrough: 'text' } },
  'calendar.never-due': { severity: 'error', params: { latest: 'text' } },
  'calendar.instant-out-of-range': { severity: 'error', params: { instant: 'text', earliest: 'text', latest: 'text' } },
  'calendar.import-not-understood': { severity: 'error', params: { format: 'text' } },
  'calendar.import-entry-skipped': { severity: 'warning', params: { entry: 'text' } },
  'calendar.import-empty': { severity: 'warning', params: {} },
  'calendar.import-year-unknown': { severity: 'warning', params: { source: 'text', year: 'number' } },
  'calendar.import-no-such-place': { severity: 'error', params: { source: 'text', place: 'text' } },
  'calendar.import-wrong-for': { severity: 'error', params: { source: 'text', place: 'text', instead: 'text' } },
  'calendar.no-such-date': { severity: 'error', params: { date: 'text' } },
} as const satisfies ProblemArea
