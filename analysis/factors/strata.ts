import { type CaseTable, type Column, unknown } from './case-table.ts'
import type { Stratum } from './stratified.ts'

/** One level of one column, by their places. */
export interface Condition {
  readonly column: number
  readonly level: number
}

/** One condition, or two that hold together. */
export type Conditions = readonly Condition[]

/** The cases of one side of a table, each in a stratum of cases that are alike in what is accounted for already. */
export interface Strata {
  readonly rows: Int32Array
  /** Of each row, the number of its stratum. */
  readonly of: Int32Array
  readonly count: number
}

/** The rows on one side, all in one stratum. Pure. */
export function oneStratum(table: CaseTable, isHeld: boolean): Strata {
  const side = isHeld ? 1 : 0
  const rows: number[] = []
  for (let row = 0; row < table.size; row++) if (table.held[row] === side) rows.push(row)
  return { rows: Int32Array.from(rows), of: new Int32Array(rows.length), count: 1 }
}

/** Divides strata further: by a number of each row. Only what occurs becomes a stratum. Pure. */
export function divided(strata: Strata, by: (row: number) => number): Strata {
  const numbers = new Map<string, number>()
  const of = new Int32Array(strata.of.length)
  for (let place = 0; place < of.length; place++) {
    const key = `${strata.of[place]} ${by(strata.rows[place] as number)}`
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    of[place] = number
  }
  return { rows: strata.rows, of, count: numbers.size }
}

/** Divides strata so that in each the same was promised. Pure. */
export function byTarget(table: CaseTable, strata: Strata): Strata {
  return table.columns
    .filter(({ kind }) => kind === 'target')
    .reduce((so, { codes }) => divided(so, (row) => codes[row] as number), strata)
}

/** 1 where the conditions hold together, 0 where not, `unknown` where one of the columns does not say. Pure. */
export function holds(columns: readonly Column[], conditions: Conditions, row: number): number {
  let is = 1
  for (const { column, level } of conditions) {
    const code = (columns[column] as Column).codes[row] as number
    if (code === unknown) return unknown
    if (code !== level) is = 0
  }
  return is
}

/** What each stratum says of conditions. Rows for which they are unknown count on neither side. Pure. */
export function countStrata(table: CaseTable, strata: Strata, conditions: Conditions): readonly Stratum[] {
  const counts = new Int32Array(strata.count * 4)
  for (let place = 0; place < strata.of.length; place++) {
    const row = strata.rows[place] as number
    const is = holds(table.columns, conditions, row)
    if (is === unknown) continue
    const at = (strata.of[place] as number) * 4 + (is === 1 ? 0 : 2)
    counts[at] = (counts[at] as number) + 1
    counts[at + 1] = (counts[at + 1] as number) + (table.late[row] as number)
  }
  return stratumsOf(counts)
}

/** How many cases, and how many late ones, are in each cell of each stratum; a cell is a level, or two levels together. */
export interface Cells {
  readonly strata: number
  readonly perStratum: number
  /** Cases and late ones by turns. */
  readonly counts: Int32Array
  /** The same of each whole stratum. */
  readonly totals: Int32Array
}

/** What one pass over the rows tells of every level of a column: a cell is a level, the last one is everything that has none. Pure. */
export function countLevels(table: CaseTable, strata: Strata, { codes, levels }: Column): Cells {
  const rest = levels.length
  return countCells(table, strata, rest + 1, (row) => {
    const code = codes[row] as number
    return code === unknown ? unknown : code < 0 ? rest : code
  })
}

/** What one pass tells of every two levels of two columns: cell `one × (levels of the other + 1) + other`. Pure. */
export function countPairs(table: CaseTable, strata: Strata, one: Column, other: Column): Cells {
  const [ones, others] = [one.levels.length + 1, other.levels.length + 1]
  return countCells(table, strata, ones * others, (row) => {
    const [first, second] = [one.codes[row] as number, other.codes[row] as number]
    if (first === unknown || second === unknown) return unknown
    return (first < 0 ? ones - 1 : first) * others + (second < 0 ? others - 1 : second)
  })
}

function countCells(table: CaseTable, strata: Strata, perStratum: number, cellOf: (row: number) => number): Cells {
  const counts = new Int32Array(strata.count * perStratum * 2)
  const totals = new Int32Array(strata.count * 2)
  for (let place = 0; place < strata.of.length; place++) {
    const row = strata.rows[place] as number
    const cell = cellOf(row)
    if (cell === unknown) continue
    const [stratum, late] = [strata.of[place] as number, table.late[row] as number]
    const at = (stratum * perStratum + cell) * 2
    counts[at] = (counts[at] as number) + 1
    counts[at + 1] = (counts[at + 1] as number) + late
    totals[stratum * 2] = (totals[stratum * 2] as number) + 1
    totals[stratum * 2 + 1] = (totals[stratum * 2 + 1] as number) + late
  }
  return { strata: strata.count, perStratum, counts, totals }
}

/** One cell against all others, stratum by stratum. */
export function* strataOfCell({ strata, perStratum, counts, totals }: Cells, cell: number): Generator<Stratum> {
  for (let stratum = 0; stratum < strata; stratum++) {
    const at = (stratum * perStratum + cell) * 2
    const [exposed, exposedLate] = [counts[at] as number, counts[at + 1] as number]
    yield {
      exposed,
      exposedLate,
      others: (totals[stratum * 2] as number) - exposed,
      othersLate: (totals[stratum * 2 + 1] as number) - exposedLate,
    }
  }
}

function stratumsOf(counts: Int32Array): readonly Stratum[] {
  return Array.from({ length: counts.length / 4 }, (_, index) => {
    const at = index * 4
    return {
      exposed: counts[at] as number,
      exposedLate: counts[at + 1] as number,
      others: counts[at + 2] as number,
      othersLate: counts[at + 3] as number,
    }
  })
}
