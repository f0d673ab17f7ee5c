import { type IntervalText, type MinuteInterval, type Weekday, weekdays } from '../../core/contract/calendar.ts'
import { parseInterval } from './parse-interval.ts'

/** An interval as written, with the JSON Pointer to it. */
export interface WrittenInterval {
  readonly text: IntervalText
  readonly path: string
  readonly interval: MinuteInterval
}

type ReadableHours = { readonly [D in Weekday]?: readonly WrittenInterval[] } & {
  /** The weekdays of which something is given that cannot be read: nothing can be said of them. */
  readonly unreadable: ReadonlySet<Weekday>
}

interface ReadableDate {
  readonly path: string
  readonly date: string
}

interface ReadableException extends ReadableDate {
  readonly intervals: readonly WrittenInterval[]
  /** Whether it opens at all by hours of its own. */
  readonly hasHours: boolean
  readonly isGiven: { readonly hours: boolean; readonly like: boolean }
  readonly like: Weekday | undefined
}

/** What can be read of a value that is to be a calendar document, whatever else is wrong with it. */
export interface ReadableCalendar {
  readonly timeZone: string | undefined
  readonly hours: ReadableHours | undefined
  readonly holidays: readonly ReadableDate[]
  readonly exceptions: readonly ReadableException[]
}

/** Picks out what has the right shape and leaves the rest aside; pure, never throws. */
export function readableCalendar(value: unknown): ReadableCalendar {
  const calendar = fieldsOf(value)
  const timeZone = own(calendar, 'timeZone')
  return {
    timeZone: typeof timeZone === 'string' ? timeZone : undefined,
    hours: readHours(own(calendar, 'hours')),
    holidays: entriesOf(own(calendar, 'holidays'), '/holidays').flatMap(readDate),
    exceptions: entriesOf(own(calendar, 'exceptions'), '/exceptions').flatMap(readException),
  }
}

function readHours(value: unknown): ReadableHours | undefined {
  if (!isObject(value)) return undefined
  const unreadable = new Set<Weekday>()
  const hours: { [D in Weekday]?: readonly WrittenInterval[] } = {}
  for (const weekday of weekdays) {
    const given = own(value, weekday)
    if (given === undefined) continue
    const intervals = readIntervals(given, `/hours/${weekday}`)
    hours[weekday] = intervals
    if (!Array.isArray(given) || intervals.length < given.length) unreadable.add(weekday)
  }
  // A day under a misspelt name may have been meant to open.
  if (Object.keys(value).some((name) => !weekdays.some((weekday) => weekday === name)))
    for (const day of weekdays) unreadable.add(day)
  return { ...hours, unreadable }
}

function readIntervals(value: unknown, path: string): WrittenInterval[] {
  return entriesOf(value, path).flatMap(([text, at]) => {
    if (typeof text !== 'string') return []
    const parsed = parseInterval(text)
    return parsed.ok ? [{ text, path: at, interval: parsed.interval }] : []
  })
}

function readDate([value, path]: readonly [unknown, string]): ReadableDate[] {
  const date = own(fieldsOf(value), 'date')
  return typeof date === 'string' ? [{ path, date: date.slice(0, 60) }] : []
}

function readException(entry: readonly [unknown, string]): ReadableException[] {
  const [value, path] = entry
  const fields = fieldsOf(value)
  const hours = own(fields, 'hours')
  const like = own(fields, 'like')
  return readDate(entry).map((date) => ({
    ...date,
    intervals: readIntervals(hours, `${path}/hours`),
    hasHours: Array.isArray(hours) && hours.length > 0,
    isGiven: { hours: hours !== undefined, like: like !== undefined },
    like: weekdays.find((weekday) => weekday === like),
  }))
}

function entriesOf(value: unknown, path: string): (readonly [unknown, string])[] {
  return Array.isArray(value) ? value.map((entry: unknown, index) => [entry, `${path}/${index}`] as const) : []
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}

function own(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
