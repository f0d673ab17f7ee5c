/** How many times something took as long as a bucket of `visit_bucket` says. */
export interface BucketCount {
  readonly bucket: number
  readonly visits: number
}

/** Each bucket is this much wider than the one before. */
const growth = 1.05

/** The middle of a bucket, in milliseconds: within two and a half percent of all that it holds, and nothing for what took less than a second. */
export function timeOfBucket(bucket: number): number {
  return bucket === 0 ? 0 : Math.round(1000 * growth ** (bucket - 0.5))
}

/** The time within which a share of all was done; null where there was nothing. Pure. */
export function timeAtShare(counts: readonly BucketCount[], share: number): number | null {
  const inOrder = counts.toSorted((one, other) => one.bucket - other.bucket)
  const total = inOrder.reduce((sum, { visits }) => sum + visits, 0)
  if (total <= 0) return null
  let left = Math.max(1, Math.ceil(share * total))
  for (const { bucket, visits } of inOrder) {
    left -= visits
    if (left <= 0) return timeOfBucket(bucket)
  }
  return null
}
