import type { CompiledCalendar, Opening } from '../contract/calendar.ts'
import type { Instant, Millis } from '../contract/time.ts'
import { type Day, dayMs } from './civil-date.ts'
import { cutHours, openingOf } from './date-hours.ts'
import { latestAt } from './range.ts'
import { instantOf } from './zone-offsets.ts'

/** The openings of 32 civil dates in a row, disjoint and ascending, with the open time before each of them. */
export interface Chunk {
  readonly startAt: Instant
  readonly endAt: Instant
  readonly startsAt: Float64Array
  readonly endsAt: Float64Array
  /** Open time in the chunk before each opening. */
  readonly beforeMs: Float64Array
  readonly totalMs: Millis
}

/** The open time of a calendar, chunk by chunk, worked out when it is first asked for. */
export interface CalendarIndex {
  /** The number of the chunk that holds an instant of the range. */
  numberAt(at: Instant): number
  chunk(number: number): Chunk
  /** The open time of a whole chunk; cheaper than the chunk, once known. */
  totalMs(number: number): Millis
  /** The number of the last chunk; no later opening is known. */
  readonly last: number
}

const daysPerChunk = 32
const chunkMs = daysPerChunk * dayMs
const keptChunks = 64
const indexes = new WeakMap<CompiledCalendar, CalendarIndex>()

/**
 * The index of a calendar, made once per object: observationally pure, since compiled calendars are never changed. It grows with the
 * stretch of time asked for, not with the calendar's range, as every running case holds a calendar of its own.
 */
export function indexOf(calendar: CompiledCalendar): CalendarIndex {
  let index = indexes.get(calendar)
  if (index === undefined) {
    index = makeIndex(calendar)
    indexes.set(calendar, index)
  }
  return index
}

function makeIndex(calendar: CompiledCalendar): CalendarIndex {
  const { zone } = calendar
  const chunks = new Map<number, Chunk>()
  const totals = new Map<number, Millis>()
  const startOf = (number: number) => instantOf(zone, number * chunkMs)

  const chunk = (number: number): Chunk => {
    const known = chunks.get(number)
    if (known !== undefined) return known
    const made = makeChunk(calendar, number * daysPerChunk, startOf(number), startOf(number + 1))
    if (chunks.size >= keptChunks) chunks.clear()
    chunks.set(number, made)
    totals.set(number, made.totalMs)
    return made
  }
  const numberAt = (at: Instant): number => {
    const guess = Math.floor((at + zone.firstOffsetMs) / chunkMs)
    const { startAt, endAt } = chunk(guess)
    return at < startAt ? guess - 1 : at >= endAt ? guess + 1 : guess
  }
  const totalMs = (number: number): Millis => totals.get(number) ?? chunk(number).totalMs
  return { numberAt, chunk, totalMs, last: Math.floor((latestAt + dayMs) / chunkMs) }
}

function makeChunk(calendar: CompiledCalendar, firstDay: Day, startAt: Instant, endAt: Instant): Chunk {
  const openings = mergedOpenings(calendar, firstDay, startAt, endAt)
  const startsAt = new Float64Array(openings.length)
  const endsAt = new Float64Array(openings.length)
  const beforeMs = new Float64Array(openings.length)
  let totalMs = 0
  openings.forEach((opening, index) => {
    startsAt[index] = opening.startAt
    endsAt[index] = opening.endAt
    beforeMs[index] = totalMs
    totalMs += opening.endAt - opening.startAt
  })
  return { startAt, endAt, startsAt, endsAt, beforeMs, totalMs }
}

/** A gap in local time can push an opening past its date's end: so the dates around the chunk are looked at, and what comes is sorted and clipped. */
function mergedOpenings(calendar: CompiledCalendar, firstDay: Day, startAt: Instant, endAt: Instant): Opening[] {
  const found: Opening[] = []
  for (let day = firstDay - 2; day < firstDay + daysPerChunk + 2; day++) {
    for (const interval of cutHours(calendar, day)) {
      const opening = openingOf(calendar, day, interval)
      const clipped = { startAt: Math.max(opening.startAt, startAt), endAt: Math.min(opening.endAt, endAt) }
      if (clipped.startAt < clipped.endAt) found.push(clipped)
    }
  }
  return mergeOpenings(found)
}

/** The same open time as disjoint, ascending openings that do not touch. */
function mergeOpenings(openings: readonly Opening[]): Opening[] {
  const merged: Opening[] = []
  for (const opening of [...openings].sort((a, b) => a.startAt - b.startAt)) {
    const last = merged.at(-1)
    if (last === undefined || opening.startAt > last.endAt) merged.push(opening)
    else if (opening.endAt > last.endAt) merged[merged.length - 1] = { startAt: last.startAt, endAt: opening.endAt }
  }
  return merged
}

/** The last opening of a chunk that starts at or before an instant, `-1` if none does. */
export function openingIndexAt({ startsAt }: Chunk, at: Instant): number {
  let low = 0
  let high = startsAt.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((startsAt[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The open time of a chunk before an instant in it. */
export function openMsBefore(chunk: Chunk, at: Instant): Millis {
  const index = openingIndexAt(chunk, at)
  if (index < 0) return 0
  const startAt = chunk.startsAt[index] as number
  return (chunk.beforeMs[index] as number) + Math.min(at, chunk.endsAt[index] as number) - startAt
}
