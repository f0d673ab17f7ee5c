import {
  type CalendarDocument,
  type IntervalText,
  type MinuteInterval,
  weekdays,
} from '../../core/contract/calendar.ts'
import { intervalText, parseInterval } from '../../model/calendar/parse-interval.ts'

/** One opening of the week as it is drawn: minutes since the midnight that begins its day; `to` beyond 1440 lies on the next day. */
export interface Bar {
  /** 0 is Monday. */
  readonly day: number
  readonly from: number
  readonly to: number
}

export const dayMinutes = 1440
const weekMinutes = 7 * dayMinutes

/** What openings are drawn in, in minutes. */
export const stepMinutes = 15

/** The openings of a calendar's week in the order of the week, as far as they can be read. Pure. */
export function barsOf({ hours }: Pick<CalendarDocument, 'hours'>): readonly Bar[] {
  return weekdays
    .flatMap((weekday, day) => intervalsOf(hours[weekday]).map(([from, to]) => ({ day, from, to })))
    .sort((a, b) => a.day - b.day || a.from - b.from)
}

/** Intervals as minutes, in the order of the day; those that cannot be read are left out. Pure. */
export function intervalsOf(texts: readonly IntervalText[] = []): readonly MinuteInterval[] {
  const read = texts.flatMap((text) => {
    const parsed = parseInterval(text)
    return parsed.ok ? [parsed.interval] : []
  })
  return read.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** The week of a calendar with these openings; days on which the same opens keep what was written. Pure. */
export function withBars(document: CalendarDocument, bars: readonly Bar[]): CalendarDocument {
  const days = weekdays.map((weekday, day) => {
    const written = document.hours[weekday]
    const texts = bars
      .filter((bar) => bar.day === day)
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => intervalText([from, to]))
    const isSame = [...(written ?? [])].sort().join() === [...texts].sort().join()
    return [weekday, isSame ? written : texts.length === 0 ? undefined : texts] as const
  })
  if (days.every(([weekday, texts]) => document.hours[weekday] === texts)) return document
  return { ...document, hours: Object.fromEntries(days.filter(([, texts]) => texts !== undefined)) }
}

/** Whether two openings are the same. */
export function isSameBar(one: Bar, other: Bar): boolean {
  return one.day === other.day && one.from === other.from && one.to === other.to
}

/** Whether an opening can be written down: not empty, begun on its day, and a whole day only from midnight to midnight. */
export function isWritable({ day, from, to }: Bar): boolean {
  const length = to - from
  const isInside = day >= 0 && day < 7 && from >= 0 && from < dayMinutes
  return isInside && length > 0 && (length < dayMinutes || (from === 0 && to === dayMinutes))
}

/** The nearest opening that can be written: on the week's days, at least a step long, shorter than a day unless it is a whole one. Pure. */
export function fitted({ day, from, to }: Bar): Bar {
  const start = day * dayMinutes + from
  const length = Math.max(stepMinutes, to - from)
  const at = placed(start, start + length)
  if (isWritable(at)) return at
  return at.from === 0 ? { ...at, to: dayMinutes } : { ...at, to: at.from + dayMinutes - stepMinutes }
}

/** The day and the minutes of a stretch of the endless week. */
function placed(start: number, end: number): Bar {
  const day = Math.floor(start / dayMinutes)
  const from = start - day * dayMinutes
  return { day: ((day % 7) + 7) % 7, from, to: from + end - start }
}

/** Whether two openings have time in common; Sunday night goes on into Monday. */
export function isOverlapping(one: Bar, other: Bar): boolean {
  return turns.some((turn) => {
    const [start, end] = spanOf(other, turn)
    const [ownStart, ownEnd] = spanOf(one, 0)
    return start < ownEnd && ownStart < end
  })
}

const turns = [-weekMinutes, 0, weekMinutes] as const

function spanOf({ day, from, to }: Bar, turn: number): readonly [number, number] {
  return [day * dayMinutes + from + turn, day * dayMinutes + to + turn]
}

/** What is left of an opening beside another one: nothing, itself, or one or two parts. */
function beside(bar: Bar, taken: Bar): readonly Bar[] {
  let parts: readonly (readonly [number, number])[] = [spanOf(bar, 0)]
  for (const turn of turns) {
    const [start, end] = spanOf(taken, turn)
    parts = parts.flatMap(([from, to]) =>
      (
        [
          [from, Math.min(to, start)],
          [Math.max(from, end), to],
        ] as const
      ).filter(([left, right]) => left < right),
    )
    if (start === end) break
  }
  return parts.map(([from, to]) => placed(from, to))
}

/**
 * The openings with one more among them. Those of the same day that it overlaps become one with it where that can be written, all
 * others give way, so that nothing overlaps it. Pure.
 */
export function withOpening(bars: readonly Bar[], added: Bar): readonly Bar[] {
  let whole = fitted(added)
  let others = bars
  for (;;) {
    const next = others.find(
      (bar) => bar.day === whole.day && isOverlapping(bar, whole) && isWritable(joined(bar, whole)),
    )
    if (next === undefined) break
    whole = joined(next, whole)
    others = others.filter((bar) => bar !== next)
  }
  return [...others.flatMap((bar) => (isOverlapping(bar, whole) ? beside(bar, whole) : [bar])), whole]
}

function joined(one: Bar, other: Bar): Bar {
  return { day: one.day, from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** A time of day as it is written: `09:00`; `24:00` for the midnight that ends a day, and the next day's time beyond it. */
export function timeText(minutes: number): string {
  const time = minutes > dayMinutes ? minutes - dayMinutes : minutes
  return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`
}

/** The minutes of a time as a field gives it, `HH:MM`; null when it is none. */
export function minutesOfTime(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  if (match === null) return null
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return minutes <= dayMinutes && Number(match[2]) < 60 ? minutes : null
}

/** How long the openings of a day are together, in minutes. */
export function lengthOf(intervals: readonly MinuteInterval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0)
}
