import type { ReportBucket } from '../../core/contract/wire-reports.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Lengths that people count in. */
const limits = [
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  16 * hour,
  day,
  2 * day,
  3 * day,
  5 * day,
  10 * day,
  20 * day,
  40 * day,
  80 * day,
]

/** How many took from one length people count in to the next. `atLeast` and `below` are exactly what is counted in it. */
export interface LengthClass {
  /** Null: from nothing on. */
  readonly from: number | null
  /** Null: no matter how long. */
  readonly to: number | null
  readonly atLeast: number
  readonly below: number
  readonly count: number
  readonly late: number
}

/**
 * The buckets of a report, narrow ones without meaning, as classes that people count in, from the first to the last with anything in it.
 * A bucket belongs to the class its middle lies in, so a class may begin a little before or after its name says.
 */
export function lengthClasses(buckets: readonly ReportBucket[]): readonly LengthClass[] {
  const classOf = ({ from, to }: ReportBucket) => {
    const middle = (from + to) / 2
    const index = limits.findIndex((limit) => middle < limit)
    return index === -1 ? limits.length : index
  }
  const counted = buckets.filter(({ count }) => count > 0)
  if (counted.length === 0) return []
  const numbers = counted.map(classOf)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  return Array.from({ length: last - first + 1 }, (_, offset): LengthClass => {
    const index = first + offset
    const own = counted.filter((_bucket, place) => numbers[place] === index)
    const [from, to] = [limits[index - 1] ?? null, limits[index] ?? null]
    return {
      from,
      to,
      atLeast: Math.min(...own.map((bucket) => bucket.from), ...(own.length === 0 ? [from ?? 0] : [])),
      below: Math.max(...own.map((bucket) => bucket.to), ...(own.length === 0 ? [from ?? 0] : [])),
      count: own.reduce((sum, { count }) => sum + count, 0),
      late: own.reduce((sum, { late }) => sum + late, 0),
    }
  })
}
