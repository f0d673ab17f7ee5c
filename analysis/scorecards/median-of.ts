import { median } from 'simple-statistics'

/** Of fewer people a median would tell of single ones. */
export const fewestForMedian = 5

/** The median of those figures that there are; null for fewer than five. Pure. */
export function medianOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null)
  return known.length < fewestForMedian ? null : median(known)
}
