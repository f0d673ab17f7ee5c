import { bisect, errorFunction } from 'simple-statistics'

/** An estimate with the interval that holds the truth in 95 of 100 studies like it. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** How many standard errors lie on each side of an estimate in a 95 % interval. */
export const z95 = bisect((z) => errorFunction(z / Math.SQRT2) - 0.95, 1, 3, 100, 1e-9)

/** How likely a deviation of so many standard errors or more is by chance, to either side. Within 2 × 10⁻⁷. Pure. */
export function chanceOf(z: number): number {
  return Math.max(0, 1 - errorFunction(Math.abs(z) / Math.SQRT2))
}
