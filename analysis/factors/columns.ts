import { quantileSorted } from 'simple-statistics'
import { type Column, type ColumnKind, noLevel, unknown } from './case-table.ts'

/** A level that fewer cases have proves nothing. */
const leastCases = 30
const mostLevels = 400
/** Numbers with no more different values than this are told apart one by one. */
const fewValues = 6

/** A column of values as they are; null is unknown, rare values are no level. Levels stand in the order of their frequency. Pure. */
export function wordColumn(id: string, kind: ColumnKind, values: readonly (string | null)[]): Column {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const levels = [...counts]
    .filter(([, count]) => count >= leastCases)
    .sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .slice(0, mostLevels)
    .map(([level]) => level)
  const places = new Map(levels.map((level, place) => [level, place]))
  const codes = Int16Array.from(values, (value) => (value === null ? unknown : (places.get(value) ?? noLevel)))
  return { id, kind, levels, codes }
}

/**
 * A column of numbers, of which the lowest quarter (`≤ x`) and the highest (`≥ x`) are levels, and what lies between is none; where
 * there are few different numbers, each is one (`= x`). Null is unknown. Pure.
 */
export function numberColumn(id: string, kind: ColumnKind, values: readonly (number | null)[]): Column {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other)
  if (new Set(known).size <= fewValues) {
    const words = values.map((value) => (value === null ? null : `= ${value}`))
    return wordColumn(id, kind, words)
  }
  const [low, high] = lowAndHigh(known)
  const codes = Int16Array.from(values, (value) =>
    value === null ? unknown : value >= high ? 1 : value <= low ? 0 : noLevel,
  )
  return { id, kind, levels: [`≤ ${low}`, `≥ ${high}`], codes }
}

/** The bounds of the lowest and the highest quarter of sorted numbers, of which several differ; never the same, so that each level says what it holds. */
function lowAndHigh(sorted: readonly number[]): readonly [low: number, high: number] {
  const [low, high] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)]
  if (low < high) return [low, high]
  const above = sorted.find((value) => value > high)
  return above === undefined ? [sorted.findLast((value) => value < low) ?? low, high] : [low, above]
}

/** A column for each value of which a case may have several: whether it is among them. `isAlone` as in `Column`. Pure. */
export function memberColumns(
  id: string,
  kind: ColumnKind,
  values: readonly (readonly string[])[],
  isAlone = false,
): readonly Column[] {
  const all = values.flatMap((each) => [...new Set(each)])
  return wordColumn(id, kind, all).levels.flatMap((level) => {
    const codes = Int16Array.from(values, (each) => (each.includes(level) ? 0 : noLevel))
    return codes.every((code) => code === 0) ? [] : [{ id, kind, levels: [level], codes, isAlone }]
  })
}

/** A column of how often something happened: never, and `≥ 1`, `≥ 2` … as levels of their own columns, as far as cases have them. Pure. */
export function countColumns(id: string, kind: ColumnKind, values: readonly number[]): readonly Column[] {
  const columns: Column[] = []
  for (const least of [1, 2]) {
    const isOften = values.map((value) => value >= least)
    const often = isOften.filter(Boolean).length
    if (often < leastCases || often > values.length - leastCases) continue
    columns.push({
      id,
      kind,
      levels: [`≥ ${least}`],
      codes: Int16Array.from(isOften, (is) => (is ? 0 : noLevel)),
    })
  }
  return columns
}
