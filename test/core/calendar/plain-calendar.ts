import { Temporal } from 'temporal-polyfill'
import { type CalendarDocument, type Opening, weekdays } from '../../../core/contract/calendar.ts'

/**
 * The law of calendars once more, as plainly as it can be said, on Temporal and on the document itself: what core/calendar is held against.
 * It walks through the civil dates and knows no index, no chunks and no compiled form.
 */
export function plainOpenings(document: CalendarDocument, fromAt: number, toAt: number): Opening[] {
  const zone = document.timeZone
  const first = Temporal.Instant.fromEpochMilliseconds(fromAt)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: 3 })
  const last = Temporal.Instant.fromEpochMilliseconds(toAt).toZonedDateTimeISO(zone).toPlainDate().add({ days: 3 })
  const found: Opening[] = []
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const [from, to] of piecesOf(document, date)) {
      const opening = { startAt: instantOf(date, from, zone), endAt: instantOf(date, to, zone) }
      const clipped = { startAt: Math.max(opening.startAt, fromAt), endAt: Math.min(opening.endAt, toAt) }
      if (clipped.startAt < clipped.endAt) found.push(clipped)
    }
  }
  return union(found)
}

/** The open time between two instants, summed up. */
export function plainElapsed(document: CalendarDocument, fromAt: number, toAt: number): number {
  return plainOpenings(document, fromAt, toAt).reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)
}

type Minutes = readonly [from: number, to: number]

function piecesOf(document: CalendarDocument, date: Temporal.PlainDate): Minutes[] {
  const written = replacement(document, date)
  if (written !== undefined) return heads(written)
  const eve = date.subtract({ days: 1 })
  return [...heads(weekly(document, date)), ...tails(weekly(document, eve)), ...tails(replacement(document, eve) ?? [])]
}

function replacement(document: CalendarDocument, date: Temporal.PlainDate): readonly string[] | undefined {
  const exception = document.exceptions?.find((entry) => entry.date === date.toString())
  if (exception !== undefined) return exception.hours ?? document.hours[exception.like ?? 'mon'] ?? []
  return document.holidays?.some((entry) => entry.date === date.toString()) ? [] : undefined
}

function weekly(document: CalendarDocument, date: Temporal.PlainDate): readonly string[] {
  return document.hours[weekdays[date.dayOfWeek - 1] ?? 'mon'] ?? []
}

function heads(intervals: readonly string[]): Minutes[] {
  return intervals.map(minutesOf).map(([from, to]) => (to <= from ? [from, 1440] : [from, to]))
}

function tails(intervals: readonly string[]): Minutes[] {
  return intervals.map(minutesOf).flatMap(([from, to]) => (to < from ? [[0, to] as const] : []))
}

function minutesOf(interval: string): Minutes {
  const [from = 0, to = 0] = interval.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return hours * 60 + minutes
  })
  return [from, to]
}

function instantOf(date: Temporal.PlainDate, minutes: number, timeZone: string): number {
  const day = minutes === 1440 ? date.add({ days: 1 }) : date
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
  return day.toPlainDateTime(plainTime).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

function union(openings: Opening[]): Opening[] {
  const merged: Opening[] = []
  for (const opening of openings.sort((a, b) => a.startAt - b.startAt)) {
    const last = merged[merged.length - 1]
    if (last && opening.startAt <= last.endAt)
      merged[merged.length - 1] = { startAt: last.startAt, endAt: Math.max(last.endAt, opening.endAt) }
    else merged.push(opening)
  }
  return merged
}
