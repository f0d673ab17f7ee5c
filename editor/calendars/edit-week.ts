import { type CalendarDocument, weekdays } from '../../core/contract/calendar.ts'
import { type Bar, barsOf, fitted, isOverlapping, isSameBar, isWritable, withBars, withOpening } from './week.ts'

/** Opens a stretch of the week, in the place of another one where it was moved or made longer. Overlaps become one opening, or give way. */
export function putOpening(document: CalendarDocument, bar: Bar, instead: Bar | null = null): CalendarDocument {
  const fits = fitted(bar)
  if (instead !== null && isSameBar(fits, instead)) return document
  return withBars(document, withOpening(withoutOne(barsOf(document), instead), fits))
}

/** Closes an opening. */
export function removeOpening(document: CalendarDocument, bar: Bar): CalendarDocument {
  return withBars(document, withoutOne(barsOf(document), bar))
}

/** Closes a whole day; what runs into it from the night before stays. */
export function closeDay(document: CalendarDocument, day: number): CalendarDocument {
  return withBars(
    document,
    barsOf(document).filter((bar) => bar.day !== day),
  )
}

/** Lets other days open as one does; what they had goes. What runs over midnight and meets an opening of the next day ends where that begins. */
export function copyDay(document: CalendarDocument, day: number, to: readonly number[]): CalendarDocument {
  const bars = barsOf(document)
  const own = bars.filter((bar) => bar.day === day)
  const others = to.filter((target) => target !== day && target >= 0 && target < 7)
  const kept = bars.filter((bar) => !others.includes(bar.day))
  const copies = others.flatMap((target) => own.map((bar) => ({ ...bar, day: target })))
  return withBars(document, clipped([...kept, ...copies]))
}

/** A day with an opening where it has room for one: usual office hours, else after what it has, else before; the same calendar if it is full. */
export function addOpening(document: CalendarDocument, day: number): CalendarDocument {
  const free = freeStretch(barsOf(document), day)
  return free === null ? document : putOpening(document, free)
}

/** Where the next opening of a day would go; null when the day is full. */
export function freeStretch(bars: readonly Bar[], day: number): Bar | null {
  const wishes: readonly (readonly [number, number])[] = [
    [540, 1020],
    ...Array.from({ length: 24 }, (_, hour) => [hour * 60, hour * 60 + 60] as const).sort(
      ([a], [b]) => afterHours(a) - afterHours(b),
    ),
  ]
  const found = wishes.find(([from, to]) => !bars.some((bar) => isOverlapping(bar, { day, from, to })))
  return found === undefined ? null : { day, from: found[0], to: found[1] }
}

/** Hours after the morning come first. */
function afterHours(minutes: number): number {
  return minutes >= 780 ? minutes : minutes + 1440
}

/** An opening moved or made longer by keys: null where there is no room, so that nothing is swallowed on the way. */
export function nudged(document: CalendarDocument, bar: Bar, to: Bar): Bar | null {
  const fits = fitted(to)
  const others = withoutOne(barsOf(document), bar)
  return isSameBar(fits, bar) || others.some((other) => isOverlapping(other, fits)) ? null : fits
}

/** The exact times of an opening; `to` before `from` lies on the next day. The same calendar where that is no opening. */
export function retimeOpening(
  document: CalendarDocument,
  bar: Bar,
  times: { readonly from: number; readonly to: number },
): CalendarDocument {
  const from = times.from % 1440
  const next = { day: bar.day, from, to: times.to > from ? times.to : times.to + 1440 }
  return isWritable(next) ? putOpening(document, next, bar) : document
}

/** The weekdays that open at all, which a make-up day can be like. */
export function openWeekdays(document: CalendarDocument) {
  return weekdays.filter((weekday) => (document.hours[weekday] ?? []).length > 0)
}

function withoutOne(bars: readonly Bar[], taken: Bar | null): readonly Bar[] {
  const index = taken === null ? -1 : bars.findIndex((bar) => isSameBar(bar, taken))
  return index < 0 ? bars : bars.filter((_, other) => other !== index)
}

/** Nights that run into an opening of the next day end where that begins. */
function clipped(bars: readonly Bar[]): readonly Bar[] {
  return bars.flatMap((bar) => {
    const next = bars.filter((other) => other.day === (bar.day + 1) % 7).map(({ from }) => from + 1440)
    const to = Math.min(bar.to, ...next.filter((from) => from < bar.to))
    return to > bar.from ? [{ ...bar, to }] : []
  })
}
