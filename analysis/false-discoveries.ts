/**
 * For each of several tests made together, the smallest share of false findings at which it would count: what is kept below 0.05 is
 * false in at most 5 of 100 cases. In the order given. Pure. Source: Benjamini and Hochberg, Controlling the False Discovery Rate (1995).
 */
export function falseDiscoveryRates(chances: readonly number[]): readonly number[] {
  const rates = Array.from(chances, () => 1)
  const falling = chances.map((chance, index) => ({ chance, index })).sort((one, other) => other.chance - one.chance)
  let least = 1
  for (const [place, { chance, index }] of falling.entries()) {
    least = Math.min(least, (chance * chances.length) / (chances.length - place))
    rates[index] = least
  }
  return rates
}
