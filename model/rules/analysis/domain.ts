import type { FactDefinition, FactId, FactType, FactValue, Scalar } from '../../../core/contract/facts.ts'
import type { CompiledTest, Operand } from '../../../core/contract/rules.ts'
import { choicesOf } from '../../../core/facts/built-in-facts.ts'
import { momentOf } from '../../../core/facts/moment.ts'
import { operators } from '../../../core/operators/operators.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { type Budget, spend } from './budget.ts'
import { type ClassSet, setOf } from './class-set.ts'
import { dates, instants, numbers, type OrderedValues } from './ordered-values.ts'
import { isTractable, listClasses, textClasses } from './pattern-classes.ts'

/** A question whose right side is written down. */
export type LiteralTest = Extract<CompiledTest, { readonly value: Operand }>

/** Values of a fact that all questions of a rule set answer alike. */
export interface FactClass {
  /** One of the values; null for the missing fact, and where it is not known whether there are any. */
  readonly sample: FactValue
  /** Whether the rules name the sample, so that it says more than one in between. */
  readonly isNamed: boolean
  /** The patterns that its texts or lists match, where that is what makes the class. */
  readonly matches?: ReadonlySet<LiteralTest>
}

/** The values of a fact, in classes; the last class is the missing fact. Two classes may be answered alike: that only costs time. */
export interface Domain {
  readonly fact: FactId
  readonly classes: readonly FactClass[]
  /** False if some values may belong to none of the classes. */
  readonly isExact: boolean
}

/** The class of the missing fact. */
export function missingOf(domain: Domain): number {
  return domain.classes.length - 1
}

/** Sorts the values of a fact into classes by what is asked of it. Its type, if it is known, says which values there are; otherwise the questions do. */
export function domainOf(fact: FactId, tests: readonly LiteralTest[], definition: FactDefinition | undefined): Domain {
  const patterns = distinctPatterns(tests)
  const values = [...new Set(tests.filter((test) => !isPattern(test)).flatMap(({ value }) => valuesOf(value)))]
  const classes =
    definition === undefined ? classesAskedFor(values, patterns) : classesOfType(definition, values, patterns)
  if (classes.length === 0) classes.push({ sample: definition?.type === 'list' ? [] : 'something', isNamed: false })
  classes.push({ sample: null, isNamed: false })
  return { fact, classes, isExact: isTractable(patterns) }
}

/** The classes whose values answer a question with yes; what the operators say of their samples. */
export function whereHolds(domain: Domain, test: LiteralTest, budget: Budget): ClassSet {
  spend(budget, domain.classes.length * costOf(test))
  if (test.op === 'missing') return setOf([missingOf(domain)])
  const fits = operators[test.op].prepare(test.value)
  const pattern = isPattern(test) ? patternKey(test) : null
  const held = domain.classes.flatMap(({ sample, matches }, index) => {
    if (index === missingOf(domain)) return []
    if (pattern !== null && matches !== undefined)
      return [...matches].some((m) => patternKey(m) === pattern) ? [index] : []
    if (sample === null) return isHeldByUnknown(test) ? [index] : []
    return fits(sample, { nowAt: 0, calendars: {} }) ? [index] : []
  })
  return setOf(held)
}

/** Of a text nobody found only this is known: it is there, and it is none of those that the rules name. */
function isHeldByUnknown({ op }: LiteralTest): boolean {
  return op === 'present' || op === 'isNot' || op === 'notIn'
}

/** Reading a date costs much more than comparing a number. */
function costOf({ op }: LiteralTest): number {
  return op === 'before' || op === 'after' || op === 'between' ? 20 : 1
}

/** Whether a question looks for a part of a text, or a value in a list. */
export function isPattern({ op }: LiteralTest): boolean {
  return op === 'contains' || op === 'startsWith'
}

function distinctPatterns(tests: readonly LiteralTest[]): LiteralTest[] {
  return [...new Map(tests.filter(isPattern).map((test) => [patternKey(test), test])).values()]
}

function patternKey(test: LiteralTest): string {
  return `${test.op} ${JSON.stringify(test.value)}`
}

function valuesOf(operand: Operand): readonly Exclude<Scalar, null>[] {
  if (Array.isArray(operand)) return operand.filter((value) => value !== null)
  if (isBetween(operand)) return [operand.from, operand.to]
  return operand === null || typeof operand === 'object' ? [] : [operand]
}

function classesOfType(
  definition: FactDefinition,
  values: readonly Scalar[],
  patterns: readonly LiteralTest[],
): FactClass[] {
  const byType: { readonly [type in FactType]: () => FactClass[] } = {
    enum: () => (choicesOf(definition) ?? []).map(named),
    text: () => textsOf(values.filter(isText), patterns),
    number: () => ordered(values.filter(isNumber), numbers),
    boolean: () => [false, true].map(named),
    date: () => ordered(momentsOf(values, 'date'), dates),
    instant: () => ordered(momentsOf(values, 'instant'), instants),
    list: () => listClasses(patterns).map((each) => ({ ...each, isNamed: false })),
  }
  return byType[definition.type]()
}

function classesAskedFor(values: readonly Scalar[], patterns: readonly LiteralTest[]): FactClass[] {
  const texts = values.filter((value) => isText(value) && momentOf(value) === null).filter(isText)
  const textPatterns = patterns.filter(({ value }) => isText(value))
  const listPatterns = patterns.filter(({ value }) => !isText(value))
  return [
    ...(values.some((value) => typeof value === 'boolean') ? [false, true].map(named) : []),
    ...(texts.length + textPatterns.length > 0 ? textsOf(texts, textPatterns) : []),
    ...(listPatterns.length > 0 ? listClasses(patterns).map((each) => ({ ...each, isNamed: false })) : []),
    ...whenAny(values.filter(isNumber), numbers),
    ...whenAny(momentsOf(values, 'date'), dates),
    ...whenAny(momentsOf(values, 'instant'), instants),
  ]
}

const named = (sample: NonNullable<FactValue>): FactClass => ({ sample, isNamed: true })

function textsOf(texts: readonly string[], patterns: readonly LiteralTest[]): FactClass[] {
  return [...texts.map(named), ...textClasses(patterns, texts).map((each) => ({ ...each, isNamed: false }))]
}

function whenAny(points: readonly number[], values: OrderedValues): FactClass[] {
  return points.length > 0 ? ordered(points, values) : []
}

/** Every point, and one value before, between and behind each. */
function ordered(points: readonly number[], values: OrderedValues): FactClass[] {
  const sorted = [...points].sort((a, b) => a - b)
  const between = (low: number | null, high: number | null): FactClass[] => {
    const point = values.between(low, high)
    return point === null ? [] : [{ sample: values.write(point), isNamed: false }]
  }
  const classes = sorted.flatMap((point, index) => [
    ...between(sorted[index - 1] ?? null, point),
    named(values.write(point)),
  ])
  return [...classes, ...between(sorted.at(-1) ?? null, null)]
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
