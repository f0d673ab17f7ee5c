import { capital, isSame, type Teller } from './teller.ts'

/** Two versions of a list whose entries have names: what is new, what is gone, what stayed, and whether those stand in another order. */
export interface EntryChanges<T> {
  readonly added: readonly T[]
  readonly removed: readonly T[]
  readonly kept: readonly (readonly [before: T, after: T])[]
  readonly isReordered: boolean
}

/** Compares lists by what names their entries; of two with one name the last counts. Pure. */
export function compareEntries<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): EntryChanges<T> {
  const [olds, news] = [before, after].map((list) => new Map(list.map((entry) => [keyOf(entry), entry]))) as [
    Map<string, T>,
    Map<string, T>,
  ]
  const kept = [...news].flatMap(([key, entry]): (readonly [T, T])[] => {
    const old = olds.get(key)
    return old === undefined ? [] : [[old, entry]]
  })
  const order = [...olds.keys()].filter((key) => news.has(key))
  return {
    added: [...news].flatMap(([key, entry]) => (olds.has(key) ? [] : [entry])),
    removed: [...olds].flatMap(([key, entry]) => (news.has(key) ? [] : [entry])),
    kept,
    isReordered: kept.some(([, entry], index) => keyOf(entry) !== order[index]),
  }
}

type Fields = Readonly<Record<string, unknown>>

/**
 * A sentence for every field that differs and is not told elsewhere: with its values where those are short, else only that it was
 * changed. `what` is the part they are of; null for the document itself.
 */
export function tellFields(
  teller: Teller,
  what: string | null,
  before: object,
  after: object,
  toldElsewhere: readonly string[],
): readonly string[] {
  const [old, next] = [before as Fields, after as Fields]
  const fields = [...new Set([...Object.keys(next), ...Object.keys(old)])]
  return fields
    .filter((field) => !toldElsewhere.includes(field) && !isSame(old[field], next[field]))
    .map((field) => capital(tellField(teller, what, field, old[field], next[field])))
}

function tellField(teller: Teller, what: string | null, field: string, before: unknown, after: unknown): string {
  const suffix = what === null ? 'OfDocument' : ''
  const params = {
    what: what ?? '',
    field: teller.word(field),
    before: teller.value(before),
    after: teller.value(after),
  }
  if (!isShort(before) || !isShort(after)) return teller.say(`field${suffix}`, params)
  if (before === undefined) return teller.say(`set${suffix}`, params)
  return teller.say(after === undefined ? `unset${suffix}` : `value${suffix}`, params)
}

/** Whether a value can be read in a sentence: a plain one, a list of those, or a duration. */
function isShort(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.length <= 12 && value.every((item) => typeof item !== 'object')
  return 'amount' in value && 'unit' in value
}
