/**
 * A set of classes (numbers from 0) as half-open intervals, flat and ascending: `[2, 5, 7, 8]` is 2, 3, 4 and 7.
 * Intervals never touch, so equal sets are equal lists.
 */
export type ClassSet = readonly number[]

/** No class. */
export const noClass: ClassSet = []

/** The classes from one (included) to another (excluded). */
export function interval(from: number, to: number): ClassSet {
  return from < to ? [from, to] : noClass
}

/** The set of some classes, in any order. */
export function setOf(classes: Iterable<number>): ClassSet {
  const set: number[] = []
  for (const each of [...new Set(classes)].sort((a, b) => a - b)) {
    if (set.at(-1) === each) set[set.length - 1] = each + 1
    else set.push(each, each + 1)
  }
  return set
}

/** The classes that are in both. */
export function intersect(a: ClassSet, b: ClassSet): ClassSet {
  const set: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i] as number, b[j] as number)
    const to = Math.min(a[i + 1] as number, b[j + 1] as number)
    if (from < to) set.push(from, to)
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2
    else j += 2
  }
  return set
}

/** Whether there is a class that is in both. */
export function intersects(a: ClassSet, b: ClassSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (Math.max(a[i] as number, b[j] as number) < Math.min(a[i + 1] as number, b[j + 1] as number)) return true
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2
    else j += 2
  }
  return false
}

/** The classes that are in any of them. */
export function union(sets: readonly ClassSet[]): ClassSet {
  const parts = sets.flatMap((set) => pairsOf(set)).sort(([a], [b]) => a - b)
  const all: number[] = []
  for (const [from, to] of parts) {
    const end = all.at(-1)
    if (end !== undefined && from <= end) all[all.length - 1] = Math.max(end, to)
    else all.push(from, to)
  }
  return all
}

function pairsOf(set: ClassSet): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < set.length; i += 2) pairs.push([set[i] as number, set[i + 1] as number])
  return pairs
}

/** The classes below `size` that are not in the set. */
export function complement(set: ClassSet, size: number): ClassSet {
  const rest: number[] = []
  let from = 0
  for (let i = 0; i < set.length; i += 2) {
    if (from < (set[i] as number)) rest.push(from, set[i] as number)
    from = set[i + 1] as number
  }
  if (from < size) rest.push(from, size)
  return rest
}

/** The classes of the first that are not in the second. */
export function subtract(a: ClassSet, b: ClassSet): ClassSet {
  const end = a.at(-1)
  return end === undefined ? noClass : intersect(a, complement(b, end))
}

/** The classes in a set, ascending. */
export function* classesOf(set: ClassSet): Iterable<number> {
  for (let i = 0; i < set.length; i += 2) {
    for (let each = set[i] as number; each < (set[i + 1] as number); each++) yield each
  }
}
