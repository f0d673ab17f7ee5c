/** Changes the entries of a list; the same list when none of them changes. */
export function mapped<T>(list: readonly T[], change: (entry: T, index: number) => T): readonly T[] {
  const next = list.map(change)
  return next.every((entry, index) => entry === list[index]) ? list : next
}

/** Keeps some entries of a list; the same list when all are kept. */
export function kept<T>(list: readonly T[], isKept: (entry: T, index: number) => boolean): readonly T[] {
  const next = list.filter(isKept)
  return next.length === list.length ? list : next
}

/** An object with some fields changed, `undefined` taking one away; the same object when nothing changes. Own fields only. */
export function patched<T extends object>(object: T, patch: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const fields = Object.entries(patch).filter(([key, value]) => ownValue(object, key) !== value)
  if (fields.length === 0) return object
  const gone = new Set(fields.flatMap(([key, value]) => (value === undefined ? [key] : [])))
  const rest = Object.entries(object).filter(([key]) => !gone.has(key))
  return Object.fromEntries([...rest, ...fields.filter(([key]) => !gone.has(key))]) as T
}

function ownValue(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined
}
