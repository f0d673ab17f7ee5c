import { dateOfDay, dayOfDate } from '../../../core/calendar/civil-date.ts'
import { formatInstant } from '../../../core/calendar/format-instant.ts'
import { earliestAt, latestAt } from '../../../core/calendar/range.ts'
import type { FactValue } from '../../../core/contract/facts.ts'

/** What the classes between given points need to know of ordered values: how one is written, and one that lies between two. */
export interface OrderedValues {
  readonly write: (point: number) => NonNullable<FactValue>
  /** A value strictly between two points, or beyond one where the other is null; null if there is none. */
  readonly between: (low: number | null, high: number | null) => number | null
}

/** Numbers, all of them. */
export const numbers: OrderedValues = {
  write: (point) => point,
  between: (low, high) => {
    if (low === null) return first(high === null ? [0] : [high - 1, high - Math.abs(high)], low, high)
    if (high === null) return first([low + 1, low + Math.abs(low)], low, high)
    return first([Math.floor(low) + 1, (low + high) / 2, low / 2 + high / 2], low, high)
  },
}

/** Dates, as days since 1970-01-01, from the year 0 to the year 9999. */
export const dates: OrderedValues = {
  write: dateOfDay,
  between: wholeNumbers(dayOfDate('0000-01-01') as number, dayOfDate('9999-12-31') as number, 1),
}

/** Instants, in the years that calendars know. */
export const instants: OrderedValues = {
  write: formatInstant,
  between: wholeNumbers(earliestAt, latestAt, 3_600_000),
}

function wholeNumbers(least: number, most: number, step: number): OrderedValues['between'] {
  return (low, high) => {
    const candidates = [
      (low ?? least - 1) + step,
      (high ?? most + 1) - step,
      Math.floor(((low ?? least) + (high ?? most)) / 2),
    ]
    return first(candidates, low ?? least - 1, high ?? most + 1)
  }
}

function first(candidates: readonly number[], low: number | null, high: number | null): number | null {
  const isBetween = (value: number) =>
    Number.isFinite(value) && (low === null || value > low) && (high === null || value < high)
  return candidates.find(isBetween) ?? null
}
