import { randomExponential, randomLogNormal } from 'd3-random'
import type { FactValue } from '../../core/contract/facts.ts'
import type { Distribution, WeightedValue, Weights } from '../../core/contract/profile.ts'
import type { Millis } from '../../core/contract/time.ts'
import type { Chance } from './chance.ts'

/** Draws one value of a distribution. */
export type Draw<T> = (chance: Chance) => T

const minuteMs = 60_000
/** The ninth decile of the standard normal distribution. */
const ninthDecile = 1.2815515655446004

/** Draws lengths of time, in whole milliseconds. */
export function durationDraw(distribution: Distribution): Draw<Millis> {
  switch (distribution.kind) {
    case 'fixed': {
      const ms = Math.round(distribution.minutes * minuteMs)
      return () => ms
    }
    case 'lognormal': {
      const mu = Math.log(distribution.medianMinutes * minuteMs)
      const sigma = Math.log(distribution.p90Minutes / distribution.medianMinutes) / ninthDecile
      // A sampler keeps half of what it draws for the next time: made anew, so that no case draws what another began.
      return (chance) => Math.round(randomLogNormal.source(chance)(mu, sigma)())
    }
    case 'recorded': {
      const recorded = distribution.minutes.map((minutes) => Math.round(minutes * minuteMs))
      return (chance) => recorded[Math.floor(chance() * recorded.length)] as Millis
    }
  }
}

/** Draws one of several values by their weights; at least one weight is above 0. */
export function weightedDraw<T>(entries: readonly (readonly [value: T, weight: number])[]): Draw<T> {
  const likely = entries.filter(([, weight]) => weight > 0)
  const [only] = likely
  if (only === undefined) throw new Error('nothing to draw from')
  if (likely.length === 1) return () => only[0]
  const total = likely.reduce((sum, [, weight]) => sum + weight, 0)
  return (chance) => {
    let left = chance() * total
    for (const [value, weight] of likely) {
      left -= weight
      if (left < 0) return value
    }
    return (likely.at(-1) as (typeof likely)[number])[0]
  }
}

/** Draws a name by its weight. */
export function nameDraw(weights: Weights): Draw<string> {
  return weightedDraw(Object.entries(weights))
}

/** Draws a value of a fact by its weight. */
export function valueDraw(values: readonly WeightedValue[]): Draw<FactValue> {
  return weightedDraw(values.map(({ value, weight = 1 }) => [value, weight] as const))
}

/** Whether something that happens in a share of all times happens now. Draws nothing where the answer is certain. */
export function happens(share: number, chance: Chance): boolean {
  return share > 0 && (share >= 1 || chance() < share)
}

/** Draws from the exponential distribution with mean 1: the time between two arrivals, in units of their mean. */
export function exponentialDraw(chance: Chance): number {
  return randomExponential.source(chance)(1)()
}
