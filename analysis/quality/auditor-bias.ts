import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { mean, quantile, sampleWithReplacement } from 'simple-statistics'

/** How an auditor differs from the references, in points of 100; below zero is stricter. */
export interface Bias {
  readonly bias: number | null
  /** Between these the bias lies with 95 %; null where there is too little to say. */
  readonly low: number | null
  readonly high: number | null
}

/** Fewer differences say nothing about how far they reach. */
export const fewestForBias = 5
const draws = 2000

/**
 * The mean of differences with its interval, by drawing from them again and again (percentile bootstrap, Efron 1979). Repeatable: the
 * draws follow from the seed. Pure.
 */
export function biasOf(differences: readonly number[], seed: number): Bias {
  if (differences.length === 0) return { bias: null, low: null, high: null }
  const own = [...differences]
  if (own.length < fewestForBias) return { bias: mean(own), low: null, high: null }
  const source = xoroshiro128plus(seed)
  const chance = () => uniformFloat64(source)
  const means = Array.from({ length: draws }, () => mean(sampleWithReplacement(own, own.length, chance)))
  return { bias: mean(own), low: quantile(means, 0.025), high: quantile(means, 0.975) }
}
