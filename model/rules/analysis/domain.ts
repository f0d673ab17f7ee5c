import type { FactDefinition, FactId, Scalar } from '../../../core/contract/facts.ts'
import type { CompiledTest, Operand } from '../../../core/contract/rules.ts'
import { isList } from '../../../core/facts/is-list.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { classesAskedFor, classesOfType, type FactClass } from './fact-classes.ts'
import { isTractable } from './pattern-classes.ts'
import { keyOf } from './value-key.ts'

/** A question whose right side is written down. */
export type LiteralTest = Extract<CompiledTest, { readonly value: Operand }>

/** The values of a fact, in classes; the last class is the missing fact. Two classes may be answered alike: that only costs time. */
export interface Domain {
  readonly fact: FactId
  readonly classes: readonly FactClass[]
  /** The classes of ordered values, in rising order. */
  readonly runs: readonly Run[]
  /** The present classes that are in no run. */
  readonly loose: readonly number[]
  /** The classes of the values that the rules name, by `keyOf`. */
  readonly places: ReadonlyMap<string, readonly number[]>
  /** False if some values may belong to none of the classes. */
  readonly isExact: boolean
}

/** Neighbouring classes, from the first to the one after the last. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The class of the missing fact. */
export function missingOf(domain: Domain): number {
  return domain.classes.length - 1
}

/** Sorts the values of a fact into classes by what is asked of it. Its type, if it is known, says which values there are; otherwise the questions do. */
export function domainOf(fact: FactId, tests: readonly LiteralTest[], definition: FactDefinition | undefined): Domain {
  const patterns = distinctPatterns(tests)
  const values = distinctValues(tests)
  const groups =
    definition === undefined ? classesAskedFor(values, patterns) : classesOfType(definition, values, patterns)
  const classes: FactClass[] = []
  const runs: Run[] = []
  const loose: number[] = []
  for (const group of groups) {
    if (group.isOrdered) runs.push({ from: classes.length, to: classes.length + group.classes.length })
    else loose.push(...group.classes.map((_, index) => classes.length + index))
    classes.push(...group.classes)
  }
  if (classes.length === 0) classes.push({ sample: definition?.type === 'list' ? [] : 'something', isNamed: false })
  const places = placesOf(classes)
  classes.push({ sample: null, isNamed: false })
  return { fact, classes, runs, loose, places, isExact: isTractable(patterns) }
}

/** Whether a question looks for a part of a text, or a value in a list. */
export function isPattern({ op }: LiteralTest): boolean {
  return op === 'contains' || op === 'startsWith'
}

/** The same for questions that look for the same. */
export function patternKey(test: LiteralTest): string {
  return `${test.op} ${JSON.stringify(test.value)}`
}

function placesOf(classes: readonly FactClass[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, { sample }] of classes.entries()) {
    if (sample === null || typeof sample === 'object') continue
    const key = keyOf(sample)
    places.set(key, [...(places.get(key) ?? []), index])
  }
  return places
}

function distinctPatterns(tests: readonly LiteralTest[]): LiteralTest[] {
  return [...new Map(tests.filter(isPattern).map((test) => [patternKey(test), test])).values()]
}

function distinctValues(tests: readonly LiteralTest[]): Scalar[] {
  const values = tests.filter((test) => !isPattern(test)).flatMap(({ value }) => valuesOf(value))
  return [...new Map(values.map((value) => [keyOf(value), value])).values()]
}

function valuesOf(operand: Operand): readonly Scalar[] {
  if (isList(operand)) return operand.filter((value) => value !== null)
  if (isBetween(operand)) return [operand.from, operand.to]
  return operand === null || typeof operand === 'object' ? [] : [operand]
}
