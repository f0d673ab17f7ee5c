/** A guard for drafts that hold one text under each of these names. */
export function isChoice<K extends string>(...names: readonly K[]) {
  return (value: unknown): value is Readonly<Record<K, string>> => {
    if (typeof value !== 'object' || value === null) return false
    return names.every((name) => Object.hasOwn(value, name) && typeof Reflect.get(value, name) === 'string')
  }
}
