import { type CalendarDocument, weekdays } from '../../core/contract/calendar.ts'
import { parseInterval } from './parse-interval.ts'

/** For how many minutes an ordinary week is closed at a stretch; both 0 for a calendar that never closes. */
export interface ClosedGaps {
  /** The longest stretch of less than a day: a night, as a rule. */
  readonly overnight: number
  /** The longest stretch of all: a week-end, as a rule. */
  readonly longest: number
}

const minutesOfDay = 1440
const minutesOfWeek = 7 * minutesOfDay

/** The stretches in which a calendar is closed, by its weekly hours alone: holidays, exceptions and changes of the clock are left aside. Pure. */
export function closedGaps({ hours }: CalendarDocument): ClosedGaps {
  const open = weekdays
    .flatMap((weekday, day) =>
      (hours[weekday] ?? []).flatMap((text): [number, number][] => {
        const parsed = parseInterval(text)
        if (!parsed.ok) return []
        const [from, to] = parsed.interval
        return [[day * minutesOfDay + from, day * minutesOfDay + to]]
      }),
    )
    .sort(([a], [b]) => a - b)
  const first = open[0]
  if (first === undefined) return { overnight: 0, longest: 0 }
  const gaps: number[] = []
  let openUntil = first[1]
  for (const [from, to] of [...open.slice(1), [first[0] + minutesOfWeek, 0] as const]) {
    if (from > openUntil) gaps.push(from - openUntil)
    openUntil = Math.max(openUntil, to)
  }
  return {
    overnight: Math.max(0, ...gaps.filter((gap) => gap < minutesOfDay)),
    longest: Math.max(0, ...gaps),
  }
}
