import { ProblemError } from '../core/contract/problem-error.ts'

/** Where the next page of a list begins: the sort and the key of the last row that was seen. */
export interface Cursor {
  readonly sort: string
  readonly key: number | string
  readonly id: string
}

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** No list answers with more rows than this at once. */
export const mostPerPage = 200

/** An opaque text. It carries no right to anything: a list filters anew for whoever sends it. */
export function encodeCursor({ sort, key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

/** Throws `store.bad-cursor` for a text that is none, or one of another list or order. */
export function decodeCursor(text: string, sort: string, keyType: 'number' | 'string'): Cursor {
  const [foundSort, key, id] = parts(text)
  if (foundSort !== sort || typeof id !== 'string' || typeof key !== keyType) throw new ProblemError('store.bad-cursor')
  if (typeof key === 'number' && !Number.isSafeInteger(key)) throw new ProblemError('store.bad-cursor')
  if (id.includes('\0') || String(key).includes('\0')) throw new ProblemError('store.bad-cursor')
  return { sort, key: key as number | string, id }
}

function parts(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(value) ? (value as unknown[]) : []
  } catch {
    return []
  }
}

/** The page out of one row more than was asked for, which is how a last page is told. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null }
}

/** A page's size within what is allowed; throws a RangeError for anything else, which is a caller's mistake. */
export function pageSize(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage) {
    throw new RangeError(`A page has 1 to ${mostPerPage} rows, not ${limit}.`)
  }
  return limit
}
