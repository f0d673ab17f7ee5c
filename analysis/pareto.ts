/** Something with its share of the whole together with everything before it. */
export interface ParetoPlace<T> {
  readonly item: T
  /** From 0 to 1; 1 for the last, or 0 everywhere when nothing weighs anything. */
  readonly cumulative: number
}

/**
 * Puts the weightiest first and says how much of the whole each makes together with those before it. Pure; ties keep their order.
 * What `isLast` holds for comes at the end, whatever it weighs. A negative weight counts as none.
 */
export function paretoOf<T>(
  items: readonly T[],
  weightOf: (item: T) => number,
  isLast: (item: T) => boolean = () => false,
): readonly ParetoPlace<T>[] {
  const weigh = (item: T) => Math.max(0, weightOf(item))
  const whole = items.reduce((sum, item) => sum + weigh(item), 0)
  const sorted = items.toSorted(
    (one, other) => Number(isLast(one)) - Number(isLast(other)) || weigh(other) - weigh(one),
  )
  let sum = 0
  return sorted.map((item) => {
    sum += weigh(item)
    return { item, cumulative: whole === 0 ? 0 : sum / whole }
  })
}
