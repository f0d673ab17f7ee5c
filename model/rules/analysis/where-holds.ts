import type { Operand } from '../../../core/contract/rules.ts'
import type { PresentValue } from '../../../core/operators/operator.ts'
import { operators } from '../../../core/operators/operators.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { type Budget, spend } from './budget.ts'
import { type ClassSet, classesOf, complement, interval, noClass, setOf } from './class-set.ts'
import { type Domain, type LiteralTest, missingOf, patternKey, type Run } from './domain.ts'
import { keyOf } from './value-key.ts'

/**
 * The classes whose values answer a question with yes. What a question means is asked of `core/operators`; of ordered values only as
 * many are asked as it takes to find the border. Throws `BudgetExceeded`.
 */
export function whereHolds(domain: Domain, test: LiteralTest, budget: Budget): ClassSet {
  const present = interval(0, missingOf(domain))
  const without = (set: ClassSet) => complement(set, missingOf(domain))
  const { op, value } = test
  switch (op) {
    case 'present':
      return present
    case 'missing':
      return interval(missingOf(domain), missingOf(domain) + 1)
    case 'is':
      return placesOf(domain, [value], budget)
    case 'isNot':
      return value === null ? noClass : without(placesOf(domain, [value], budget))
    case 'in':
      return Array.isArray(value) ? placesOf(domain, value, budget) : noClass
    case 'notIn':
      return Array.isArray(value) ? without(placesOf(domain, value, budget)) : noClass
    case 'contains':
    case 'startsWith':
      return matching(domain, test, budget)
    default:
      return inOrder(domain, test, budget)
  }
}

function placesOf({ places }: Domain, values: readonly unknown[], budget: Budget): ClassSet {
  spend(budget, values.length)
  return setOf(
    values.flatMap((value) =>
      value === null || typeof value === 'object' ? [] : (places.get(keyOf(value as string)) ?? []),
    ),
  )
}

function matching(domain: Domain, test: LiteralTest, budget: Budget): ClassSet {
  spend(budget, domain.classes.length)
  const key = patternKey(test)
  const fits = operators[test.op].prepare(test.value)
  const matches = domain.classes.map(({ sample, matches }) => {
    if (matches !== undefined) return [...matches].some((match) => patternKey(match) === key)
    return sample !== null && fits(sample, nowhere)
  })
  return setOf(matches.flatMap((isMatch, index) => (isMatch ? [index] : [])))
}

const nowhere = { nowAt: 0, calendars: {} }

/** Ordered values by their runs, any others one by one: texts that are asked for parts may read as dates. */
function inOrder(domain: Domain, test: LiteralTest, budget: Budget): ClassSet {
  const stretches = domain.runs.flatMap((run) => stretch(domain, run, test, budget))
  const predicate = operators[test.op].prepare(test.value)
  spend(budget, domain.loose.length)
  const others = domain.loose.filter((index) => {
    const sample = domain.classes[index]?.sample ?? null
    return sample !== null && predicate(sample, nowhere)
  })
  return others.length === 0 ? stretches : setOf([...classesOf(stretches), ...others])
}

/**
 * The classes of a run that answer yes. They are neighbours, for every question to ordered values is answered yes on an interval; and if there are
 * any, an end of the run or the class of a value that the question names is among them.
 */
function stretch(domain: Domain, { from, to }: Run, test: LiteralTest, budget: Budget): ClassSet {
  const predicate = operators[test.op].prepare(test.value)
  const fits = (index: number): boolean => {
    spend(budget, 1)
    return predicate(domain.classes[index]?.sample as PresentValue, nowhere)
  }
  const seed = [from, to - 1, ...namedIn(domain, test.value)].find((each) => each >= from && each < to && fits(each))
  if (seed === undefined) return noClass
  return interval(border(from - 1, seed, fits), border(to, seed, fits) + 1)
}

/** The last class that fits on the way from one that does to one that does not, which may lie just outside. */
function border(outside: number, inside: number, fits: (index: number) => boolean): number {
  let [misfit, fit] = [outside, inside]
  while (Math.abs(misfit - fit) > 1) {
    const middle = Math.trunc((misfit + fit) / 2)
    if (fits(middle)) fit = middle
    else misfit = middle
  }
  return fit
}

function namedIn({ places }: Domain, operand: Operand): readonly number[] {
  const values = isBetween(operand) ? [operand.from] : operand === null || typeof operand === 'object' ? [] : [operand]
  return values.flatMap((value) => places.get(keyOf(value)) ?? [])
}
