/** The middle of some numbers; of an even count the mean of the two in the middle. Throws when there are none. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

/** The smallest number that at least `share` (0 … 1) of them do not exceed (nearest rank). Throws when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = inOrder(values)
  const rank = Math.ceil(share * sorted.length)
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] as number
}

function inOrder(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('nothing was measured')
  return values.toSorted((one, other) => one - other)
}
