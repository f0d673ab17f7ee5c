import { type Estimate, z95 as z } from '../intervals.ts'

/** A share with Wilson's interval ("Probable inference", 1927). `count` is at least 1. Pure. */
export function shareOf(successes: number, count: number): Estimate {
  const share = successes / count
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count)
  const reach = (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))
  return { value: share, low: Math.min(share, centre - reach), high: Math.max(share, centre + reach) }
}

/** A mean from its sums, with the interval of a normal distribution. `count` is at least 1; of one value the interval is the value. Pure. */
export function meanOf({
  count,
  sum,
  squares,
}: {
  readonly count: number
  readonly sum: number
  readonly squares: number
}): Estimate {
  const value = sum / count
  const variance = count < 2 ? 0 : Math.max(0, (squares - count * value ** 2) / (count - 1))
  const reach = z * Math.sqrt(variance / count)
  return { value, low: value - reach, high: value + reach }
}
