import type { CaseTable, Column } from './case-table.ts'
import { byTarget, type Cells, type Conditions, countLevels, countPairs, type Strata, strataOfCell } from './strata.ts'
import { stratifiedEffect } from './stratified.ts'

/** Fewer cases, or fewer late ones, on the side where one seeks are an anecdote. */
const leastHere = { cases: 20, late: 5 } as const
const leastRatio = 1.1
/** What is only sought need not be sure yet; of two conditions together there are so many that chance alone would fill a page. */
const leastZ = { one: 2.8, two: 4 } as const
/** Two conditions are one finding only where each makes a difference under the other, and more of it than without the other. */
const leastZTogether = 2
/** Columns with more levels than this are not looked at two by two. */
const mostLevelsOfPairs = 24
const mostCells = 400_000

interface Candidate {
  readonly conditions: Conditions
  readonly z: number
}

/**
 * The condition, or the two together, by which late cases of these strata stand out most; null where none stands out from chance. Of a
 * `circumstance` one seeks among circumstances and targets, of a `course` among what became of cases. Pure.
 */
export function bestCandidate(table: CaseTable, strata: Strata, kind: 'circumstance' | 'course'): Conditions | null {
  const alike = byTarget(table, strata)
  const columns = [...table.columns.entries()].filter(
    ([, column]) => column.kind === kind || (kind === 'circumstance' && column.kind === 'target'),
  )
  let best: Candidate | null = null
  for (const [column, of] of columns) {
    const cells = countLevels(table, of.kind === 'target' ? strata : alike, of)
    for (let level = 0; level < of.levels.length; level++) {
      const z = zOf(cells, level, leastZ.one)
      if (z !== null && (best === null || z > best.z)) best = { conditions: [{ column, level }], z }
    }
  }
  const paired = columns.filter(
    ([, { kind: of, levels, isAlone }]) =>
      of === 'circumstance' && isAlone !== true && levels.length <= mostLevelsOfPairs,
  )
  for (const [place, [column, one]] of paired.entries()) {
    for (const [otherColumn, other] of paired.slice(place + 1)) {
      const found = bestPair(table, alike, one, other, Math.max(leastZ.two, best?.z ?? 0))
      if (found === null) continue
      const conditions = [
        { column, level: found.one },
        { column: otherColumn, level: found.other },
      ]
      best = { conditions, z: found.z }
    }
  }
  return best?.conditions ?? null
}

/** The two levels that stand out more than `above` together, and belong together. */
function bestPair(table: CaseTable, strata: Strata, one: Column, other: Column, above: number) {
  const width = other.levels.length + 1
  if (strata.count * (one.levels.length + 1) * width > mostCells) return null
  const cells = countPairs(table, strata, one, other)
  const sums = summed(cells)
  let best: { readonly one: number; readonly other: number; readonly z: number } | null = null
  for (let first = 0; first < one.levels.length; first++) {
    for (let second = 0; second < other.levels.length; second++) {
      const z = zOf(cells, first * width + second, Math.max(above, best?.z ?? 0))
      if (z !== null && belongTogether(sums, width, first, second)) best = { one: first, other: second, z }
    }
  }
  return best
}

/** How far a cell stands out; null where it does not by more than `above`, has too few cases, or too small a difference. */
function zOf(cells: Cells, cell: number, above: number): number | null {
  let [exposed, late, others] = [0, 0, 0]
  for (const stratum of strataOfCell(cells, cell)) {
    exposed += stratum.exposed
    late += stratum.exposedLate
    others += stratum.others
  }
  if (exposed < leastHere.cases || others < leastHere.cases || late < leastHere.late) return null
  const effect = stratifiedEffect(strataOfCell(cells, cell))
  return effect === null || effect.z <= above || effect.ratio.value < leastRatio ? null : effect.z
}

/** The cells of all strata together. */
function summed({ strata, perStratum, counts }: Cells): Float64Array {
  const sums = new Float64Array(perStratum * 2)
  for (let stratum = 0; stratum < strata; stratum++) {
    for (let at = 0; at < sums.length; at++) {
      sums[at] = (sums[at] as number) + (counts[stratum * perStratum * 2 + at] as number)
    }
  }
  return sums
}

interface Rate {
  readonly cases: number
  readonly late: number
}

function belongTogether(sums: Float64Array, width: number, first: number, second: number): boolean {
  const [both, firstOnly, secondOnly, neither] = [emptyRate(), emptyRate(), emptyRate(), emptyRate()]
  for (let cell = 0; cell * 2 < sums.length; cell++) {
    const [isFirst, isSecond] = [Math.floor(cell / width) === first, cell % width === second]
    const into = isFirst ? (isSecond ? both : firstOnly) : isSecond ? secondOnly : neither
    into.cases += sums[cell * 2] as number
    into.late += sums[cell * 2 + 1] as number
  }
  const withFirst = logRatio(both, firstOnly)
  const withSecond = logRatio(both, secondOnly)
  return (
    withFirst.z >= leastZTogether &&
    withSecond.z >= leastZTogether &&
    isMore(withFirst, logRatio(secondOnly, neither)) &&
    isMore(withSecond, logRatio(firstOnly, neither))
  )
}

function emptyRate(): { cases: number; late: number } {
  return { cases: 0, late: 0 }
}

/** How many times as often, as a logarithm with its variance. Half a case more keeps it finite (Walter, Biometrika 62, 1975). */
function logRatio(one: Rate, other: Rate): { readonly value: number; readonly variance: number; readonly z: number } {
  const [a, b, n, m] = [one.late + 0.5, other.late + 0.5, one.cases + 0.5, other.cases + 0.5]
  const value = Math.log(a / n / (b / m))
  const variance = 1 / a - 1 / n + 1 / b - 1 / m
  return { value, variance, z: value / Math.sqrt(Math.max(1e-12, variance)) }
}

/** Whether one ratio is larger than another by more than chance. */
function isMore(one: ReturnType<typeof logRatio>, other: ReturnType<typeof logRatio>): boolean {
  return (one.value - other.value) / Math.sqrt(Math.max(1e-12, one.variance + other.variance)) >= leastZTogether
}
