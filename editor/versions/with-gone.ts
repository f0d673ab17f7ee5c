/** The entries of the newer list, then those that only the older one has. Pure. */
export function withGone<T>(before: readonly T[], after: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  const known = new Set(after.map(keyOf))
  return [...after, ...before.filter((entry) => !known.has(keyOf(entry)))]
}
