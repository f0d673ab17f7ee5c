/** By which column, and whether the largest come first. */
export interface FigureSort {
  readonly column: string
  readonly isDown: boolean
}

const order = new Intl.Collator('zh-Hans-CN', { numeric: true })

/** Lines in the order of a column; what has no value comes last, either way, and equals keep their order. */
export function sortedFigures<T>(
  lines: readonly T[],
  sortBy: (line: T) => number | string | null,
  isDown: boolean,
): readonly T[] {
  const compare = (one: number | string, other: number | string) =>
    typeof one === 'number' && typeof other === 'number' ? one - other : order.compare(String(one), String(other))
  return lines.toSorted((a, b) => {
    const [one, other] = [sortBy(a), sortBy(b)]
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
    return isDown ? compare(other, one) : compare(one, other)
  })
}
