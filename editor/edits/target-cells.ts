import type { FactId, FactValue } from '../../core/contract/facts.ts'
import type { TargetCondition, TargetDefinition } from '../../core/contract/policy.ts'
import type { Duration } from '../../core/contract/time.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'

/** The facts along the two sides of a matrix of targets; null for a side that asks for nothing. */
export interface Axes {
  readonly rows: FactId | null
  readonly columns: FactId | null
}

/** A place in the matrix: a value of each side's fact, or null for “otherwise”. */
export interface Cell {
  readonly row: FactValue
  readonly column: FactValue
}

/** The values of a target along both sides; a side of which the target says nothing is `[null]`. Null for a target that does not fit the matrix. */
interface Spread {
  readonly rows: readonly FactValue[]
  readonly columns: readonly FactValue[]
}

/** Whether a target asks for nothing but what stands along the sides, and for plain values of it. */
export function fitsMatrix(target: TargetDefinition, axes: Axes): boolean {
  return spreadOf(target, axes) !== null
}

/** Whether a target is written for that cell, and not only counts there since nothing nearer does. */
export function ownsCell(target: TargetDefinition, axes: Axes, { row, column }: Cell): boolean {
  const spread = spreadOf(target, axes)
  return spread?.rows.includes(row) === true && spread.columns.includes(column)
}

/** The first target that fits the matrix and holds in a cell: the one that counts there, as far as the matrix says; -1 for none. */
export function deciderOf(targets: readonly TargetDefinition[], axes: Axes, { row, column }: Cell): number {
  return targets.findIndex((target) => {
    const spread = spreadOf(target, axes)
    return spread !== null && reaches(spread.rows, row) && reaches(spread.columns, column)
  })
}

/**
 * Says how long a cell has. A target for that cell alone is written in the place of the one that counted there, so that every other cell
 * that was written keeps what it had. The same list when the cell says so already. Pure.
 */
export function setCell(
  targets: readonly TargetDefinition[],
  axes: Axes,
  cell: Cell,
  within: Duration,
): readonly TargetDefinition[] {
  const decider = deciderOf(targets, axes, cell)
  const now = targets[decider]
  const exact = targetOf(axes, { rows: [cell.row], columns: [cell.column] }, within)
  if (now !== undefined && ownsCell(now, axes, cell)) {
    if (isSameDuration(now.within, within)) return targets
    return targets.toSpliced(decider, 1, exact, ...without(now, axes, cell))
  }
  // One written for this cell further down never counted, and would count again when this one goes.
  const rest = targets.flatMap((target) => without(target, axes, cell))
  const place = deciderOf(rest, axes, cell)
  return rest.toSpliced(place < 0 ? rest.length : place, 0, exact)
}

/** Takes away what is written for a cell, so that the next wider target counts there. The last target of all stays. Pure. */
export function clearCell(targets: readonly TargetDefinition[], axes: Axes, cell: Cell): readonly TargetDefinition[] {
  if (!targets.some((target) => ownsCell(target, axes, cell))) return targets
  const rest = targets.flatMap((target) => without(target, axes, cell))
  return rest.length === 0 ? targets : rest
}

/** Whether two durations are written the same. */
export function isSameDuration(one: Duration, other: Duration): boolean {
  return one.amount === other.amount && one.unit === other.unit
}

const nothingAsked: readonly FactValue[] = [null]

function spreadOf({ when = {} }: TargetDefinition, { rows, columns }: Axes): Spread | null {
  const asked = Object.keys(when)
  if (asked.some((fact) => fact !== rows && fact !== columns)) return null
  const along = (fact: FactId | null) =>
    fact === null || !Object.hasOwn(when, fact) ? nothingAsked : wantedValues(when[fact] ?? null)
  const spread = { rows: along(rows), columns: columns === rows ? nothingAsked : along(columns) }
  const isPlain = asked.every((fact) => wantedValues(when[fact] ?? null).every(isPlainValue))
  return isPlain ? spread : null
}

function isPlainValue(value: FactValue): boolean {
  return value !== null && !Array.isArray(value)
}

function reaches(values: readonly FactValue[], value: FactValue): boolean {
  return values[0] === null || (value !== null && values.includes(value))
}

/** A target without one cell: nothing, the target itself, or up to two targets that share the rest among them. */
function without(target: TargetDefinition, axes: Axes, { row, column }: Cell): readonly TargetDefinition[] {
  const spread = spreadOf(target, axes)
  if (spread === null || !spread.rows.includes(row) || !spread.columns.includes(column)) return [target]
  const others = spread.rows.filter((value) => value !== row)
  const beside = spread.columns.filter((value) => value !== column)
  return [
    ...(beside.length === 0 ? [] : [targetOf(axes, { rows: [row], columns: beside }, target.within)]),
    ...(others.length === 0 ? [] : [targetOf(axes, { rows: others, columns: spread.columns }, target.within)]),
  ]
}

function targetOf({ rows, columns }: Axes, spread: Spread, within: Duration): TargetDefinition {
  const entries = [...conditionOf(rows, spread.rows), ...(columns === rows ? [] : conditionOf(columns, spread.columns))]
  return entries.length === 0 ? { within } : { when: Object.fromEntries(entries), within }
}

function conditionOf(fact: FactId | null, values: readonly FactValue[]): [string, TargetCondition[string]][] {
  const [first = null] = values
  if (fact === null || first === null) return []
  return [[fact, values.length === 1 ? first : values]]
}
