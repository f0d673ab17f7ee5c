import type { FactDefinition, FactId } from '../../../core/contract/facts.ts'
import type { CompiledCondition, CompiledEntry, CompiledTest } from '../../../core/contract/rules.ts'
import { nowFact } from '../../../core/operators/seen.ts'
import { type Box, everywhere, intersectBoxes } from './box.ts'
import { type Budget, spend } from './budget.ts'
import { type ClassSet, complement, interval, union } from './class-set.ts'
import { type Domain, domainOf, type LiteralTest } from './domain.ts'
import { whereHolds } from './where-holds.ts'

/** What one dimension of the space of facts is: the values of a fact, or the answer to a question of which nothing else is known. */
export type Dimension =
  | { readonly kind: 'fact'; readonly domain: Domain }
  /** Class 0 is yes, class 1 is no. */
  | { readonly kind: 'question'; readonly test: CompiledTest }

/** All facts that a rule set looks at, and where in them its entries hold. */
export interface Space {
  readonly dimensions: readonly Dimension[]
  readonly sizes: readonly number[]
  /** For each entry the boxes that make up where it holds, which may overlap; null if there would be too many. */
  readonly boxes: readonly (readonly Box[] | null)[]
}

const mostBoxesOfAnEntry = 200

/** Sets up the space of a rule set. Throws `BudgetExceeded`. */
export function spaceOf(
  entries: readonly CompiledEntry[],
  facts: ReadonlyMap<FactId, FactDefinition>,
  budget: Budget,
): Space {
  const tests = entries.flatMap((entry) => testsIn(entry.if))
  const byFact = new Map<FactId, LiteralTest[]>()
  for (const test of tests.filter(isLiteral)) {
    const asked = byFact.get(test.fact)
    if (asked === undefined) byFact.set(test.fact, [test])
    else asked.push(test)
  }
  const domains = [...byFact].map(([fact, asked]) => domainOf(fact, asked, facts.get(fact)))
  const questions = new Map(tests.filter((test) => !isLiteral(test)).map((test) => [JSON.stringify(test), test]))
  const dimensions: Dimension[] = [
    ...domains.map((domain) => ({ kind: 'fact' as const, domain })),
    ...[...questions.values()].map((test) => ({ kind: 'question' as const, test })),
  ]
  const sizes = dimensions.map((each) => (each.kind === 'fact' ? each.domain.classes.length : 2))
  const region = regions(dimensions, sizes, budget)
  const boxes = entries.map((entry) => {
    try {
      return region(entry.if)
    } catch (error) {
      if (error instanceof TooManyBoxes) return null
      throw error
    }
  })
  return { dimensions, sizes, boxes }
}

/** Whether the answer to a question follows from the value of one fact alone. */
export function isLiteral(test: CompiledTest): test is LiteralTest {
  return !('otherFact' in test) && test.op !== 'isOpen' && test.op !== 'withinLast' && test.fact !== nowFact
}

/** The questions of a condition. */
export function testsIn(condition: CompiledCondition): readonly CompiledTest[] {
  switch (condition.kind) {
    case 'always':
      return []
    case 'test':
      return [condition]
    case 'not':
      return testsIn(condition.of)
    case 'all':
    case 'any':
      return condition.of.flatMap(testsIn)
  }
}

class TooManyBoxes extends Error {}

/** The same for the same question; writing JSON for each of thousands of plain ones would take longer than answering them. */
function keyOfTest(test: CompiledTest): string {
  if ('otherFact' in test || typeof test.value === 'object') return JSON.stringify(test)
  return `${test.fact} ${test.op} ${typeof test.value} ${String(test.value)}`
}

/** Makes the function that says where a condition holds. */
function regions(dimensions: readonly Dimension[], sizes: readonly number[], budget: Budget) {
  const places = new Map(
    dimensions.map((each, index) => [each.kind === 'fact' ? each.domain.fact : JSON.stringify(each.test), index]),
  )
  const known = new Map<string, ClassSet>()

  const whereIs = (test: CompiledTest, dimension: number): ClassSet => {
    const place = dimensions[dimension] as Dimension
    if (place.kind === 'question') return interval(0, 1)
    const key = keyOfTest(test)
    const set = known.get(key) ?? whereHolds(place.domain, test as LiteralTest, budget)
    known.set(key, set)
    return set
  }
  const boxesOfTest = (test: CompiledTest, isNegated: boolean): readonly Box[] => {
    const dimension = places.get(isLiteral(test) ? test.fact : JSON.stringify(test)) as number
    const size = sizes[dimension] as number
    const held = whereIs(test, dimension)
    const classes = isNegated ? complement(held, size) : held
    if (classes.length === 0) return []
    return classes[0] === 0 && classes[1] === size ? [everywhere] : [[{ dimension, classes }]]
  }
  const region = (condition: CompiledCondition, isNegated = false): readonly Box[] => {
    switch (condition.kind) {
      case 'always':
        return isNegated ? [] : [everywhere]
      case 'test':
        return boxesOfTest(condition, isNegated)
      case 'not':
        return region(condition.of, !isNegated)
      case 'all':
      case 'any': {
        const parts = condition.of.map((part) => region(part, isNegated))
        return (condition.kind === 'all') !== isNegated ? product(parts, budget) : sum(parts, budget)
      }
    }
  }
  return region
}

function product(parts: readonly (readonly Box[])[], budget: Budget): readonly Box[] {
  let boxes: readonly Box[] = [everywhere]
  for (const part of parts) {
    const next: Box[] = []
    for (const a of boxes) {
      for (const b of part) {
        const both = intersectBoxes(a, b, budget)
        if (both !== null) next.push(both)
      }
      bounded(next)
    }
    boxes = next
  }
  return boxes
}

/** All boxes together; those that demand something of the same one dimension become one. */
function sum(parts: readonly (readonly Box[])[], budget: Budget): readonly Box[] {
  const single = new Map<number, ClassSet[]>()
  const others: Box[] = []
  for (const box of parts.flat()) {
    const [demand] = box
    spend(budget, 1 + (demand?.classes.length ?? 0))
    if (demand === undefined) return [everywhere]
    if (box.length > 1) others.push(box)
    else {
      const sets = single.get(demand.dimension)
      if (sets === undefined) single.set(demand.dimension, [demand.classes])
      else sets.push(demand.classes)
    }
  }
  const merged = [...single].map(([dimension, sets]): Box => [{ dimension, classes: union(sets) }])
  return bounded([...merged, ...others])
}

function bounded(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length > mostBoxesOfAnEntry) throw new TooManyBoxes()
  return boxes
}
