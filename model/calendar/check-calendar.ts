import { dayMs, dayOfDate } from '../../core/calendar/civil-date.ts'
import { latestAt } from '../../core/calendar/range.ts'
import { weekdays } from '../../core/contract/calendar.ts'
import type { Fix, Issue } from '../../core/contract/issue.ts'
import { checkShape } from '../document/check-shape.ts'
import { boundIssues, makeIssue } from '../document/issue.ts'
import { shown } from '../document/shown.ts'
import { calendarSchema } from './calendar-schema.ts'
import { nearestZone } from './nearest-zone.ts'
import { isZoneName } from './read-zone.ts'
import { type ReadableCalendar, readableCalendar, type WrittenInterval } from './readable-calendar.ts'

const minutesOfDay = 1440
const minutesOfWeek = 7 * minutesOfDay
const lastDay = Math.floor(latestAt / dayMs)

/**
 * All that is wrong or doubtful with a value that is to be a calendar document; pure, but for the zone names of the platform. Of a value
 * that has not the right shape, what can be read is checked as well, so that all issues appear at once.
 */
export function checkCalendar(value: unknown): Issue[] {
  const shape = checkShape(calendarSchema, value)
  const calendar = readableCalendar(value)
  return boundIssues([
    ...(shape.ok ? [] : shape.issues),
    ...zoneIssues(calendar),
    ...weekIssues(calendar),
    ...exceptionIssues(calendar),
    ...dateIssues(calendar),
    ...lastMinuteIssues(calendar),
  ])
}

function zoneIssues({ timeZone }: ReadableCalendar): Issue[] {
  if (timeZone === undefined || isZoneName(timeZone)) return []
  const nearest = nearestZone(timeZone)
  const fix: Fix | undefined =
    nearest === undefined ? undefined : [{ op: 'replace', path: '/timeZone', value: nearest }]
  return [makeIssue('calendar.unknown-zone', '/timeZone', { zone: shown(timeZone) }, fix)]
}

function weekIssues({ hours, exceptions }: ReadableCalendar): Issue[] {
  if (hours === undefined) return []
  const issues: Issue[] = []
  const all = weekdays.flatMap((weekday, index) =>
    (hours[weekday] ?? []).map((written) => shifted(written, index * minutesOfDay)),
  )
  // What Sunday night sends over midnight is held against Monday morning.
  const wrapped = all
    .filter(({ interval }) => interval[1] > minutesOfWeek)
    .map((written) => shifted(written, -minutesOfWeek))
  issues.push(...overlaps([...wrapped, ...all]))
  const isEverWritten = weekdays.some((weekday) => (hours[weekday] ?? []).length > 0 || hours.unreadable.has(weekday))
  const isOpenByException = exceptions.some((exception) => exception.hasHours)
  if (!isEverWritten && !isOpenByException) issues.push(makeIssue('calendar.never-open', '/hours', {}))
  return issues
}

function exceptionIssues({ hours, exceptions }: ReadableCalendar): Issue[] {
  return exceptions.flatMap(({ path, date, hasHours, isGiven, intervals, like }) => {
    const issues = overlaps(intervals)
    if (isGiven.hours && isGiven.like) issues.push(makeIssue('calendar.exception-hours-and-like', path, { date }))
    if (!isGiven.hours && !isGiven.like) {
      const fix: Fix = [{ op: 'add', path: `${path}/hours`, value: [] }]
      issues.push(makeIssue('calendar.exception-without-hours', path, { date }, fix))
    }
    const isClosed =
      like !== undefined && hours !== undefined && !hours.unreadable.has(like) && (hours[like] ?? []).length === 0
    if (isClosed && !hasHours) issues.push(makeIssue('calendar.like-closed-weekday', `${path}/like`, { weekday: like }))
    return issues
  })
}

function dateIssues({ holidays, exceptions }: ReadableCalendar): Issue[] {
  const outOfRange = [...holidays, ...exceptions].flatMap(({ path, date }) => {
    const day = dayOfDate(date)
    return day === null || (day >= 0 && day <= lastDay)
      ? []
      : [makeIssue('calendar.date-out-of-range', `${path}/date`, { date })]
  })
  return [
    ...outOfRange,
    ...repeated(holidays).map(({ path, date, first }) =>
      makeIssue('calendar.duplicate-holiday', path, { date, first }, [{ op: 'remove', path }]),
    ),
    ...repeated(exceptions).map(({ path, date, first }) =>
      makeIssue('calendar.duplicate-exception', path, { date, first }),
    ),
  ]
}

function lastMinuteIssues({ hours, exceptions }: ReadableCalendar): Issue[] {
  const all = [
    ...weekdays.flatMap((weekday) => hours?.[weekday] ?? []),
    ...exceptions.flatMap(({ intervals }) => intervals),
  ]
  return all
    .filter(({ text }) => text.endsWith('-23:59'))
    .map(({ text, path }) => {
      const fix: Fix = [{ op: 'replace', path, value: text.replace(/-23:59$/, '-24:00') }]
      return makeIssue('calendar.ends-at-23-59', path, { interval: shown(text) }, fix)
    })
}

function shifted({ text, path, interval }: WrittenInterval, minutes: number): WrittenInterval {
  return { text, path, interval: [interval[0] + minutes, interval[1] + minutes] }
}

/** One issue for each interval that begins before an earlier one has ended. */
function overlaps(intervals: readonly WrittenInterval[]): Issue[] {
  const issues: Issue[] = []
  let longest: WrittenInterval | undefined
  for (const written of [...intervals].sort((a, b) => a.interval[0] - b.interval[0] || a.interval[1] - b.interval[1])) {
    if (longest !== undefined && written.interval[0] < longest.interval[1] && written.path !== longest.path) {
      issues.push(
        makeIssue('calendar.overlapping-intervals', written.path, { first: named(longest), second: named(written) }),
      )
    }
    if (longest === undefined || written.interval[1] > longest.interval[1]) longest = written
  }
  return issues
}

/** An interval with the weekday it is written under, where there is one. */
function named({ text, path }: WrittenInterval): string {
  const weekday = weekdays.find((name) => path.startsWith(`/hours/${name}/`))
  return weekday === undefined ? text : `${weekday} ${text}`
}

function repeated<T extends { readonly path: string; readonly date: string }>(entries: readonly T[]) {
  const firstByDate = new Map<string, string>()
  return entries.flatMap((entry) => {
    const first = firstByDate.get(entry.date)
    if (first !== undefined) return [{ ...entry, first }]
    firstByDate.set(entry.date, entry.path)
    return []
  })
}
