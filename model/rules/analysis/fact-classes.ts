import type { FactDefinition, FactType, FactValue, Scalar } from '../../../core/contract/facts.ts'
import { choicesOf } from '../../../core/facts/built-in-facts.ts'
import { momentOf } from '../../../core/facts/moment.ts'
import type { LiteralTest } from './domain.ts'
import { dates, instants, numbers, type OrderedValues } from './ordered-values.ts'
import { listClasses, textClasses } from './pattern-classes.ts'

/** Values of a fact that all questions of a rule set answer alike. */
export interface FactClass {
  /** One of the values; null for the missing fact, and where it is not known whether there are any. */
  readonly sample: FactValue
  /** Whether the rules name the sample, so that it says more than one in between. */
  readonly isNamed: boolean
  /** The patterns that its texts or lists match, where that is what makes the class. */
  readonly matches?: ReadonlySet<LiteralTest>
}

/** Classes of one kind of value; ordered ones stand in rising order. */
export interface ClassGroup {
  readonly classes: readonly FactClass[]
  readonly isOrdered: boolean
}

/** The classes of the values that a fact of a known type has. */
export function classesOfType(
  definition: FactDefinition,
  values: readonly Scalar[],
  patterns: readonly LiteralTest[],
): ClassGroup[] {
  const byType: { readonly [type in FactType]: () => ClassGroup } = {
    enum: () => unordered((choicesOf(definition) ?? []).map(named)),
    text: () => textsOf(values.filter(isText), patterns),
    number: () => ordered(values.filter(isNumber), numbers),
    boolean: () => unordered([false, true].map(named)),
    date: () => ordered(momentsOf(values, 'date'), dates),
    instant: () => ordered(momentsOf(values, 'instant'), instants),
    list: () => listsOf(patterns),
  }
  return [byType[definition.type]()]
}

/** The classes of the values that questions suggest a fact has whose type is not known. */
export function classesAskedFor(values: readonly Scalar[], patterns: readonly LiteralTest[]): ClassGroup[] {
  const texts = values.filter(isText).filter((text) => momentOf(text) === null)
  const textPatterns = patterns.filter(({ value }) => isText(value))
  const points = [
    { points: values.filter(isNumber), kind: numbers },
    { points: momentsOf(values, 'date'), kind: dates },
    { points: momentsOf(values, 'instant'), kind: instants },
  ]
  return [
    ...(values.some((value) => typeof value === 'boolean') ? [unordered([false, true].map(named))] : []),
    ...(texts.length + textPatterns.length > 0 ? [textsOf(texts, textPatterns)] : []),
    ...(textPatterns.length < patterns.length ? [listsOf(patterns)] : []),
    ...points.flatMap(({ points, kind }) => (points.length > 0 ? [ordered(points, kind)] : [])),
  ]
}

const named = (sample: NonNullable<FactValue>): FactClass => ({ sample, isNamed: true })

const unordered = (classes: readonly FactClass[]): ClassGroup => ({ classes, isOrdered: false })

function textsOf(texts: readonly string[], patterns: readonly LiteralTest[]): ClassGroup {
  const others = textClasses(patterns, texts).map((each) => ({ ...each, isNamed: false }))
  return unordered([...texts.map(named), ...others])
}

function listsOf(patterns: readonly LiteralTest[]): ClassGroup {
  return unordered(listClasses(patterns).map((each) => ({ ...each, isNamed: false })))
}

/** Every point, and one value before, between and behind each. */
function ordered(points: readonly number[], values: OrderedValues): ClassGroup {
  const sorted = [...points].sort((a, b) => a - b)
  const between = (low: number | null, high: number | null): FactClass[] => {
    const point = values.between(low, high)
    return point === null ? [] : [{ sample: values.write(point), isNamed: false }]
  }
  const classes = sorted.flatMap((point, index) => [
    ...between(sorted[index - 1] ?? null, point),
    named(values.write(point)),
  ])
  return { classes: [...classes, ...between(sorted.at(-1) ?? null, null)], isOrdered: true }
}

function momentsOf(values: readonly Scalar[], kind: 'date' | 'instant'): number[] {
  const moments = values.filter(isText).map(momentOf)
  return [...new Set(moments.flatMap((moment) => (moment?.kind === kind ? [moment.at] : [])))]
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
