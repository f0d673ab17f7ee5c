import { mean, standardDeviation } from 'simple-statistics'
import type { RiskFactor } from '../../core/contract/wire-forecast.ts'
import { nameFeatures, numberFeatures, slopeOf } from './features.ts'
import type { SparseRow } from './logistic-regression.ts'
import type { RunningPromise } from './running-promises.ts'

/** A column of a model: what it is of, and how its values lie. */
export interface Column {
  readonly kind: 'number' | 'name' | 'slope'
  /** The feature, and for names and slopes the name that has this column. */
  readonly feature: string
  readonly name: string
  readonly factor: RiskFactor
  readonly mean: number
  readonly deviation: number
}

/** A name that fewer promises have has no column of its own. */
const leastSeen = 25
const mostNames = 40

/** The columns that so many promises give; column 0 is the constant and not among them. Pure. */
export function columnsOf(promises: readonly RunningPromise[]): readonly Column[] {
  const numbers = numberFeatures.map(({ name: feature, factor, of }): Column => {
    const values = promises.map(of)
    return { kind: 'number', feature, name: '', factor, mean: mean(values), deviation: spreadOf(values) }
  })
  const names = nameFeatures.flatMap(({ name: feature, factor, of }) =>
    frequent(promises.map(of)).map(([name, share]): Column => {
      return { kind: 'name', feature, name, factor, mean: share, deviation: 1 }
    }),
  )
  const slopes = frequent(promises.map((promise) => slopeOf(promise)[0])).map(([name]): Column => {
    const values = promises.map(slopeOf).flatMap(([own, value]) => (own === name ? [value] : []))
    return { kind: 'slope', feature: 'left', name, factor: 'used', mean: mean(values), deviation: spreadOf(values) }
  })
  return [...numbers, ...names, ...slopes]
}

function spreadOf(values: readonly number[]): number {
  return standardDeviation([...values]) || 1
}

function frequent(values: readonly string[]): (readonly [name: string, share: number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= leastSeen)
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, mostNames)
    .map(([name, count]) => [name, count / values.length] as const)
}

/** Makes rows of promises, for a set of columns. */
export class Encoding {
  readonly columns: readonly Column[]
  readonly #places: ReadonlyMap<string, number>

  constructor(columns: readonly Column[]) {
    this.columns = columns
    this.#places = new Map(columns.map(({ kind, feature, name }, index) => [`${kind} ${feature} ${name}`, index + 1]))
  }

  row(promise: RunningPromise): SparseRow {
    const found: [column: number, value: number][] = [[0, 1]]
    const put = (key: string, value: number) => {
      const place = this.#places.get(key)
      const column = place === undefined ? undefined : this.columns[place - 1]
      if (place === undefined || column === undefined) return
      found.push([place, column.kind === 'name' ? 1 : (value - column.mean) / column.deviation])
    }
    for (const { name, of } of numberFeatures) put(`number ${name} `, of(promise))
    for (const { name, of } of nameFeatures) put(`name ${name} ${of(promise)}`, 1)
    const [name, value] = slopeOf(promise)
    put(`slope left ${name}`, value)
    found.sort(([a], [b]) => a - b)
    return {
      columns: Int32Array.from(found, ([column]) => column),
      values: Float64Array.from(found, ([, value]) => value),
    }
  }
}
