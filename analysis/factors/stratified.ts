import { type Estimate, z95 } from '../intervals.ts'

/** Cases that are alike but for one thing: those that have it and those that do not, and how many of them are late. */
export interface Stratum {
  readonly exposed: number
  readonly exposedLate: number
  readonly others: number
  readonly othersLate: number
}

/** How much more often cases with one thing are late than cases without it that are alike otherwise. */
export interface StratifiedEffect {
  /** So many times as often. */
  readonly ratio: Estimate
  /** So much more of a hundred, as a share. */
  readonly difference: Estimate
  /** Standard errors away from "no difference". */
  readonly z: number
}

/**
 * The effect over all strata, each as heavy as it can tell something; null where no stratum has cases with and without it, or none is
 * late. Pure. Sources: the ratio and the difference of Mantel and Haenszel with the variances of Greenland and Robins (Biometrics 41,
 * 1985); `z` of Cochran, Mantel and Haenszel, without correction for continuity.
 */
export function stratifiedEffect(strata: Iterable<Stratum>): StratifiedEffect | null {
  let [above, below, ratioSpread] = [0, 0, 0]
  let [weights, differences, differenceSpread] = [0, 0, 0]
  let [excess, spread] = [0, 0]
  for (const { exposed, exposedLate: a, others, othersLate: b } of strata) {
    if (exposed === 0 || others === 0) continue
    const total = exposed + others
    const late = a + b
    above += (a * others) / total
    below += (b * exposed) / total
    ratioSpread += (late * exposed * others - a * b * total) / (total * total)
    weights += (exposed * others) / total
    differences += (a * others - b * exposed) / total
    differenceSpread +=
      (a * (exposed - a) * others ** 3 + b * (others - b) * exposed ** 3) / (exposed * others * total ** 2)
    excess += a - (exposed * late) / total
    if (total > 1) spread += (exposed * others * late * (total - late)) / (total ** 2 * (total - 1))
  }
  if (above === 0 || below === 0 || spread === 0) return null
  const ratio = above / below
  const ratioError = Math.exp(z95 * Math.sqrt(Math.max(0, ratioSpread) / (above * below)))
  const difference = differences / weights
  const differenceError = (z95 * Math.sqrt(differenceSpread)) / weights
  return {
    ratio: { value: ratio, low: ratio / ratioError, high: ratio * ratioError },
    difference: { value: difference, low: difference - differenceError, high: difference + differenceError },
    z: excess / Math.sqrt(spread),
  }
}
