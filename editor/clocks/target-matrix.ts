import type { FactDefinition, FactId, FactValue } from '../../core/contract/facts.ts'
import type { TargetDefinition } from '../../core/contract/policy.ts'
import type { Duration } from '../../core/contract/time.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import { coversCondition, wantedValues } from '../../model/policy/target-condition.ts'
import { type Axes, type Cell, deciderOf, fitsMatrix, ownsCell } from '../edits/target-cells.ts'

/** A cell as it is shown. */
export interface MatrixCell extends Cell {
  /** Null where nothing is promised. */
  readonly within: Duration | null
  /** The target that counts here, by its place in the list; -1 for none. */
  readonly target: number
  /** Written for this cell; otherwise what counts comes from a wider one. */
  readonly isOwn: boolean
}

/** The targets of a clock as a matrix, and those that ask for more than its two sides. */
export interface TargetMatrix {
  readonly axes: Axes
  /** The values along the sides, “otherwise” (null) last. */
  readonly rows: readonly FactValue[]
  readonly columns: readonly FactValue[]
  readonly cells: readonly (readonly MatrixCell[])[]
  /** The targets that do not fit, by their places in the list. */
  readonly others: readonly number[]
}

/** More declared values than this are shown only as far as they are used. */
const mostValues = 24

/** Values that somebody added to a side, before anything is promised for them. */
export interface AddedValues {
  readonly rows: readonly FactValue[]
  readonly columns: readonly FactValue[]
}

/** Lays the targets of a clock out along two facts. Pure. */
export function targetMatrix(
  targets: readonly TargetDefinition[],
  axes: Axes,
  facts: ReadonlyMap<FactId, FactDefinition>,
  added: AddedValues = { rows: [], columns: [] },
): TargetMatrix {
  const fitting = targets.filter((target) => fitsMatrix(target, axes))
  const along = (fact: FactId | null, more: readonly FactValue[]) =>
    fact === null ? [null] : [...valuesAlong(fact, fitting, facts.get(fact), more), null]
  const rows = along(axes.rows, added.rows)
  const columns = axes.columns === axes.rows ? [null] : along(axes.columns, added.columns)
  const cells = rows.map((row) => columns.map((column) => cellOf(targets, axes, { row, column })))
  return { axes, rows, columns, cells, others: targets.flatMap((target, at) => (fitsMatrix(target, axes) ? [] : [at])) }
}

function cellOf(targets: readonly TargetDefinition[], axes: Axes, cell: Cell): MatrixCell {
  const target = deciderOf(targets, axes, cell)
  const decider = targets[target]
  const isOwn = decider !== undefined && ownsCell(decider, axes, cell)
  return { ...cell, target, within: decider?.within ?? null, isOwn }
}

function valuesAlong(
  fact: FactId,
  targets: readonly TargetDefinition[],
  definition: FactDefinition | undefined,
  more: readonly FactValue[],
): readonly FactValue[] {
  const used: readonly FactValue[] = targets.flatMap(({ when = {} }) =>
    Object.hasOwn(when, fact) ? wantedValues(when[fact] ?? null).filter((value) => value !== null) : [],
  )
  const declared = definition === undefined ? [] : declaredValues(definition)
  const shown = declared.length > mostValues ? declared.filter((value) => used.includes(value)) : declared
  return [...new Set([...shown, ...used, ...more])]
}

function declaredValues(definition: FactDefinition): readonly FactValue[] {
  return definition.type === 'boolean' ? [true, false] : (choicesOf(definition) ?? [])
}

/** The facts that make the usual two sides, before anything is written. */
const usualSides: readonly FactId[] = ['customer.tier', 'priority']

/** Where a fact stands when both are sides: the customer down, how urgent it is across. */
const across: readonly FactId[] = ['priority', 'severity', 'urgency', 'impact']

/** The two facts along which most of the targets can be shown, the usual ones where nothing says otherwise. Pure. */
export function usualAxes(targets: readonly TargetDefinition[], facts: ReadonlyMap<FactId, FactDefinition>): Axes {
  const counts = new Map<FactId, number>()
  for (const { when = {} } of targets)
    for (const fact of Object.keys(when)) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  const used = [...counts].sort(([, a], [, b]) => b - a).map(([fact]) => fact)
  const best = bestPair(targets, used)
  const usual = usualSides.filter((fact) => !best.includes(fact) && isCountable(facts.get(fact)))
  const [first = null, second = null] = [...best, ...usual]
  const isTurned = first !== null && across.includes(first) && second !== null && !across.includes(second)
  return isTurned ? { rows: second, columns: first } : { rows: first, columns: second }
}

/** Of the facts used, most used first, the pair that most targets fit. */
function bestPair(targets: readonly TargetDefinition[], used: readonly FactId[]): readonly FactId[] {
  if (used.length < 3) return used
  const few = used.slice(0, 8)
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other] as const))
  const fitCount = ([rows, columns]: readonly [FactId, FactId]) =>
    targets.filter((target) => fitsMatrix(target, { rows, columns })).length
  return pairs.reduce((best, pair) => (fitCount(pair) > fitCount(best) ? pair : best))
}

/** Whether all values of a fact can stand along a side. */
export function isCountable(fact: FactDefinition | undefined): boolean {
  if (fact === undefined) return false
  const values = declaredValues(fact)
  return values.length > 0 && values.length <= mostValues
}

/** The target above, by its place, that takes every case of this one, so that it never counts; null when none does. Pure. */
export function coveredBy(targets: readonly TargetDefinition[], place: number): number | null {
  const { when = {} } = targets[place] ?? {}
  const above = targets.slice(0, place).findIndex((other) => coversCondition(other.when ?? {}, when))
  return above < 0 ? null : above
}
