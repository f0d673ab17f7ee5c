/**
 * What a column says of a case: what was given when it came or who handled it (`circumstance`), what became of it on its way (`course`),
 * or what was promised (`target`). A course is told apart from causes: lateness and a long way come of the same things.
 */
export type ColumnKind = 'circumstance' | 'course' | 'target'

/** A case has a value that is no level: too rare to be one, or between what is low and what is high. */
export const noLevel = -2
/** Nobody knows the value: the case says nothing about this column. */
export const unknown = -1

/** One thing known of every case: the number of its level, `noLevel` or `unknown`. */
export interface Column {
  readonly id: string
  readonly kind: ColumnKind
  readonly levels: readonly string[]
  readonly codes: Int16Array
  /** It is not looked at together with others: there are too many like it (people, say). */
  readonly isAlone?: boolean
}

/** Cases with a promise that was kept or broken, column by column; the place in an array is the case. */
export interface CaseTable {
  readonly size: number
  /** 1 where the promise was broken. */
  readonly late: Uint8Array
  /** 1 for cases with which findings are proven, 0 for those with which they are sought; one case is always on one side. */
  readonly held: Uint8Array
  /** In which span of time a case falls: a place in `spans`. */
  readonly span: Int16Array
  readonly spans: readonly string[]
  readonly columns: readonly Column[]
}

/** Of ten cases, how many are kept back to prove what the others suggest. */
const heldOfTen = 6

/** Whether a case is kept back, by its id alone: the same in every study. Pure; source of the hash: FNV-1a. */
export function isHeld(id: string): boolean {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  }
  // The low bits of FNV-1a are the weak ones.
  return ((hash ^ (hash >>> 15)) >>> 0) % 10 < heldOfTen
}
