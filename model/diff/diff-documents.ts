/** One difference between two versions of a document. */
export interface DocumentChange {
  readonly op: 'add' | 'remove' | 'replace'
  /** A JSON Pointer into the newer version; for what was removed, into the older one. */
  readonly path: string
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * What differs between two documents; pure. Entries of lists that have an `id` are compared by it, so moving one is no difference; others by their place.
 * The order is that of the newer document, with what is gone after what stayed.
 */
export function diffDocuments(before: unknown, after: unknown): readonly DocumentChange[] {
  return diffValues(before, after, '', '')
}

function diffValues(before: unknown, after: unknown, oldPath: string, newPath: string): DocumentChange[] {
  if (isList(before) && isList(after)) return diffLists(before, after, oldPath, newPath)
  if (isObject(before) && isObject(after)) return diffObjects(before, after, oldPath, newPath)
  return Object.is(before, after) ? [] : [{ op: 'replace', path: newPath, before, after }]
}

type Entry = readonly [key: string, value: unknown, place: string]

function diffObjects(before: JsonObject, after: JsonObject, oldPath: string, newPath: string): DocumentChange[] {
  const entries = (object: JsonObject): Entry[] =>
    Object.entries(object).map(([key, value]) => [key, value, key.replaceAll('~', '~0').replaceAll('/', '~1')])
  return diffEntries(entries(before), entries(after), oldPath, newPath)
}

function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  oldPath: string,
  newPath: string,
): DocumentChange[] {
  const haveIds = [...before, ...after].every((item) => idOf(item) !== null)
  const entries = (list: readonly unknown[]): Entry[] =>
    list.map((item, index) => [haveIds ? (idOf(item) ?? '') : String(index), item, String(index)])
  return diffEntries(entries(before), entries(after), oldPath, newPath)
}

function diffEntries(before: readonly Entry[], after: readonly Entry[], oldPath: string, newPath: string) {
  const olds = new Map(before.map((entry) => [entry[0], entry]))
  const kept = new Set(after.map(([key]) => key))
  const changed = after.flatMap(([key, value, place]): DocumentChange[] => {
    const old = olds.get(key)
    if (old === undefined) return [{ op: 'add', path: `${newPath}/${place}`, after: value }]
    return diffValues(old[1], value, `${oldPath}/${old[2]}`, `${newPath}/${place}`)
  })
  const gone = before
    .filter(([key]) => !kept.has(key))
    .map(([, value, place]): DocumentChange => ({ op: 'remove', path: `${oldPath}/${place}`, before: value }))
  return [...changed, ...gone]
}

type JsonObject = Readonly<Record<string, unknown>>

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idOf(value: unknown): string | null {
  if (!isObject(value) || !Object.hasOwn(value, 'id')) return null
  const { id } = value
  return typeof id === 'string' ? id : null
}
