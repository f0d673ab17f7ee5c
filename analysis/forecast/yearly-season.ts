import { Matrix, solve } from 'ml-matrix'

const daysOfYear = 365.2425
/** A year and a half. */
export const leastSeasonWeeks = 78

/** How a day of the year differs from the mean of the year, as a factor around 1. `day` is in days since 1970. */
export type YearlySeason = (day: number) => number

/** One week: its middle day, and the mean of a day in it. */
export interface WeekMean {
  readonly day: number
  readonly mean: number
}

/**
 * The season of the year by two harmonics beside a straight trend, fitted to the logarithms of weekly means; robust: weeks that lie far
 * off count less (Huber, three rounds). Null with less than a year and a half, where a season cannot be told from a trend.
 */
export function yearlySeason(weeks: readonly WeekMean[]): YearlySeason | null {
  const known = weeks.filter(({ mean }) => mean > 0)
  if (known.length < leastSeasonWeeks) return null
  const first = known[0] as WeekMean
  const rows = known.map(({ day }) => [1, (day - first.day) / daysOfYear, ...harmonics(day)])
  const wanted = known.map(({ mean }) => Math.log(mean))
  let weights = known.map(() => 1)
  let found: readonly number[] = []
  for (let round = 0; round < 3; round++) {
    found = leastSquares(rows, wanted, weights)
    const off = rows.map((row, index) => Math.abs((wanted[index] as number) - dot(row, found)))
    const scale = 1.4826 * (middle(off) || 1e-9)
    weights = off.map((each) => Math.min(1, (1.345 * scale) / Math.max(each, 1e-12)))
  }
  const season = found.slice(2)
  return (day) => Math.exp(dot(harmonics(day), season))
}

function harmonics(day: number): number[] {
  const angle = (2 * Math.PI * day) / daysOfYear
  return [Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)]
}

function leastSquares(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  weights: readonly number[],
): number[] {
  const root = weights.map(Math.sqrt)
  const left = new Matrix(rows.map((row, index) => row.map((value) => value * (root[index] as number))))
  const right = Matrix.columnVector(wanted.map((value, index) => value * (root[index] as number)))
  return solve(left, right).to1DArray()
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
